//! The pop-in that asks for a reason, without which what it is for is not done.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::action_button::{DeedButton, ObstacleNote};
use super::pop_in::PopIn;
use super::whose::whose;
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::help::HelpTopic;
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, Dialog, DialogActions, TextArea, focus};
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::memo_bool;
use crate::ui::screens::help::article::help_of;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::store::OrderStore;

/// What the pop-in says.
#[derive(Clone, Copy)]
pub struct ReasonWords {
    /// Its title, and the words of the button that does it.
    pub deed: Word,
    pub label: Word,
    pub hint: Word,
    /// Where nothing was typed.
    pub missing: Word,
    pub help: HelpTopic,
}

/// The write that an open dialog is for, with the reason; none for a dialog that is not this one.
pub type WithReason = fn(&OpenDialog, String) -> Option<OrderCommand>;

#[component]
pub fn ReasonDialog(deed: OperationKind, words: ReasonWords, command: WithReason) -> impl IntoView {
    let dialogs = Dialogs::expect();
    let on_close = Callback::new(move |()| dialogs.put_away());
    let open = memo_bool(move || dialogs.open().with(|dialog| command(dialog, String::new()).is_some()));
    view! {
        <Dialog
            open
            title=language::text_signal(words.deed)
            about=whose()
            on_close
            help=help_of(move || words.help)
        >
            <PopIn>
                <ReasonForm deed words command on_close/>
            </PopIn>
        </Dialog>
    }
}

#[component]
fn ReasonForm(deed: OperationKind, words: ReasonWords, command: WithReason, on_close: Callback<()>) -> impl IntoView {
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
                <DeedButton deed kind=ButtonKind::Primary submits=true>{language::text(words.deed)}</DeedButton>
            </DialogActions>
        </form>
    }
}
