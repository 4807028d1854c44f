//! What is known of a line beside its money: what kind of thing it is, what it is made of, what of it left.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::money::Amount;
use crate::domain::wire_words::wire_words;

wire_words! {
    /// The nature of what is sold (art. 242 nonies A, CGI annexe II, 8° bis).
    #[derive(Default)]
    pub enum LineKind {
        #[default]
        Goods = "goods",
        Service = "service",
        /// A voucher, which carries no tax and is on no shelf.
        GiftCard = "gift_card",
        Tip = "tip",
        Deposit = "deposit",
    }
}

impl LineKind {
    pub fn is_goods(&self) -> bool {
        *self == Self::Goods
    }
}

/// A discount that the line's total contains already; for the eye.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineDiscount {
    pub title: String,
    pub amount: Amount,
}

/// How much a line is where it is sold by weight or length: then its quantity is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Measure {
    /// A decimal such as `1.500`.
    pub quantity: String,
    /// Of UN/ECE recommendation 20: `MTR`, `KGM`.
    pub unit: String,
}

/// A part of a kit, which has no price of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Component {
    pub sku: String,
    pub title: String,
    /// In one unit of the line.
    pub quantity: u32,
}
