//! GET `/orders/snapshot`: the latest orders as columns, for an index of the reader's own.
//!
//! The answer is lines of JSON, one value a line: a [`SnapshotStart`], then [`SnapshotPart`]s, newest orders first, each
//! to be read as it comes. The answer is whole when at least as many orders came as it began with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::{Call, Method};
use crate::domain::timestamp::Timestamp;

/// Orders that a snapshot has at most, and when nobody says how many.
pub const SNAPSHOT_ORDERS: u32 = 100_000;

/// What the lines of a snapshot are (<https://github.com/ndjson/ndjson-spec>).
pub const SNAPSHOT_TYPE: &str = "application/x-ndjson";

/// GET `/orders/snapshot`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ReadSnapshot {
    /// The latest so many orders; 100,000 when left out, and at most.
    #[schemars(range(min = 1, max = SNAPSHOT_ORDERS))]
    pub limit: Option<u32>,
}

impl Call for ReadSnapshot {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/orders/snapshot";
    type Body = ();
    type Response = SnapshotLine;

    fn path(&self) -> String {
        match self.limit {
            Some(limit) => format!("{}?limit={limit}", Self::PATH),
            None => Self::PATH.to_owned(),
        }
    }
}

/// A line of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SnapshotLine {
    Start(SnapshotStart),
    Part(Box<SnapshotPart>),
}

/// What a snapshot begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SnapshotStart {
    /// Orders that follow; what arrives meanwhile comes on top where there are no others.
    pub orders: u32,
    /// There are no others.
    pub is_complete: bool,
    /// Where the changes go on that the orders that follow may not have: for GET `/orders/events`.
    pub position: String,
}

/// Some orders, column by column. In a text of lines the order's place is its line's; a list of places names the orders
/// that it holds for. Names are in lower case and without accents, as searches look for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SnapshotPart {
    /// A line an order.
    pub numbers: String,
    /// Microseconds since 1970.
    pub placed_at: Vec<i64>,
    /// A line an order.
    pub customers: String,
    /// A line an order.
    pub emails: String,
    /// A code a line.
    pub currencies: String,
    /// Gross, in whole minor units of the currency.
    pub totals: Vec<i64>,
    /// Words with spaces between them, a line an order.
    pub providers: String,
    /// A word a line.
    pub payment_states: String,
    /// A word a line.
    pub logistic_statuses: String,
    /// Places of orders that are paid, with less than their total.
    pub paid_in_part: Vec<u32>,
    /// Places of orders whose cancellation was started for good and is not finished.
    pub unfinished: Vec<u32>,
    pub held: Vec<HeldOrder>,
    /// Payments of other amounts than the order's total.
    pub payments: Vec<OtherPayment>,
    /// Names that several orders have: those that this part adds, a line each. They count on from part to part.
    pub shared_names: String,
    /// Which of the shared names an order has, counted from 0, with spaces between them, a line an order.
    pub shared: String,
    /// What an order is found by beyond its columns and shared names, with tabs between them, a line an order.
    pub names: String,
}

/// An order that an agent has MOD on for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeldOrder {
    pub at: u32,
    /// The agent's name.
    pub by: String,
    pub until: Timestamp,
}

/// A payment, by its order's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OtherPayment {
    pub at: u32,
    /// In whole minor units of the order's currency.
    pub captured: i64,
}

impl SnapshotPart {
    /// How many orders the part has.
    pub fn len(&self) -> usize {
        self.totals.len()
    }

    pub fn is_empty(&self) -> bool {
        self.totals.is_empty()
    }
}
