//! The sum of a note, held against what the order cost and what was really captured.

use super::balance::Standing;
use crate::domain::credit::Occasion;
use crate::domain::credit::explanation::Parts;
use crate::domain::credit::refusal::{RefundProblem, RefundRefusal};
use crate::domain::money::Amount;

/// The sum of the parts, when it can be given back.
pub(in crate::domain::credit) fn check_total(
    parts: &Parts,
    standing: &Standing<'_>,
    occasion: Occasion,
) -> Result<Amount, RefundRefusal> {
    let (items, adjustment, asked) = (parts.items(), parts.adjustment, parts.sum());
    if asked.is_negative() {
        return Err(at_adjustment(RefundProblem::FeeExceedsRefund { fee: -adjustment, refunded: items }));
    }
    if asked.is_zero() && occasion != Occasion::Cancellation {
        return Err(on_the_whole(RefundProblem::NothingToRefund));
    }
    let (cap, refundable) = standing.refundable(occasion);
    if asked <= refundable {
        return Ok(asked);
    }
    let problem = RefundProblem::AmountExceedsRefundable { cap, asked, refundable };
    Err(if adjustment.is_positive() && items <= refundable { at_adjustment(problem) } else { on_the_whole(problem) })
}

fn at_adjustment(problem: RefundProblem) -> RefundRefusal {
    RefundRefusal { pointer: "/adjustment/amount".to_owned(), problem }
}

fn on_the_whole(problem: RefundProblem) -> RefundRefusal {
    RefundRefusal { pointer: String::new(), problem }
}
