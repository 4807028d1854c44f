//! A credit note for tests.

use super::CreditNote;
use crate::domain::agent::fixture::agent;
use crate::domain::credit::note_number::CreditNoteNumber;
use crate::domain::credit::quote::Quote;
use crate::domain::credit::terms::Restock;
use crate::domain::order::fixture::order;
use crate::domain::timestamp::Timestamp;

/// The first note, with these figures.
pub fn note(quote: Quote) -> CreditNote {
    CreditNote {
        number: CreditNoteNumber::new(2026, 1),
        order: order().number,
        issued_at: Timestamp::EPOCH,
        issued_by: agent("Awa"),
        reason: String::new(),
        restock: Restock::Leave,
        corrects: None,
        for_return: None,
        quote,
        tax_in_euros: None,
    }
}
