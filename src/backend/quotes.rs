//! What a drafted credit note comes to on an order as it is kept: the same for its preview and its creation.

use super::store::OrderRecord;
use crate::domain::credit_note::CreditNoteDraft;
use crate::domain::refund::{Occasion, Quote, RefundRefusal, quote};

/// # Errors
/// Every problem with the draft.
pub fn quote_for(
    record: &OrderRecord,
    draft: &CreditNoteDraft,
    credits_gift_cards: bool,
) -> Result<Quote, Vec<RefundRefusal>> {
    record.with_past(Occasion::of_credit_note(credits_gift_cards), |past| quote(&record.order, past, draft))
}
