//! The refund engine: what a credit note comes to, to the cent, and why. One function serves the agent's
//! preview and the backend's creation.
//!
//! What was charged is the truth, not what rates say: every figure is a part of what the order records. Of
//! each item the ledger knows what was charged and what earlier credit notes gave back; lines, parcels and
//! fees give back parts of the rest, an adjustment comes last, then the sum is held against what the order
//! cost and what was really captured, and split over the payments.

mod allocation;
mod correction;
mod draft;
mod engine;
mod explanation;
mod full_refund;
pub(super) mod note;
pub(super) mod note_number;
pub(super) mod quote;
mod reduce;
mod refundable;
mod refusal;
mod typed_total;

pub use allocation::explanation::ShareExplanation;
pub use allocation::{AllocatedShare, Allocation, GiftCards, PaymentShare};
pub use correction::{CorrectionRefusal, correction};
pub use draft::{AdjustmentDraft, AdjustmentTax, Basis, ChargeDraft, CreditNoteDraft, LineDraft};
pub use engine::payment_balance::used_by;
pub use engine::quote;
pub use engine::split::by_strategy::Strategy;
pub use engine::texts::missing_reason;
pub use explanation::{Explanation, Parts, TaxExplanation};
pub use full_refund::{everything_left, everything_refundable};
#[cfg(test)]
pub(crate) use note::fixture;
pub use note::{CreditNote, Restock};
pub use note_number::CreditNoteNumber;
pub use quote::{
    AdjustedTax, AdjustmentQuote, BindingCap, ChargeQuote, LineLeft, LineQuote, Quote, RemainingAfter, TaxQuote,
    TaxTotal,
};
pub use reduce::lowered_to;
pub use refundable::{ChargeLeft, Left, left};
pub use refusal::{Cap, RefundProblem, RefundRefusal};
pub use typed_total::with_total;

/// What an order has seen before, and on which occasion it is refunded now.
#[derive(Clone, Copy, Debug)]
pub struct Past<'a> {
    /// Every credit note of the order, corrections included.
    pub notes: &'a [CreditNote],
    /// What refund tasks use of each payment: the done and the open ones, not the impossible ones. See
    /// [`used_by`].
    pub refunded: &'a [PaymentShare],
    pub occasion: Occasion,
}

/// Why money goes back. It decides whether gift cards get any (seed 003: by cancelling the order), and only
/// a cancellation may come to nothing or give back more than the order cost, when more was captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// A credit note, which leaves gift cards alone.
    CreditNote,
    /// A credit note in a shop whose settings let gift cards be credited without cancelling.
    CreditNoteAlsoToGiftCards,
    /// The whole order is cancelled.
    Cancellation,
}

impl<'a> Past<'a> {
    fn quotes(&self) -> impl Iterator<Item = &'a Quote> + use<'a> {
        self.notes.iter().map(|note| &note.quote)
    }
}

impl Occasion {
    /// A credit note in a shop that has decided about gift cards.
    pub const fn of_credit_note(credits_gift_cards: bool) -> Self {
        if credits_gift_cards { Self::CreditNoteAlsoToGiftCards } else { Self::CreditNote }
    }

    const fn gift_cards(self) -> GiftCards {
        match self {
            Self::CreditNote => GiftCards::OnlyByCancelling,
            Self::CreditNoteAlsoToGiftCards | Self::Cancellation => GiftCards::Refundable,
        }
    }
}

#[cfg(test)]
mod tests;
