//! The whereabouts of the captured money once a credit note is issued: given back before, in the note, still
//! refundable, kept.

use super::quote::Quote;
use super::refundable::Refundable;
use crate::domain::money::Amount;

/// `captured = refunded + in_note + refundable + overpayment + kept`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conservation {
    pub captured: Amount,
    /// Given back before, or on its way.
    pub refunded: Amount,
    /// What of the note goes back as money.
    pub in_note: Amount,
    /// The part that can still go back for items, to gift cards by cancelling.
    pub refundable: Amount,
    /// What was captured beyond the price of the order: it goes back on no note.
    pub overpayment: Amount,
    /// What no item is left for: fees that are kept.
    pub kept: Amount,
}

impl Refundable {
    /// The money once a note with these figures is issued, or while there is none.
    pub fn conservation(&self, note: Option<&Quote>) -> Conservation {
        let nothing = self.captured.zero_alike();
        let (credited, in_note, items_left) = match note {
            Some(quote) => (quote.total, quote.paid_out(), quote.remaining_after.items),
            None => (nothing, nothing, self.items),
        };
        let after = self.captured - in_note;
        let refundable = items_left.min(self.uncredited - credited).min(after).max(nothing);
        let (refunded, overpayment) = (self.refunded, self.overpayment());
        let captured = self.captured + refunded + overpayment;
        Conservation { captured, refunded, in_note, refundable, overpayment, kept: after - refundable }
    }
}
