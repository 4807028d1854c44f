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

/// The goods' way: back on the shelf or not (*Mise à jour de l'inventaire*, *Restock*). On the wire a boolean.
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

/// The occasion of a refund. It decides whether gift cards get any (*Gift cards*: by cancelling the order), and only
/// a cancellation may come to nothing or give back more than the order cost, when more was captured.
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
    /// True where gift cards take part: by cancelling, or where the shop has decided so.
    pub(super) const fn refunds_gift_cards(self) -> bool {
        !matches!(self, Self::CreditNote)
    }
}
