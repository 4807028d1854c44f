//! Text that an agent types.

use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use super::field::{Field, FieldIds};

/// The kind of text, by which a phone chooses its keyboard and the browser what it fills in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    #[default]
    Text,
    Search,
    /// A day, as `2026-11-20`; the browser writes it as the agent is used to.
    Day,
    /// Figures.
    Amount,
    /// Shown as dots, and kept from the browser's memory.
    Secret,
}

impl InputKind {
    const fn of_input(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Search => "search",
            Self::Day => "date",
            Self::Amount => "text",
            Self::Secret => "password",
        }
    }

    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Search => Some("search"),
            Self::Amount => Some("decimal"),
            Self::Text | Self::Day | Self::Secret => None,
        }
    }
}

/// One line. The value is held by whoever listens to `on_input`.
#[component]
pub fn TextInput(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    on_input: Callback<String>,
    #[prop(optional)] kind: InputKind,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(optional, into)] placeholder: MaybeProp<String>,
    #[prop(optional)] label_hidden: bool,
    #[prop(optional)] autofocus: bool,
    /// In characters.
    #[prop(optional)]
    max_length: Option<usize>,
    #[prop(optional)] on_key: Option<Callback<KeyboardEvent>>,
    /// Told the text that is pasted, all its lines; answers true to take it instead of the field.
    #[prop(optional)]
    on_paste: Option<Callback<String, bool>>,
    /// Told once the agent is done with it: by Enter, or by going on.
    #[prop(optional)]
    on_commit: Option<Callback<String>>,
    /// For whoever moves the focus here.
    #[prop(optional)]
    node: NodeRef<html::Input>,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let described_by = ids.described_by(hint, error);
    let key = move |event| {
        if let Some(on_key) = on_key {
            on_key.run(event);
        }
    };
    let paste = move |event: ClipboardEvent| {
        let Some(on_paste) = on_paste else { return };
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if on_paste.run(text) {
            event.prevent_default();
        }
    };
    let commit = move |event| {
        if let Some(on_commit) = on_commit {
            on_commit.run(event_target_value(&event));
        }
    };
    view! {
        <Field ids=ids.clone() label hint error label_hidden>
            <input
                class="text-input"
                id=ids.control
                node_ref=node
                type=kind.of_input()
                inputmode=kind.keyboard()
                autocomplete="off"
                spellcheck="false"
                autocapitalize="off"
                maxlength=max_length.map(|length| length.to_string())
                placeholder=placeholder
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described_by
                data-autofocus=autofocus.then_some("")
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
                on:change=commit
                on:keydown=key
                on:paste=paste
            />
        </Field>
    }
}

/// Several lines.
#[component]
pub fn TextArea(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    on_input: Callback<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(optional)] autofocus: bool,
    #[prop(default = 3)] rows: u32,
    /// In characters.
    max_length: usize,
    /// For whoever moves the focus here, or puts something in.
    #[prop(optional)]
    node: NodeRef<html::Textarea>,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let described_by = ids.described_by(hint, error);
    view! {
        <Field ids=ids.clone() label hint error>
            <textarea
                class="text-input"
                id=ids.control
                node_ref=node
                rows=rows.to_string()
                maxlength=max_length.to_string()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described_by
                data-autofocus=autofocus.then_some("")
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            ></textarea>
        </Field>
    }
}
