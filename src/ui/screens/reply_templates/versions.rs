//! Every version of a text is kept, and can be taken again: the newest first, which another lead may just have written.

use leptos::prelude::*;

use super::store::TemplateStore;
use crate::api::reply_templates::{ReplyTemplate, TemplateVersion};
use crate::domain::reply_template::TemplateText;
use crate::ui::kit::{Button, ButtonKind, DateTimeView, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};

#[component]
pub fn Versions() -> impl IntoView {
    let store = TemplateStore::expect();
    let known = Memo::new(move |_| store.known());
    live_if(move || {
        let known = known.get()?;
        let versions = known.versions.iter().map(|version| row(store, &known, version)).collect_view();
        (!known.versions.is_empty()).then(|| {
            view! {
                <details class="template-versions">
                    <summary>{t!(reply_templates.earlier)}</summary>
                    <ul>{versions}</ul>
                </details>
            }
            .into_any()
        })
    })
}

fn row(store: TemplateStore, known: &ReplyTemplate, version: &TemplateVersion) -> AnyView {
    let language = Language::expect();
    let TemplateVersion { version: number, text, changed_by, changed_at } = version.clone();
    let text = text.unwrap_or_else(|| TemplateText::shipped(known.kind, known.language));
    let shown = text.clone();
    let name = live_text(move || (language.texts().reply_templates.version)(number));
    let take_it = live_text(move || (language.texts().reply_templates.take_version)(number));
    let take = store.may_change().then(|| {
        let on_press = Callback::new(move |()| store.write(text.clone()));
        view! { <Button kind=ButtonKind::Quiet on_press>{take_it}</Button> }
    });
    view! {
        <li>
            <p>
                <strong>{name}</strong> " " <DateTimeView at=changed_at/> " " {t!(reply_templates.by)} " "
                <Untrusted text=changed_by/> " " {take}
            </p>
            <p><strong><Untrusted text=shown.subject/></strong></p>
            <p class="mail-text"><Untrusted text=shown.body lines=true/></p>
        </li>
    }
    .into_any()
}
