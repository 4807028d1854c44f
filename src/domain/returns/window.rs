//! The days in which a return is taken.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::timestamp::Timestamp;
use crate::domain::wire_words::wire_words;

wire_words! {
    /// What the window is counted from: the latest of these that the order knows.
    pub enum WindowStart {
        Delivered = "delivered",
        Shipped = "shipped",
        Placed = "placed",
    } else {
        Unknown
    }
}

/// The return window of an order, in days of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnWindow {
    pub since: WindowStart,
    /// When that was.
    pub from: Timestamp,
    /// The days that the shop takes returns for.
    pub days: u32,
    /// The last day on which one is taken.
    pub last_day: Day,
    /// The end of that day on the shop's clock.
    pub ends_at: Timestamp,
}

impl ReturnWindow {
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.ends_at
    }
}
