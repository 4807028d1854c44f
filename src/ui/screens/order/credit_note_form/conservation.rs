//! Where the captured money is once the note is issued: given back before, in this note, still refundable, kept.

use super::creditable_order::Ground;
use super::evaluation::Answer;
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
    pub fn of(ground: &Ground, answer: &Answer) -> Self {
        let (captured, zero) = (ground.order().captured(), ground.zero());
        let left = total(ground.currency(), ground.left.payments.iter().map(|share| share.amount));
        let after = || {
            let (in_note, items_left) = match answer.whole() {
                Some(quote) => (quote.total, quote.remaining_after.items),
                None => (zero, ground.left.items),
            };
            let after = left - in_note;
            let refundable = items_left.min(ground.owed() - in_note).min(after).max(zero);
            After { in_note, refundable, kept: after - refundable }
        };
        Self { captured, refunded: captured - left, after: (!answer.is_wrong()).then(after) }
    }
}
