//! Payments of an order, as captured by their providers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::money::Amount;
use super::timestamp::Timestamp;

/// A payment within its order, as the import names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PaymentId(pub String);

/// Who captured the money, and in whose portal it is refunded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaymentProvider {
    Hipay,
    Paypal,
    Stripe,
    Adyen,
    Mollie,
    Lightspeed,
    GiftCard,
    BankTransfer,
    Cash,
    Other,
    /// One that this version does not know; it is shown, and nothing is assumed of it.
    #[serde(other)]
    Unknown,
}

impl PaymentProvider {
    pub const KNOWN: [Self; 10] = [
        Self::Hipay,
        Self::Paypal,
        Self::Stripe,
        Self::Adyen,
        Self::Mollie,
        Self::Lightspeed,
        Self::GiftCard,
        Self::BankTransfer,
        Self::Cash,
        Self::Other,
    ];

    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hipay => "hipay",
            Self::Paypal => "paypal",
            Self::Stripe => "stripe",
            Self::Adyen => "adyen",
            Self::Mollie => "mollie",
            Self::Lightspeed => "lightspeed",
            Self::GiftCard => "gift_card",
            Self::BankTransfer => "bank_transfer",
            Self::Cash => "cash",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }

    /// The provider that this word on the wire stands for.
    pub fn parse(word: &str) -> Option<Self> {
        Self::KNOWN.into_iter().find(|provider| provider.as_str() == word)
    }

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
    /// What the provider calls it: a transaction reference, a gift card's number.
    pub transaction: String,
    pub captured: Amount,
    pub captured_at: Timestamp,
}
