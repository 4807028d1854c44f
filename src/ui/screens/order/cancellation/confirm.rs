//! The step *Commande annulable*: the agent confirms once more before the warehouse holds the order.

use leptos::prelude::*;

use super::leaving::{CloseButton, LeaveButton, LeaveHint};
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::ui::kit::{ButtonKind, DialogActions};
use crate::ui::screens::order::parts::action_button::{CommandButton, ObstacleNote};

/// The focus is on what does nothing, so that a key pressed once too often confirms nothing.
#[component]
pub fn ConfirmStep() -> impl IntoView {
    view! {
        <p class="cancellation-question">{t!(cancellation.confirm.question)}</p>
        <p>{t!(cancellation.confirm.explained)}</p>
        <LeaveHint said=|texts| texts.cancellation.confirm.leave_hint/>
        <p class="quiet shortcut">{t!(cancellation.confirm.shortcut)}</p>
        <ObstacleNote action=OrderAction::ConfirmCancellation/>
        <DialogActions>
            <LeaveButton kind=ButtonKind::Quiet/>
            <CloseButton autofocus=true/>
            <CommandButton command=OrderCommand::ConfirmCancellation kind=ButtonKind::Primary>
                {t!(cancellation.confirm.action)}
            </CommandButton>
        </DialogActions>
    }
}
