//! A deed that limits are about, with what it comes to: the screen and the backend ask for it alike.

use super::Proposal;
use crate::domain::credit::{CreditNoteDraft, Quote};
use crate::domain::limits::Sums;
use crate::domain::money::Amount;
use crate::domain::payment::PaymentId;
use crate::domain::refund_task::{AlternativeMethod, RefundTaskId};

/// What is proposed, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub proposal: Proposal,
    pub sums: Sums,
}

impl Proposed {
    /// Cancelling an order, by which this much goes back.
    pub const fn cancellation(expected_total: Amount) -> Self {
        Self { proposal: Proposal::RequestCancellation { expected_total }, sums: Sums::refund(expected_total) }
    }

    /// A credit note, whose figures are these.
    pub fn note(draft: Box<CreditNoteDraft>, quote: &Quote) -> Self {
        Self { proposal: Proposal::IssueCreditNote { draft }, sums: Sums::of_note(quote) }
    }

    pub const fn overpayment(payment: PaymentId, amount: Amount, reason: String) -> Self {
        Self { sums: Sums::refund(amount), proposal: Proposal::RefundOverpayment { payment, amount, reason } }
    }

    /// So much of a refund by another means.
    pub const fn other_means(task: RefundTaskId, method: AlternativeMethod, amount: Amount) -> Self {
        Self { proposal: Proposal::PayByOtherMeans { task, method }, sums: Sums::by_other_means(amount) }
    }
}
