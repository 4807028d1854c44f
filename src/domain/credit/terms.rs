//! The terms of a credit note: what an amount means, which tax an adjustment holds, why money goes back and to what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The meaning of a typed amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// *TTC*
    #[default]
    Gross,
    /// *HT*
    Net,
}

/// The tax that an adjustment holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AdjustmentTax {
    /// None: a gesture or a penalty, outside of the sale.
    #[default]
    None,
    /// The proportion of what this note refunds; that of the order, when it refunds nothing else.
    AsItems,
    /// The rest of every tax, to exactly what was charged. Only a cancellation closes the books like this.
    Rest,
}

/// How much of what a note credits goes back as money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Payout {
    /// All of it, so that it credits no more than was captured.
    #[default]
    Full,
    /// What was paid beyond what the customer still owes once it is credited. It may credit all that the order cost, paid
    /// or not.
    Balance,
}

impl Payout {
    pub fn is_full(&self) -> bool {
        *self == Self::Full
    }
}

/// Whether the goods go back on the shelf (*Mise à jour de l'inventaire*, seed 003). On the wire a boolean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "bool", into = "bool")]
pub enum Restock {
    /// The stock rises by what was refunded.
    Return,
    /// The stock stays as it is.
    #[default]
    Leave,
}

impl From<bool> for Restock {
    fn from(restock: bool) -> Self {
        if restock { Self::Return } else { Self::Leave }
    }
}

impl From<Restock> for bool {
    fn from(restock: Restock) -> Self {
        restock == Restock::Return
    }
}

/// Why money goes back. It decides whether gift cards get any (seed 003: by cancelling the order), and a cancellation
/// credits the whole sale, whatever was paid of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// A credit note, which leaves gift cards alone.
    CreditNote,
    /// A credit note in a shop whose settings let gift cards be credited without cancelling.
    CreditNoteAlsoToGiftCards,
    /// The whole order is cancelled.
    Cancellation,
}

impl Occasion {
    /// Whether gift cards take part: their money goes back by cancelling, unless the shop has settled it otherwise.
    pub const fn refunds_gift_cards(self) -> bool {
        !matches!(self, Self::CreditNote)
    }
}
