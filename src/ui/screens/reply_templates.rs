//! *Mails et réponses*: the words that customers get. Leads write the shop's own, and see before what they come to.

mod editor;
mod places;
mod preview;
mod store;
mod versions;

use leptos::prelude::*;

use self::editor::TemplateEditor;
use self::preview::Preview;
use self::store::TemplateStore;
use self::versions::Versions;
use super::read_failed::ReadFailed;
use crate::domain::canned_reply::ReplyKind;
use crate::domain::locale::Locale;
use crate::ui::kit::{NoticeTone, Select, Skeleton};
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_if};

#[component]
pub fn ReplyTemplatesPage() -> impl IntoView {
    let store = TemplateStore::provide();
    let retry = Callback::new(move |()| store.retry());
    let body = live(move || {
        if store.is_there() {
            return view! { <Texts/> }.into_any();
        }
        match store.failure() {
            Some(failure) => view! { <ReadFailed failure tone=NoticeTone::Error retry/> }.into_any(),
            None => view! { <div class="page-body" aria-busy="true"><Skeleton lines=6/></div> }.into_any(),
        }
    });
    view! {
        <section class="page reply-templates">
            <div class="page-head">
                <h1 class="page-title" tabindex="-1">{t!(reply_templates.title)}</h1>
            </div>
            {body}
        </section>
    }
}

#[component]
fn Texts() -> impl IntoView {
    let (store, language) = (TemplateStore::expect(), Language::expect());
    let kinds = Signal::derive(move || {
        let word = language.texts().reply_templates.kind;
        ReplyKind::KNOWN.map(|kind| (kind, word(kind).to_owned())).to_vec()
    });
    let languages = vec![(Locale::Fr, "Français".to_owned()), (Locale::En, "English".to_owned())];
    let hint = move || {
        let words = &language.texts().reply_templates;
        if store.may_change() { words.about } else { words.leads_only }
    };
    let preview = live_if(move || store.may_change().then(|| view! { <Preview/> }.into_any()));
    view! {
        <p class="page-hint">{move || hint()}</p>
        <div class="template-choice">
            <Select
                label=t_signal!(reply_templates.kind_label)
                options=kinds
                value=Signal::derive(move || Some(store.place().0))
                on_choose=Callback::new(move |kind| store.go_to((kind, store.place().1)))
            />
            <Select
                label=t_signal!(reply_templates.language_label)
                options=Signal::stored(languages)
                value=Signal::derive(move || Some(store.place().1))
                on_choose=Callback::new(move |language| store.go_to((store.place().0, language)))
            />
        </div>
        <div class="template-columns">
            <TemplateEditor/>
            {preview}
        </div>
        <Versions/>
    }
}
