//! The refunds as a step of the cancellation.

use leptos::prelude::*;

use super::leaving::CloseButton;
use crate::ui::kit::DialogActions;
use crate::ui::screens::order::refunds::RefundTasks;

#[component]
pub fn RefundStep() -> impl IntoView {
    view! {
        <RefundTasks/>
        <DialogActions>
            <p class="quiet close-hint">{t!(refunds.close_hint)}</p>
            <CloseButton/>
        </DialogActions>
    }
}
