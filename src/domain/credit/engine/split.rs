//! A refund split over the payments: an exact sum, and from no payment more than is left of it.

mod as_typed;
pub(in crate::domain::credit) mod by_strategy;

use super::payment_balance::PaymentLeft;
use crate::domain::credit::allocation::{AllocatedShare, Allocation, GiftCards};
use crate::domain::credit::quote::BindingCap;
use crate::domain::credit::refusal::RefundRefusal;
use crate::domain::money::Amount;

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
            by_strategy::allocate(payments, *strategy, total, gift_cards).map_err(|refusal| vec![refusal])
        }
        Allocation::Typed(shares) => {
            as_typed::allocate(payments, shares, Some(total), gift_cards).map(|shares| (shares, None))
        }
    }
}

/// Every problem of an allocation that can be told before there is a total.
pub fn problems(payments: &[PaymentLeft<'_>], allocation: &Allocation, gift_cards: GiftCards) -> Vec<RefundRefusal> {
    match allocation {
        Allocation::By(_) => Vec::new(),
        Allocation::Typed(shares) => as_typed::allocate(payments, shares, None, gift_cards).err().unwrap_or_default(),
    }
}
