//! Items and the history of their stock (*Journaux des stocks*).

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::{Call, Method, call};
use crate::domain::credit::{CreditNoteNumber, LineRestock};
use crate::domain::order::{LineId, OrderNumber};
use crate::domain::returns::ReturnNumber;
use crate::domain::stock::{Discrepancy, MovementReason, discrepancy};
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
    /// The line of the order and of its note.
    pub line: LineId,
    /// The units of that line of the note; below zero in a correction.
    pub units: i64,
    /// What the note says of these units.
    pub restock: LineRestock,
    /// The return that the note is about.
    #[serde(default, rename = "return", skip_serializing_if = "Option::is_none")]
    pub for_return: Option<ReturnNumber>,
    /// The name of who issued the note.
    pub agent: String,
}

/// The movements of one line of a credit note, in the order of the log: one, or the two of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedLine(pub Vec<StockMovement>);

impl MovedLine {
    /// These movements by the lines of their notes, in the order of the first of each.
    pub fn all(movements: &[StockMovement]) -> Vec<Self> {
        let mut lines: Vec<Self> = Vec::new();
        let mut places = HashMap::new();
        for movement in movements {
            let place = *places.entry((&movement.credit_note, &movement.line)).or_insert(lines.len());
            match lines.get_mut(place) {
                Some(line) => line.0.push(movement.clone()),
                None => lines.push(Self(vec![movement.clone()])),
            }
        }
        lines
    }

    /// How it differs from what its note says.
    pub fn discrepancy(&self) -> Option<Discrepancy> {
        let first = self.0.first()?;
        let logged: Vec<_> = self.0.iter().map(|movement| (movement.reason, movement.change)).collect();
        discrepancy(first.units, first.restock, &logged)
    }
}

call!(ReadMovements { sku } = Get "/items/{sku}/movements" => StockHistory);
