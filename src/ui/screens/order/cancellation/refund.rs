//! The transaction pop-in, as a step of the cancellation.

use leptos::prelude::*;

use super::leaving::CloseButton;
use crate::ui::desk::Desk;
use crate::ui::kit::DialogActions;
use crate::ui::screens::order::refunds::RefundTasks;

#[component]
pub fn RefundStep() -> impl IntoView {
    let desk = Desk::expect();
    view! {
        <RefundTasks/>
        <DialogActions>
            <p class="quiet close-hint">{desk.say(|texts| texts.cancellation.close_hint)}</p>
            <CloseButton/>
        </DialogActions>
    }
}
