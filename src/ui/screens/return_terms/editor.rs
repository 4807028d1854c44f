//! The dialog in which a reason or an action is made, or renamed.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::store::{Editor, TermKind, TermsStore};
use crate::domain::returns::{ActionKind, ReturnActionDraft, ReturnReasonDraft};
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, Dialog, DialogActions, Select, TextInput, focus};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, memo_bool};

#[component]
pub fn EditorView() -> impl IntoView {
    let store = TermsStore::expect();
    let language = Language::expect();
    let open = memo_bool(move || store.editor.get() != Editor::Closed);
    let on_close = Callback::new(move |()| store.editor.set(Editor::Closed));
    let title = Signal::derive(move || {
        let words = &language.texts().returns.terms;
        match store.editor.get() {
            Editor::New(TermKind::Reason) => words.add_reason,
            Editor::New(TermKind::Action) => words.add_action,
            Editor::Of(..) | Editor::Closed => words.edit,
        }
        .to_owned()
    });
    view! {
        <Dialog open title on_close>
            {live_if(move || (store.editor.get() != Editor::Closed).then(|| view! { <EditorForm on_close/> }.into_any()))}
        </Dialog>
    }
}

#[component]
fn EditorForm(on_close: Callback<()>) -> impl IntoView {
    let (store, language) = (TermsStore::expect(), Language::expect());
    let form = NodeRef::<html::Form>::new();
    let editor = store.editor.get_untracked();
    let known = match &editor {
        Editor::Of(kind, id) => untrack(|| store.list(*kind)).into_iter().find(|term| term.id == *id),
        Editor::New(_) | Editor::Closed => None,
    };
    let (french, english) = known.map(|term| (term.text.fr, term.text.en)).unwrap_or_default();
    let (french, english) = (RwSignal::new(french), RwSignal::new(english));
    let (kind, was_tried) = (RwSignal::new(ActionKind::Refund), RwSignal::new(false));
    let is_blank = |text: RwSignal<String>| text.with(|text| text.trim().is_empty());
    let error = move |text: RwSignal<String>| {
        MaybeProp::derive(move || {
            (was_tried.get() && is_blank(text)).then(|| language.texts().returns.terms.missing.to_owned())
        })
    };
    let is_new_action = editor == Editor::New(TermKind::Action);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        was_tried.set(true);
        if untrack(|| is_blank(french) || is_blank(english)) {
            return focus::field(form, "[aria-invalid]");
        }
        let (fr, en) = (french.get_untracked(), english.get_untracked());
        let kind = kind.get_untracked();
        store.change(None, |draft| match &editor {
            Editor::New(TermKind::Reason) => {
                draft.reasons.push(ReturnReasonDraft { id: None, fr, en, retired: false });
            }
            Editor::New(TermKind::Action) => {
                draft.actions.push(ReturnActionDraft { id: None, kind, fr, en, retired: false });
            }
            // None is ever deleted, so that it is there still.
            Editor::Of(TermKind::Reason, id) => {
                let renamed = draft.reasons.iter_mut().find(|reason| reason.id.as_ref() == Some(id));
                renamed.into_iter().for_each(|reason| (reason.fr, reason.en) = (fr.clone(), en.clone()));
            }
            Editor::Of(TermKind::Action, id) => {
                let renamed = draft.actions.iter_mut().find(|action| action.id.as_ref() == Some(id));
                renamed.into_iter().for_each(|action| (action.fr, action.en) = (fr.clone(), en.clone()));
            }
            Editor::Closed => {}
        });
    };
    let kinds = Signal::derive(move || {
        let word = |kind| (kind, (language.texts().returns.terms.kind_word)(kind).to_owned());
        ActionKind::ALL.map(word).to_vec()
    });
    let choice = is_new_action.then(|| {
        view! {
            <Select
                label=t_signal!(returns.terms.kind)
                options=kinds
                value=Signal::derive(move || Some(kind.get()))
                on_choose=Callback::new(move |chosen| kind.set(chosen))
            />
        }
    });
    view! {
        <form class="return-form" node_ref=form on:submit=submit novalidate=true>
            <TextInput
                label=t_signal!(returns.terms.french)
                value=french
                on_input=Callback::new(move |text| french.set(text))
                error=error(french)
                max_length=text_limits::RETURN_TERM
                autofocus=true
            />
            <TextInput
                label=t_signal!(returns.terms.english)
                value=english
                on_input=Callback::new(move |text| english.set(text))
                error=error(english)
                max_length=text_limits::RETURN_TERM
            />
            {choice}
            {store.outcome_view()}
            <DialogActions>
                <Button kind=ButtonKind::Quiet on_press=on_close>{t!(kit.close)}</Button>
                <Button kind=ButtonKind::Primary submits=true on_press=Callback::new(|()| {})>
                    {t!(returns.terms.save)}
                </Button>
            </DialogActions>
        </form>
    }
}
