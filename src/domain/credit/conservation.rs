//! The whereabouts of the captured money once a credit note is issued: given back before, in the note, still
//! refundable, kept.

use super::quote::Quote;
use super::refundable::Refundable;
use crate::domain::money::Amount;

/// `captured = refunded + in_note + refundable + kept`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conservation {
    pub captured: Amount,
    /// Given back before, or on its way.
    pub refunded: Amount,
    pub in_note: Amount,
    /// The part that can still go back for items, to gift cards by cancelling.
    pub refundable: Amount,
    /// The part that no item is left for: fees that are kept, money captured beyond what the order cost.
    pub kept: Amount,
}

impl Refundable {
    /// The money once a note with these figures is issued, or while there is none.
    pub fn conservation(&self, note: Option<&Quote>) -> Conservation {
        let nothing = self.captured.zero_alike();
        let (in_note, items_left) = match note {
            Some(quote) => (quote.total, quote.remaining_after.items),
            None => (nothing, self.items),
        };
        let after = self.captured - in_note;
        let refundable = items_left.min(self.owed - in_note).min(after).max(nothing);
        let captured = self.captured + self.refunded;
        Conservation { captured, refunded: self.refunded, in_note, refundable, kept: after - refundable }
    }
}
