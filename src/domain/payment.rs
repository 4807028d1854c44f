//! Payments of an order, as captured by their providers.

mod provider;
mod terms;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use provider::{PaymentProvider, ProviderKind};
pub use terms::{Hindrance, ProviderTerms};

use super::money::Amount;
use super::timestamp::Timestamp;

/// A payment within its order, as the import names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PaymentId(pub String);

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
    /// What was only set aside: then nothing is captured yet, and there is nothing to refund but something to void.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorized: Option<Authorization>,
}

/// Money that a provider set aside for an order and that nobody took yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Authorization {
    pub amount: Amount,
    /// When the customer has it back by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
}
