//! A credit note as credit at a till of the shop: what it can still give there, and what was used of it.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::credit::CreditNoteNumber;
use super::money::{Amount, Currency};
use super::order::OrderNumber;
use super::refund_task::readable;
use super::timestamp::Timestamp;
use super::wire_words::wire_words;

/// The name of a note as it is printed for tills, in letters and as a barcode: its number and that of its order, behind a colon.
/// Numbers of notes follow each other; only who holds the paper knows which order one belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct TillCode(pub String);

impl TillCode {
    pub fn new(note: &CreditNoteNumber, order: &OrderNumber) -> Self {
        Self(format!("{note}:{order}"))
    }

    /// The note and the order that it names, whether there are such or not.
    pub fn parts(&self) -> Option<(CreditNoteNumber, OrderNumber)> {
        let (note, order) = self.0.split_once(':')?;
        Some((CreditNoteNumber(note.to_owned()), OrderNumber(order.to_owned())))
    }
}

impl fmt::Display for TillCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a till is told of a credit note. It holds nothing of the customer: who shows the note has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TillCredit {
    pub note: CreditNoteNumber,
    pub order: OrderNumber,
    pub currency: Currency,
    /// The note's total.
    pub credited: Amount,
    /// The amount that a till may take of it now. The rest was used, went back another way, or is on its way there.
    pub usable: Amount,
    /// The sum of its uses.
    pub used: Amount,
    pub state: TillCreditState,
    /// Oldest first; none that turned out a mistake.
    pub uses: Vec<TillUse>,
}

wire_words! {
    /// Whether a till takes a credit note.
    pub enum TillCreditState {
        /// Nothing of it was used.
        Open = "open",
        /// Some was used, and some can be.
        PartlyUsed = "partly_used",
        /// It was used, and nothing more can be.
        Used = "used",
        /// Nothing was used of it, and nothing can be: its money went back another way or is on its way there, it was taken
        /// back, or it is of a test order.
        NotUsable = "not_usable",
    } else {
        Unknown
    }
}

/// Credit that was used at a till.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TillUse {
    /// The number on the till's receipt.
    pub receipt: String,
    pub amount: Amount,
    pub at: Timestamp,
}

/// Credit that a till is about to use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TillUseDraft {
    /// At most what is usable; in the order's currency.
    pub amount: Amount,
    /// The number on the till's receipt, by which it is found again. One receipt uses a note once.
    pub receipt: String,
}

impl TillUseDraft {
    /// Without what nobody sees in the number of a receipt.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        Self { receipt: readable(&self.receipt), ..self.clone() }
    }
}
