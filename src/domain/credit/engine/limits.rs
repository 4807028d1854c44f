//! The limits of what a draft may ask of an item.

use super::account::Account;
use crate::domain::credit::refusal::{Cap, RefundProblem};
use crate::domain::credit::unit_condition::LineRestock;
use crate::domain::money::Amount;

/// The problem with asking for so many units, if there is one.
pub(in crate::domain::credit) fn check_quantity(account: &Account<'_>, asked: i64) -> Option<RefundProblem> {
    let refundable = account.units_left();
    if asked <= 0 {
        Some(RefundProblem::QuantityNotPositive)
    } else if asked > refundable {
        Some(RefundProblem::QuantityExceedsRefundable { asked, refundable })
    } else {
        None
    }
}

/// The problem with the conditions that are said of so many units, if they are.
pub(in crate::domain::credit) fn check_conditions(quantity: i64, restock: LineRestock) -> Option<RefundProblem> {
    match restock {
        LineRestock::By(units) if units.total() != quantity => {
            Some(RefundProblem::ConditionsDiffer { told: units.total(), quantity })
        }
        LineRestock::By(_) | LineRestock::Alike(_) => None,
    }
}

/// The problem with a typed amount, of which so much can be given at most. Units may be given nothing, a
/// part of the value may not be nothing.
pub(in crate::domain::credit) fn check_amount(
    asked: Amount,
    (cap, most): (Cap, Amount),
    with_units: bool,
) -> Option<RefundProblem> {
    if asked.digits() != most.digits() {
        Some(RefundProblem::WrongDigits { digits: most.digits() })
    } else if asked.is_negative() || (asked.is_zero() && !with_units) {
        Some(RefundProblem::AmountNotPositive)
    } else if asked > most {
        Some(RefundProblem::AmountExceedsRefundable { cap, asked, refundable: most })
    } else {
        None
    }
}
