//! The step *Commande annulable*: the agent confirms once more, and the warehouse holds the order.

use leptos::prelude::*;

use super::leaving::{LeaveButton, LeaveHint};
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::ui::kit::{ButtonKind, DialogActions};
use crate::ui::screens::order::parts::action_button::{CommandButton, ObstacleNote};

/// Leaving undoes it, so its button has the focus: nothing is cancelled by one Enter too many.
#[component]
pub fn ConfirmStep() -> impl IntoView {
    view! {
        <p class="cancellation-question">{t!(cancellation.confirm.question)}</p>
        <p>{t!(cancellation.confirm.explained)}</p>
        <LeaveHint/>
        <ObstacleNote action=OrderAction::ConfirmCancellation/>
        <DialogActions>
            <LeaveButton kind=ButtonKind::Quiet/>
            <CommandButton command=OrderCommand::ConfirmCancellation kind=ButtonKind::Primary autofocus=true>
                {t!(cancellation.confirm.action)}
            </CommandButton>
        </DialogActions>
    }
}
