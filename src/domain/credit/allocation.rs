//! Which payment gives back how much: an exact sum, and from no payment more than is left of it.

pub(super) mod explanation;
mod wire;

use serde::{Deserialize, Serialize};

use crate::domain::credit::engine::split::by_strategy::Strategy;
use crate::domain::money::Amount;
use crate::domain::payment::PaymentId;
use explanation::ShareExplanation;

/// An amount of one payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
pub struct PaymentShare {
    pub payment: PaymentId,
    pub amount: Amount,
}

/// What a payment gives back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
pub struct AllocatedShare {
    pub payment: PaymentId,
    pub amount: Amount,
    pub explanation: ShareExplanation,
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

/// Whether gift cards take part. Their money goes back by cancelling the order (seed 003), unless the shop's
/// settings allow more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GiftCards {
    Refundable,
    OnlyByCancelling,
}
