//! Where the captured money is once the note is issued: given back before, in this note, still refundable, kept.

use super::creditable_order::CreditableOrder;
use super::evaluation::Evaluation;
use crate::domain::money::{Amount, total};

/// `captured = refunded + in_note + refundable + kept`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conservation {
    pub captured: Amount,
    /// Given back before, or on its way.
    pub refunded: Amount,
    /// What becomes of the rest; nobody knows while something is wrong with the form.
    pub after: Option<After>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    pub in_note: Amount,
    /// What can still go back for items, to gift cards by cancelling.
    pub refundable: Amount,
    /// What no item is left for: fees that are kept, money captured beyond what the order cost.
    pub kept: Amount,
}

impl Conservation {
    pub fn of(creditable: &CreditableOrder, evaluation: &Evaluation) -> Self {
        let (captured, zero) = (creditable.order().captured(), creditable.zero());
        let left = total(creditable.currency(), creditable.left.payments.iter().map(|share| share.amount));
        let after = || {
            let (in_note, items_left) = match evaluation.whole() {
                Some(quote) => (quote.total, quote.remaining_after.items),
                None => (zero, creditable.left.items),
            };
            let after = left - in_note;
            let refundable = items_left.min(creditable.owed() - in_note).min(after).max(zero);
            After { in_note, refundable, kept: after - refundable }
        };
        Self { captured, refunded: captured - left, after: (!evaluation.is_wrong()).then(after) }
    }
}
