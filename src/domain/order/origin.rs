//! The shop that an order comes from: what it calls it, what it says it comes to, what it sent out and invoiced.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::LineId;
use crate::domain::day::Day;
use crate::domain::money::Amount;
use crate::domain::timestamp::Timestamp;

/// An order where it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// `shopify`, `prestashop`.
    pub system: String,
    pub id: String,
    /// A moment (RFC 3339) or a whole number that grows with each change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Its page in the shop's own back office; https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What the shop says that the order comes to: an order that comes to anything else is refused at import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Control {
    pub gross: Amount,
    pub captured: Amount,
    /// What went back before the order came here.
    pub refunded: Amount,
}

/// An invoice of the order (EN 16931, BT-25 and BT-26).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Invoice {
    pub number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<Day>,
}

/// A parcel that left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Parcel {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking: Option<String>,
    /// Where the carrier shows it; https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipped_at: Option<Timestamp>,
    #[serde(default)]
    pub lines: Vec<ParcelLine>,
}

/// Units in a parcel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ParcelLine {
    pub line: LineId,
    pub quantity: u32,
}
