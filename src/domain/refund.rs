//! The refund engine: what a credit note comes to, to the cent, and why. One function serves the agent's
//! preview and the backend's creation.

mod explanation;
mod quote;
mod refusal;

pub use explanation::{Explanation, Parts, ShareExplanation, TaxExplanation};
pub use quote::{
    AdjustmentQuote, AllocatedShare, BindingCap, ChargeQuote, LineLeft, LineQuote, Quote, RemainingAfter, TaxQuote,
    TaxTotal,
};
pub use refusal::{Cap, RefundProblem, RefundRefusal};

use super::allocation::PaymentShare;
use super::credit_note::{CreditNote, CreditNoteDraft};
use super::order::Order;

/// What an order has seen before, and on which occasion it is refunded now.
#[derive(Clone, Copy, Debug)]
pub struct Past<'a> {
    /// Every credit note of the order, corrections included.
    pub notes: &'a [CreditNote],
    /// What refund tasks use of each payment: the done and the open ones, not the impossible ones.
    pub refunded: &'a [PaymentShare],
    pub occasion: Occasion,
}

/// Why money goes back; it decides whether gift cards get any (seed 003: by cancelling the order).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// A credit note, which leaves gift cards alone.
    CreditNote,
    /// A credit note in a shop whose settings let gift cards be credited without cancelling.
    CreditNoteAlsoToGiftCards,
    /// The whole order is cancelled.
    Cancellation,
}

/// What `draft` comes to, or every problem with it.
///
/// # Errors
/// A [`RefundRefusal`] for each problem, in the order of the draft.
pub fn quote(order: &Order, past: &Past<'_>, draft: &CreditNoteDraft) -> Result<Quote, Vec<RefundRefusal>> {
    todo!()
}

/// The draft of a cancellation: all that is left of the lines, parcels and fees, and of what was captured.
pub fn everything_left(order: &Order, past: &Past<'_>) -> CreditNoteDraft {
    todo!()
}
