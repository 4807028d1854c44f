//! Credit notes at the tills of a shop: what one can still give there, and using it. A till reads and does nothing else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::call;
use super::order_write::order_write;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::till_credit::{TillCredit, TillUseDraft};

/// GET `/till/credits/{number}`: what a till may take of this note, by the number that is printed on it, in letters and as
/// a barcode (Code 128, ISO/IEC 15417).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadTillCredit {
    pub note: CreditNoteNumber,
}

/// A credit note as a till is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ToldTillCredit {
    #[serde(flatten)]
    pub credit: TillCredit,
    /// The order's version, which a use is decided on.
    pub version: u64,
}

call!(ReadTillCredit { note } = Get "/till/credits/{number}" => ToldTillCredit);

/// POST `/till/credits/{number}/uses`: a till gave the customer so much for the note. It settles the refunds of the note
/// that nobody has on, in one transaction, so that no money is both used and given back; what is left of one stays to be
/// refunded, or to be used. Refused while an agent is about to give it back, or has MOD on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseAtTill {
    pub note: CreditNoteNumber,
    pub body: TillUseDraft,
}

order_write!(UseAtTill { note: CreditNoteNumber, body: TillUseDraft } = Post "/till/credits/{number}/uses" => ToldTillCredit);
