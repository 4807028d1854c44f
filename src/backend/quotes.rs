//! What a drafted credit note comes to on an order as it is kept: the same for its preview and its creation.

use super::store::OrderRecord;
use crate::domain::allocation::used_by;
use crate::domain::credit_note::CreditNoteDraft;
use crate::domain::refund::{Occasion, Past, Quote, RefundRefusal, quote};

/// # Errors
/// Every problem with the draft.
pub fn quote_for(
    record: &OrderRecord,
    draft: &CreditNoteDraft,
    credits_gift_cards: bool,
) -> Result<Quote, Vec<RefundRefusal>> {
    let refunded = used_by(&record.refund_tasks);
    let occasion = Occasion::of_credit_note(credits_gift_cards);
    quote(&record.order, &Past { notes: &record.credit_notes, refunded: &refunded, occasion }, draft)
}
