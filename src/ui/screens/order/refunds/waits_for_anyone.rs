//! Of a refund that a colleague left and nobody has on: that it waits for anybody, and who asked for it.

use leptos::prelude::*;

use crate::api::order_detail::OrderDetail;
use crate::domain::agent::Agent;
use crate::domain::refund_task::{RefundState, RefundTask};
use crate::ui::kit::{DateTimeView, Untrusted};

/// Nothing where somebody has it on, or whoever looks at it asked for it.
pub fn waits_for_anyone(order: &OrderDetail, task: &RefundTask, me: Option<&Agent>) -> Option<AnyView> {
    if !matches!(task.state, RefundState::ToDo) {
        return None;
    }
    let note = task.cause.credit_note()?;
    let note = order.credit_notes.iter().find(|known| known.number == *note)?;
    let (by, at) = (note.issued_by.clone(), note.issued_at);
    let is_anothers = me.is_none_or(|me| me.id != by.id);
    is_anothers.then(|| {
        view! {
            <p class="quiet">
                {t!(refunds.waits_for_anyone)} " " <Untrusted text=by.name/> ", " <DateTimeView at/> "."
            </p>
        }
        .into_any()
    })
}
