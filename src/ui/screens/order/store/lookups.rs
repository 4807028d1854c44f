//! Lookups on an order that several parts of the screen share.

use crate::api::order_detail::OrderDetail;
use crate::domain::cancellation::Cancellation;
use crate::domain::credit::{CreditNote, CreditNoteNumber};
use crate::domain::refund_task::RefundTask;

/// The refunds that wait for somebody outside of a cancellation.
pub fn waiting_refunds(order: &OrderDetail) -> impl Iterator<Item = &RefundTask> {
    let is_refunding = is_refunding(order);
    order.tasks().filter(move |task| task.is_open() && !is_refunding)
}

/// Whether the refunds are a step of a cancellation.
pub const fn is_refunding(order: &OrderDetail) -> bool {
    matches!(order.cancellation, Cancellation::Refunding { .. })
}

/// The note of this number.
pub fn note<'a>(order: &'a OrderDetail, number: &CreditNoteNumber) -> Option<&'a CreditNote> {
    order.credit_notes.iter().find(|note| note.number == *number)
}

/// The number of the note that took this one back, if one did.
pub fn correction_of<'a>(order: &'a OrderDetail, number: &CreditNoteNumber) -> Option<&'a CreditNoteNumber> {
    CreditNote::correction_of(number, &order.credit_notes).map(|note| &note.number)
}
