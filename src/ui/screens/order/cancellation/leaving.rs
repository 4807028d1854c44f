//! The ways out of the pop-in: leaving MOD, and only putting the pop-in away.

use leptos::prelude::*;

use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::ui::kit::{Button, ButtonKind};
use crate::ui::language::{self, Word};
use crate::ui::reactive::{live_if, memo_bool};
use crate::ui::screens::order::open_dialog::Dialogs;
use crate::ui::screens::order::parts::action_button::CommandButton;
use crate::ui::screens::order::store::OrderStore;

/// *Quitter MOD*
#[component]
pub fn LeaveButton(#[prop(optional)] kind: ButtonKind, #[prop(optional)] autofocus: bool) -> impl IntoView {
    view! {
        <CommandButton command=OrderCommand::CloseModification kind autofocus>
            {t!(cancellation.leave)}
        </CommandButton>
    }
}

/// What leaving MOD comes to at this step, for who can leave it.
#[component]
pub fn LeaveHint(said: Word) -> impl IntoView {
    let store = OrderStore::expect();
    let can_leave = memo_bool(move || store.allows(OrderAction::CloseModification));
    live_if(move || can_leave.get().then(|| view! { <p class="quiet">{language::text(said)}</p> }.into_any()))
}

/// *Fermer*: puts the pop-in away and changes nothing.
#[component]
pub fn CloseButton(#[prop(optional)] kind: ButtonKind, #[prop(optional)] autofocus: bool) -> impl IntoView {
    let dialogs = Dialogs::expect();
    let close = Callback::new(move |()| dialogs.put_away());
    view! { <Button kind on_press=close autofocus>{t!(cancellation.close)}</Button> }
}
