//! GET `/orders/events`: what becomes of orders, as it happens, as server-sent events (WHATWG HTML, 9.2).
//!
//! Each event's `id` is a position, from which a later reader goes on by `Last-Event-ID` or the query parameter `after`.
//! `orders` carries [`ChangedOrders`]; `reset` says that what lies behind the position can't be told one by one, so that
//! only a new snapshot helps; `end` says that the session is over. A comment now and then shows that the line is alive.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::{Call, Method};
use super::orders::OrderSummary;
use crate::domain::money::Amount;
use crate::domain::url_encoding::encode;

/// What events are.
pub const EVENTS_TYPE: &str = "text/event-stream";

/// The header that a position is sent in (WHATWG HTML, 9.2.4).
pub const LAST_EVENT_ID: &str = "last-event-id";

/// GET `/orders/events`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct FollowOrders {
    /// The position to go on from; the present when left out. `Last-Event-ID` says the same, and wins.
    pub after: Option<String>,
}

impl Call for FollowOrders {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/orders/events";
    type Body = ();
    type Response = ChangedOrders;

    fn path(&self) -> String {
        match &self.after {
            Some(after) => format!("{}?after={}", Self::PATH, encode(after)),
            None => Self::PATH.to_owned(),
        }
    }
}

/// The name of an event with [`ChangedOrders`].
pub const ORDERS: &str = "orders";
/// The name of the event that asks for a new snapshot.
pub const RESET: &str = "reset";
/// The name of the last event of a session.
pub const END: &str = "end";

/// Orders that are new, or another than before, as they are now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangedOrders {
    pub orders: Vec<ChangedOrder>,
}

/// An order, with all that it is found by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangedOrder {
    pub summary: OrderSummary,
    /// Payments of other amounts than the total.
    pub payments: Vec<Amount>,
    /// What it is found by beyond its summary, in lower case and without accents.
    pub names: Vec<String>,
}
