//! Payments of an order, as captured by their providers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::money::Amount;
use super::timestamp::Timestamp;
use super::wire_words::wire_words;

/// A payment within its order, as the import names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PaymentId(pub String);

wire_words! {
    /// The firm that captured the money, and in whose portal it is refunded.
    pub enum PaymentProvider {
        Hipay = "hipay",
        Paypal = "paypal",
        Stripe = "stripe",
        Adyen = "adyen",
        Mollie = "mollie",
        Lightspeed = "lightspeed",
        GiftCard = "gift_card",
        BankTransfer = "bank_transfer",
        Cash = "cash",
        Other = "other",
    } else {
        /// One that this version does not know; it is shown, and nothing is assumed of it.
        Unknown
    }
}

impl PaymentProvider {
    /// Its own name, where it is a firm's; the others are named in the reader's language.
    pub const fn brand(self) -> Option<&'static str> {
        match self {
            Self::Hipay => Some("HiPay"),
            Self::Paypal => Some("PayPal"),
            Self::Stripe => Some("Stripe"),
            Self::Adyen => Some("Adyen"),
            Self::Mollie => Some("Mollie"),
            Self::Lightspeed => Some("Lightspeed Payments"),
            Self::GiftCard | Self::BankTransfer | Self::Cash | Self::Other | Self::Unknown => None,
        }
    }
}

/// Money that was really captured for an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Payment {
    pub id: PaymentId,
    pub provider: PaymentProvider,
    /// The provider's name for it: a transaction reference, a gift card's number.
    pub transaction: String,
    pub captured: Amount,
    pub captured_at: Timestamp,
    /// What customers know it by: `Klarna`, `Visa •4242`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}
