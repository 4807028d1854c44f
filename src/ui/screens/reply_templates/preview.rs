//! What a text comes to, on an order of the shop or a made-up one.

use leptos::prelude::*;

use super::store::TemplateStore;
use crate::api::problem::ProblemCode;
use crate::client::Failure;
use crate::domain::reply_template::TemplateText;
use crate::domain::text_limits;
use crate::ui::kit::{Skeleton, TextInput, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::live;
use crate::ui::reactive::reading::Reading;

#[component]
pub fn Preview() -> impl IntoView {
    let (store, language) = (TemplateStore::expect(), Language::expect());
    let words = move || &language.texts().reply_templates;
    let error = move || match refused(store) {
        Some(ProblemCode::ReplyNotTrue) => Some(words().preview_not_true.to_owned()),
        Some(ProblemCode::OrderNotFound) => Some(words().preview_no_order.to_owned()),
        _ => None,
    };
    let shown = live(move || match store.preview() {
        Reading::Ready { shown, .. } => letter(TemplateText::clone(&shown)),
        Reading::Loading => view! { <Skeleton lines=6/> }.into_any(),
        Reading::Failed(failure) if failure.code() == Some(ProblemCode::ValidationFailed) => {
            view! { <p class="quiet">{t!(reply_templates.preview_waits)}</p> }.into_any()
        }
        // The field above says why.
        Reading::Failed(Failure::Refused(_)) => ().into_any(),
        Reading::Failed(_) => view! { <p class="quiet">{t!(reply_templates.preview_failed)}</p> }.into_any(),
    });
    view! {
        <section class="template-preview" aria-label=t!(reply_templates.preview)>
            <h2>{t!(reply_templates.preview)}</h2>
            <TextInput
                label=t_signal!(reply_templates.preview_order)
                value=Signal::derive(move || store.order.get())
                on_input=Callback::new(move |order| store.order.set(order))
                hint=MaybeProp::derive(move || Some(words().preview_order_hint.to_owned()))
                error=MaybeProp::derive(error)
                max_length=text_limits::SEARCH
            />
            {shown}
        </section>
    }
}

fn refused(store: TemplateStore) -> Option<ProblemCode> {
    match store.preview() {
        Reading::Failed(failure) => failure.code(),
        Reading::Ready { .. } | Reading::Loading => None,
    }
}

fn letter(text: TemplateText) -> AnyView {
    let TemplateText { subject, body } = text;
    view! {
        <div class="template-letter">
            <p><strong><Untrusted text=subject/></strong></p>
            <p class="mail-text"><Untrusted text=body lines=true/></p>
        </div>
    }
    .into_any()
}
