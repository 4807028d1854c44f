//! The split of a refund over the payments, as asked for and as answered.

mod wire;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::explanation::ShareExplanation;
use crate::domain::money::Amount;
use crate::domain::payment::PaymentId;

/// An amount of one payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentShare {
    pub payment: PaymentId,
    pub amount: Amount,
}

/// What a payment gives back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AllocatedShare {
    pub payment: PaymentId,
    pub amount: Amount,
    pub explanation: ShareExplanation,
}

/// A rule for splitting a refund.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// In proportion to what each payment has left.
    #[default]
    Original,
    /// Gift cards until they are whole again, then the others, each in the order of the list.
    GiftCardFirst,
    /// The payment captured last until nothing is left of it, then the one before.
    LastFirst,
}

impl Strategy {
    pub const ALL: [Self; 3] = [Self::Original, Self::GiftCardFirst, Self::LastFirst];

    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::GiftCardFirst => "gift_card_first",
            Self::LastFirst => "last_first",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strategy| strategy.as_str() == word)
    }
}

/// How a refund is split over the payments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Allocation {
    By(Strategy),
    /// As the agent typed it.
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
