//! The text as a lead writes it.

use leptos::html;
use leptos::prelude::*;

use super::places::Places;
use super::store::TemplateStore;
use crate::api::pointer;
use crate::api::problem::ProblemCode;
use crate::domain::reply_template::TemplateText;
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, Notice, NoticeTone, TextArea, TextInput, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_if, live_text, memo_bool};

/// Whoever does not lead reads it.
#[component]
pub fn TemplateEditor() -> impl IntoView {
    let store = TemplateStore::expect();
    let may_change = memo_bool(move || store.may_change());
    live(move || if may_change.get() { view! { <Form/> }.into_any() } else { view! { <Shown/> }.into_any() })
}

#[component]
fn Shown() -> impl IntoView {
    let store = TemplateStore::expect();
    live_if(move || {
        let text = store.known()?.text;
        let shown = view! {
            <div class="template-shown">
                <p><strong><Untrusted text=text.subject/></strong></p>
                <p class="mail-text"><Untrusted text=text.body lines=true/></p>
            </div>
        };
        Some(shown.into_any())
    })
}

#[component]
fn Form() -> impl IntoView {
    let (store, language) = (TemplateStore::expect(), Language::expect());
    let words = move || &language.texts().reply_templates;
    let text = Memo::new(move |_| {
        store.text().unwrap_or_else(|| TemplateText { subject: String::new(), body: String::new() })
    });
    let area = NodeRef::<html::Textarea>::new();
    let write_subject = Callback::new(move |subject| store.write(TemplateText { subject, ..text.get_untracked() }));
    let write_body = Callback::new(move |body| store.write(TemplateText { body, ..text.get_untracked() }));
    let insert = Callback::new(move |place: String| {
        let Some(area) = area.get_untracked() else { return };
        let start = area.selection_start().ok().flatten().unwrap_or_default();
        let length = u32::try_from(place.encode_utf16().count()).unwrap_or_default();
        // Each fails only where there is no selection, and there is always one. The next place goes behind this one.
        let _ = area.set_range_text(&place);
        let end = start.saturating_add(length);
        let _ = area.set_selection_range(end, end);
        let _ = area.focus();
        write_body.run(area.value());
    });
    view! {
        <form class="template-form" on:submit=move |event| event.prevent_default() novalidate=true>
            <State/>
            <TextInput
                label=t_signal!(reply_templates.subject)
                value=Signal::derive(move || text.get().subject)
                on_input=write_subject
                error=MaybeProp::derive(move || store.flaw(pointer::TEXT_SUBJECT, words()))
                max_length=text_limits::MAIL_SUBJECT
            />
            <TextArea
                label=t_signal!(reply_templates.body)
                value=Signal::derive(move || text.get().body)
                on_input=write_body
                hint=MaybeProp::derive(move || Some(words().body_hint.to_owned()))
                error=MaybeProp::derive(move || store.flaw(pointer::TEXT_BODY, words()))
                rows=14
                max_length=text_limits::MAIL_TEXT
                node=area
            />
            <NotSaved/>
            <Deeds/>
            <Places insert/>
        </form>
    }
}

/// Whose words they are, and whether they are saved.
#[component]
fn State() -> impl IntoView {
    let (store, language) = (TemplateStore::expect(), Language::expect());
    let state = live_text(move || {
        let words = &language.texts().reply_templates;
        let is_own = store.known().is_some_and(|known| known.is_own());
        match (store.draft().is_some(), store.is_saved()) {
            (true, _) => words.changed,
            (false, true) => words.saved,
            (false, false) if is_own => words.own,
            (false, false) => words.shipped,
        }
        .to_owned()
    });
    view! { <p class="template-state" role="status">{state}</p> }
}

#[component]
fn NotSaved() -> impl IntoView {
    let (store, language) = (TemplateStore::expect(), Language::expect());
    live_if(move || {
        let failure = store.not_saved()?;
        let words = live_text(move || {
            let texts = language.texts();
            match failure.code() {
                Some(ProblemCode::VersionMismatch) => texts.reply_templates.stale.to_owned(),
                Some(ProblemCode::ValidationFailed) => texts.reply_templates.to_mend.to_owned(),
                _ => texts.problems.of_read(&failure).to_do.to_owned(),
            }
        });
        let title = t_signal!(reply_templates.not_saved);
        Some(view! { <Notice tone=NoticeTone::Error title><p>{words}</p></Notice> }.into_any())
    })
}

#[component]
fn Deeds() -> impl IntoView {
    let store = TemplateStore::expect();
    let is_same = memo_bool(move || store.draft().is_none());
    let is_shipped = memo_bool(move || {
        let (kind, language) = store.place();
        store.text().is_some_and(|text| text == TemplateText::shipped(kind, language))
    });
    view! {
        <div class="template-deeds">
            <Button
                kind=ButtonKind::Primary
                busy=Signal::derive(move || store.is_saving())
                disabled=is_same
                on_press=Callback::new(move |()| store.save())
            >
                {t!(reply_templates.save)}
            </Button>
            <Button disabled=is_same on_press=Callback::new(move |()| store.discard())>
                {t!(reply_templates.discard)}
            </Button>
            <Button kind=ButtonKind::Quiet disabled=is_shipped on_press=Callback::new(move |()| store.take_shipped())>
                {t!(reply_templates.take_shipped)}
            </Button>
        </div>
    }
}
