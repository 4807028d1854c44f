//! The form of a pop-in that asks for a reason, without which what it is for is not done.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, DialogActions, TextArea, focus};
use crate::ui::language::{self, Language, Word};
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::action_button::{DeedButton, ObstacleNote};
use crate::ui::screens::order::store::OrderStore;

/// What the form says.
#[derive(Clone, Copy)]
pub struct ReasonWords {
    pub label: Word,
    pub hint: Word,
    /// Where nothing was typed.
    pub missing: Word,
    /// On the button.
    pub submit: Word,
}

#[component]
pub fn ReasonForm(
    deed: OperationKind,
    words: ReasonWords,
    /// The write that this pop-in is for, with the reason; none for another pop-in.
    command: fn(&OpenDialog, String) -> Option<OrderCommand>,
    on_close: Callback<()>,
) -> impl IntoView {
    let language = Language::expect();
    let (store, dialogs) = (OrderStore::expect(), Dialogs::expect());
    let form = NodeRef::<html::Form>::new();
    let (reason, was_tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    let is_missing = move || reason.with(|reason| reason.trim().is_empty());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        was_tried.set(true);
        let dialog = untrack(|| dialogs.open().get());
        if store.obstacle(deed.action()).is_some() {
            return;
        }
        if untrack(is_missing) {
            focus::field(form, "textarea");
        } else if let Some(command) = command(&dialog, reason.get_untracked().trim().to_owned()) {
            store.send_then(command, move || dialogs.drop_wish(&dialog));
        }
    };
    view! {
        <form node_ref=form on:submit=submit novalidate=true>
            <TextArea
                label=language::text_signal(words.label)
                value=reason
                on_input=Callback::new(move |text| reason.set(text))
                hint=language::text_signal(words.hint)
                error=MaybeProp::derive(move || {
                    (was_tried.get() && is_missing()).then(|| (words.missing)(language.texts()).to_owned())
                })
                rows=2
                max_length=text_limits::REASON
                autofocus=true
            />
            <ObstacleNote action=deed.action()/>
            <DialogActions>
                <Button kind=ButtonKind::Quiet on_press=on_close>{t!(kit.close)}</Button>
                <DeedButton deed kind=ButtonKind::Primary submits=true>{language::text(words.submit)}</DeedButton>
            </DialogActions>
        </form>
    }
}
