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

impl Authorization {
    /// True while there is something that nobody else than its provider can let go of.
    pub fn stands(&self, now: Timestamp) -> bool {
        self.amount.is_positive() && self.expires_at.is_none_or(|expires_at| expires_at > now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    #[test]
    fn what_is_set_aside_stands_until_it_expires() {
        let of = |minor, expires_at| Authorization { amount: Amount::from_minor(minor, Currency::EUR), expires_at };
        let noon = Timestamp::EPOCH + time::Duration::hours(12);
        let stands = |authorization: Authorization| authorization.stands(noon);
        assert!(stands(of(4500, None)));
        assert!(stands(of(4500, Some(noon + time::Duration::seconds(1)))));
        assert!(!stands(of(4500, Some(noon))), "the customer has it back");
        assert!(!stands(of(0, None)), "nothing was set aside");
    }
}
