//! The split of a refund over the payments, as asked for and as answered.

mod wire;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::explanation::ShareExplanation;
use crate::domain::money::Amount;
use crate::domain::payment::PaymentId;
use crate::domain::wire_words::wire_words;

/// An amount of one payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentShare {
    pub payment: PaymentId,
    pub amount: Amount,
}

/// The part of one payment in a refund, with its explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AllocatedShare {
    pub payment: PaymentId,
    pub amount: Amount,
    pub explanation: ShareExplanation,
}

wire_words! {
    /// A rule for splitting a refund.
    #[derive(Default)]
    pub enum Strategy {
        /// In proportion to what each payment has left.
        #[default]
        Original = "original",
        /// Gift cards until they are whole again, then the others, each in the order of the list.
        GiftCardFirst = "gift_card_first",
        /// The payment captured last until nothing is left of it, then the one before.
        LastFirst = "last_first",
    }
}

/// The split over the payments that a draft asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Allocation {
    By(Strategy),
    /// The shares that the agent typed.
    Typed(Vec<PaymentShare>),
}

impl Default for Allocation {
    fn default() -> Self {
        Self::By(Strategy::default())
    }
}

impl From<Strategy> for Allocation {
    fn from(strategy: Strategy) -> Self {
        Self::By(strategy)
    }
}

impl From<Vec<PaymentShare>> for Allocation {
    fn from(shares: Vec<PaymentShare>) -> Self {
        Self::Typed(shares)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_goes_by_its_word_on_the_wire() {
        for strategy in Strategy::ALL {
            assert_eq!(serde_json::to_value(strategy).unwrap(), strategy.as_str());
            assert_eq!(Strategy::parse(strategy.as_str()), Some(strategy));
        }
        assert_eq!(Strategy::parse("typed"), None);
    }
}
