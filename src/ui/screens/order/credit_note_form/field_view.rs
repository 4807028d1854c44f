//! A field of the form and its message: what is wrong, what may be taken instead, or which cap lowered it.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use web_sys::Element;

use super::FormStore;
use super::form::FormField;
use super::suggestion::suggestions;
use crate::ui::kit::{FieldIds, focus};
use crate::ui::language::Language;
use crate::ui::reactive::live_if;

/// The two views of a field: what is typed into, and, in another place of the layout, what is said about it.
#[derive(Clone)]
pub struct FieldView {
    field: FormField,
    ids: FieldIds,
}

impl FieldView {
    pub fn new(field: FormField) -> Self {
        Self { field, ids: FieldIds::fresh() }
    }

    /// An input for figures, right-aligned.
    pub fn figure(&self, label: Signal<String>, is_count: bool, on_key: Option<Callback<KeyboardEvent>>) -> AnyView {
        let credit = FormStore::expect();
        let Self { field, ids } = self.clone();
        let (read, wrong) = (field.clone(), field.clone());
        let key = move |event| {
            if let Some(on_key) = on_key {
                on_key.run(event);
            }
        };
        view! {
            <input
                class="text-input figure-input"
                id=ids.control
                type="text"
                inputmode=if is_count { "numeric" } else { "decimal" }
                autocomplete="off"
                spellcheck="false"
                maxlength="40"
                placeholder=if is_count { "0" } else { "" }
                aria-label=label
                aria-invalid=move || credit.is_invalid(&wrong).then_some("true")
                data-autofocus=is_count.then_some("")
                aria-describedby=ids.error
                prop:value=move || credit.of(|form| form.text(&read).to_owned())
                on:input=move |event| credit.set_text(&field, event_target_value(&event))
                on:keydown=key
            />
        }
        .into_any()
    }

    /// What is said about it.
    pub fn message(&self) -> AnyView {
        let id = self.ids.error.clone();
        let (wrong, instead) = (says(self.field.clone()), self.instead());
        view! { <div class="entry-message"><span class="entry-words" id=id role="alert">{wrong}</span>{instead}</div> }
            .into_any()
    }

    /// One click for each figure that may be taken instead.
    pub fn instead(&self) -> AnyView {
        let language = Language::expect();
        let credit = FormStore::expect();
        let (field, control) = (self.field.clone(), self.ids.control.clone());
        live_if(move || {
            let (wrong, creditable, reader) = (credit.wrong(&field)?, credit.creditable()?, credit.reader()?);
            let button = |suggestion| {
                let (field, control) = (field.clone(), control.clone());
                let take = move |event: MouseEvent| {
                    let locale = untrack(|| language.locale());
                    credit.edit(|form, creditable| form.take(field.clone(), suggestion, creditable, locale));
                    focus_field(&event_target(&event), &control, &field);
                };
                view! { <button class="button take" type="button" on:click=take>{reader.suggestion(suggestion)}</button> }
            };
            let suggestions = credit.of(|form| suggestions(&wrong, &field, form, &creditable, reader.locale));
            let buttons: Vec<_> = suggestions.into_iter().map(button).collect();
            (!buttons.is_empty()).then(|| buttons.into_any())
        })
    }
}

/// The button that was pressed is about to go: the focus goes to the field that it changed; where there is none, to
/// the choice that the field belongs to.
fn focus_field(pressed: &Element, control: &str, field: &FormField) {
    let choice = if *field == FormField::Adjustment { ".credit-adjustment :checked" } else { ".credit-split :checked" };
    let (form, control) = (pressed.closest("form").ok().flatten(), format!("#{control}"));
    request_animation_frame(move || {
        let Some(form) = form else { return };
        if let Some(place) = focus::first(&form, &control).or_else(|| focus::first(&form, choice)) {
            focus::focus(&place);
        }
    });
}

/// What is wrong with a field, or which cap lowered it.
pub fn says(field: FormField) -> AnyView {
    let credit = FormStore::expect();
    live_if(move || {
        let reader = credit.reader()?;
        let wrong = credit.wrong(&field).map(|wrong| ("field-error", reader.wrong(&wrong)));
        let lowered = || credit.cap(&field).map(|cap| ("entry-cap", reader.lowered(cap)));
        let (class, words) = wrong.or_else(lowered)?;
        Some(view! { <span class=class>{words}</span> }.into_any())
    })
}

/// The error of a field of the kit.
pub fn error(field: FormField) -> MaybeProp<String> {
    let credit = FormStore::expect();
    MaybeProp::derive(move || Some(credit.reader()?.wrong(&credit.wrong(&field)?)))
}

/// The text of a field of the kit.
pub fn text(field: FormField) -> Signal<String> {
    let credit = FormStore::expect();
    Signal::derive(move || credit.of(|form| form.text(&field).to_owned()))
}

/// Takes the text of a field of the kit.
pub fn on_input(field: FormField) -> Callback<String> {
    let credit = FormStore::expect();
    Callback::new(move |text| credit.set_text(&field, text))
}

/// A label that stands over a field where there is no head of a column for it.
pub fn label(label: Signal<String>) -> AnyView {
    view! { <span class="entry-label" aria-hidden="true">{label}</span> }.into_any()
}
