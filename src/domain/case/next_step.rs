//! What is to be done next about the money of an order: the one answer for every banner, which nothing that was pressed
//! can change.

use super::Case;
use crate::domain::credit::{CreditNote, CreditNoteNumber};
use crate::domain::money::{Amount, total};

/// How far the refunds outside of a cancellation are; a cancellation's own step tells of its refunds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundStep {
    /// So much is still to be given back, or to be told whether it was.
    GiveBack(Amount),
    /// So much went out too much, and is neither recovered nor written off.
    Recover(Amount),
    /// So much went back, and nothing is left to do.
    Settled(Amount),
    /// The last note gave nothing back, and nothing else did.
    OnlyCredited(CreditNoteNumber),
}

impl Case<'_> {
    /// The money that went out too much and is still out.
    pub fn open_excess(&self) -> Amount {
        total(self.order.currency, self.tasks.iter().filter_map(|task| Some(task.state.open_excess()?.amount)))
    }

    /// What is next, or what it came to; nothing while no money went back or is to, and once the order is cancelled.
    pub fn refund_step(&self) -> Option<RefundStep> {
        if !self.cancellation.can_be_left() {
            return None;
        }
        let (amounts, excess) = (self.amounts(), self.open_excess());
        // What the shop gave back before was never anything to do here.
        let refunded = amounts.refunded - self.order.refunded_earlier();
        if amounts.pending.is_positive() {
            Some(RefundStep::GiveBack(amounts.pending))
        } else if excess.is_positive() {
            Some(RefundStep::Recover(excess))
        } else if refunded.is_positive() {
            Some(RefundStep::Settled(refunded))
        } else {
            self.last_standing_note().map(|note| RefundStep::OnlyCredited(note.number.clone()))
        }
    }

    fn last_standing_note(&self) -> Option<&CreditNote> {
        self.notes.iter().rev().find(|note| note.check_uncorrected(self.notes).is_ok())
    }
}
