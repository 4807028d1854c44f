//! Items and the history of their stock (*Journaux des stocks*).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::{Call, Method, call};
use crate::domain::credit::CreditNoteNumber;
use crate::domain::order::OrderNumber;
use crate::domain::returns::ReturnNumber;
use crate::domain::stock::MovementReason;
use crate::domain::timestamp::Timestamp;
use crate::domain::url_encoding::encode;

/// GET `/items?q`: items whose SKU or title contains the text, by SKU; at most 50.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct FindItems {
    pub q: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemList {
    pub items: Vec<Item>,
}

/// An article of the shop, as its orders name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    pub sku: String,
    pub title: String,
}

impl Call for FindItems {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/items";
    type Body = ();
    type Response = ItemList;

    fn path(&self) -> String {
        format!("{}?q={}", Self::PATH, encode(&self.q))
    }
}

/// GET `/items/{sku}/movements`: newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadMovements {
    pub sku: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StockHistory {
    pub item: Item,
    pub movements: Vec<StockMovement>,
}

/// One line of an item's stock history. Append-only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StockMovement {
    pub at: Timestamp,
    /// Units; above zero they came in.
    pub change: i64,
    pub reason: MovementReason,
    pub order: OrderNumber,
    pub credit_note: CreditNoteNumber,
    /// The return that the note is about.
    #[serde(default, rename = "return", skip_serializing_if = "Option::is_none")]
    pub for_return: Option<ReturnNumber>,
    /// The name of who issued the note.
    pub agent: String,
}

call!(ReadMovements { sku } = Get "/items/{sku}/movements" => StockHistory);
