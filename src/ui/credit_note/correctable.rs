//! Whether a note can be taken back. The backend decides; this says why not before it is asked.

use crate::api::orders::OrderDetail;
use crate::domain::action::OrderAction;
use crate::domain::credit_note::CreditNote;
use crate::domain::refund_task::RefundTask;
use crate::ui::credit_note::correction_of;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correctable {
    Yes,
    IsACorrection,
    /// Another note took it back.
    Corrected,
    /// Its money is back, or may be.
    RefundUnderWay,
    /// What was cancelled stays credited.
    Cancelled,
    /// Another agent has the order.
    NotNow,
}

pub fn correctable(order: &OrderDetail, note: &CreditNote) -> Correctable {
    let mut own_tasks =
        order.refund_tasks.iter().map(|detail| &detail.task).filter(|task| task.credit_note == note.number);
    let is_under_way = !own_tasks.all(RefundTask::can_be_withdrawn);
    if note.corrects.is_some() {
        Correctable::IsACorrection
    } else if correction_of(order, &note.number).is_some() {
        Correctable::Corrected
    } else if !order.cancellation.can_be_left() {
        Correctable::Cancelled
    } else if is_under_way {
        Correctable::RefundUnderWay
    } else if order.allowed_actions.contains(&OrderAction::CorrectCreditNote) {
        Correctable::Yes
    } else {
        Correctable::NotNow
    }
}
