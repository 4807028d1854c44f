//! A refund split over the payments: an exact sum, and from no payment more than is left of it.

mod as_typed;
pub(in crate::domain::credit) mod by_strategy;

use super::payment_balance::PaymentBalance;
use crate::domain::credit::allocation::{AllocatedShare, Allocation};
use crate::domain::credit::refusal::{BindingCap, RefundRefusal};
use crate::domain::credit::terms::Occasion;
use crate::domain::money::Amount;

/// `total`, which is not more than all payments have left, split over them; with the cap that kept gift cards
/// out, if they would have given some.
///
/// # Errors
/// Every problem with a typed split; or that gift cards would be needed and may not take part.
pub fn allocate(
    payments: &[PaymentBalance<'_>],
    allocation: &Allocation,
    total: Amount,
    occasion: Occasion,
) -> Result<(Vec<AllocatedShare>, Option<BindingCap>), Vec<RefundRefusal>> {
    match allocation {
        Allocation::By(strategy) => {
            by_strategy::allocate(payments, *strategy, total, occasion).map_err(|refusal| vec![refusal])
        }
        Allocation::Typed(shares) => {
            as_typed::allocate(payments, shares, Some(total), occasion).map(|shares| (shares, None))
        }
    }
}

/// Every problem of an allocation that can be told before there is a total.
pub fn problems(payments: &[PaymentBalance<'_>], allocation: &Allocation, occasion: Occasion) -> Vec<RefundRefusal> {
    match allocation {
        Allocation::By(_) => Vec::new(),
        Allocation::Typed(shares) => as_typed::allocate(payments, shares, None, occasion).err().unwrap_or_default(),
    }
}
