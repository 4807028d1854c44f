//! Which payment gives back how much: an exact sum, and from no payment more than is left of it.

mod explanation;
mod left;
mod strategy;
mod typed;
mod wire;

use serde::{Deserialize, Serialize};

pub use explanation::ShareExplanation;
pub use left::{PaymentLeft, payments_left, used_by};
pub use strategy::Strategy;

use super::money::Amount;
use super::payment::PaymentId;
use super::refund::{BindingCap, RefundRefusal};

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

/// `total`, which is not more than all payments have left, split over them; with the cap that kept gift cards
/// out, if they would have given some.
///
/// # Errors
/// Every problem with a typed split; or that gift cards would be needed and may not take part.
pub fn allocate(
    payments: &[PaymentLeft<'_>],
    allocation: &Allocation,
    total: Amount,
    gift_cards: GiftCards,
) -> Result<(Vec<AllocatedShare>, Option<BindingCap>), Vec<RefundRefusal>> {
    match allocation {
        Allocation::By(strategy) => {
            strategy::allocate(payments, *strategy, total, gift_cards).map_err(|refusal| vec![refusal])
        }
        Allocation::Typed(shares) => {
            typed::allocate(payments, shares, Some(total), gift_cards).map(|shares| (shares, None))
        }
    }
}

/// Every problem of an allocation that can be told before there is a total.
pub fn problems(payments: &[PaymentLeft<'_>], allocation: &Allocation, gift_cards: GiftCards) -> Vec<RefundRefusal> {
    match allocation {
        Allocation::By(_) => Vec::new(),
        Allocation::Typed(shares) => typed::allocate(payments, shares, None, gift_cards).err().unwrap_or_default(),
    }
}
