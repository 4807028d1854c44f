//! Which payment gives back how much.

mod wire;

use serde::{Deserialize, Serialize};

use super::money::Amount;
use super::payment::PaymentId;

/// An amount of one payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
pub struct PaymentShare {
    pub payment: PaymentId,
    pub amount: Amount,
}

/// How a refund is split over the payments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Allocation {
    By(Strategy),
    /// As the agent typed it.
    Typed(Vec<PaymentShare>),
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

impl Default for Allocation {
    fn default() -> Self {
        Self::By(Strategy::default())
    }
}
