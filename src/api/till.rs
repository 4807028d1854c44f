//! Credit notes at the tills of a shop: what one can still give there, and using it. That is all that a till may ask.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::call;
use super::order_write::order_write;
use crate::domain::case::Case;
use crate::domain::credit::CreditNote;
use crate::domain::till_credit::{TillCode, TillCredit, TillUseDraft};

/// GET `/till/credits/{code}`: what a till may take of a note, by the code that is printed on it, in letters and as a
/// barcode (Code 128, ISO/IEC 15417).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadTillCredit {
    pub code: TillCode,
}

/// A credit note as a till is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ToldTillCredit {
    #[serde(flatten)]
    pub credit: TillCredit,
    /// An agent has the order: a use is refused until they leave it.
    pub held: bool,
    /// The order's version, which a use is decided on.
    pub version: u64,
}

impl ToldTillCredit {
    /// Of a note of this order, which has this version and is `held` or not.
    pub fn of(case: &Case<'_>, note: &CreditNote, held: bool, version: u64) -> Self {
        Self { credit: case.till_credit(note), held, version }
    }
}

call!(ReadTillCredit { code } = Get "/till/credits/{code}" => ToldTillCredit);

/// POST `/till/credits/{code}/uses`: a till gave the customer so much for the note. It settles the refunds of the note
/// that nobody has on, in one transaction, so that no money is both used and given back; what is left of one stays to be
/// refunded, or to be used. Refused while an agent is about to give it back, or has MOD on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseAtTill {
    pub code: TillCode,
    pub body: TillUseDraft,
}

order_write!(UseAtTill { code: TillCode, body: TillUseDraft } = Post "/till/credits/{code}/uses" => ToldTillCredit);
