//! What a text can tell of an order, to be put into it.

use leptos::prelude::*;

use super::store::TemplateStore;
use crate::domain::canned_reply::ReplyKind;
use crate::domain::locale::Locale;
use crate::domain::reply_template::Placeholder;
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_text};

#[component]
pub fn Places(insert: Callback<String>) -> impl IntoView {
    let (store, language) = (TemplateStore::expect(), Language::expect());
    let place = Memo::new(move |_| store.place());
    let list = live(move || {
        let (kind, of_text) = place.get();
        let line = |place: &'static Placeholder| {
            let written = place.written(of_text);
            let put = written.clone();
            view! {
                <li>
                    <button type="button" class="template-place" on:click=move |_| insert.run(put.clone())>
                        <code>{written}</code>
                    </button>
                    " "
                    <span class="quiet">
                        {live_text(move || (language.texts().reply_templates.place)(*place).to_owned())}
                    </span>
                </li>
            }
        };
        let lines = Placeholder::of(kind).iter().map(line).collect_view();
        view! { <ul class="template-places">{lines}</ul> {condition(kind, of_text)} }.into_any()
    });
    view! {
        <section class="template-telling">
            <h2>{t!(reply_templates.places)}</h2>
            {list}
        </section>
    }
}

/// How something is said in one case only, where there are several.
fn condition(kind: ReplyKind, language: Locale) -> Option<AnyView> {
    let place = Placeholder::Refunds;
    let is_told = Placeholder::of(kind).contains(&place);
    is_told.then(|| {
        let example = format!("{{% if {} %}} … {{% endif %}}", place.word(language));
        view! { <p class="quiet">{t!(reply_templates.condition)} " " <code>{example}</code></p> }.into_any()
    })
}
