//! Whether an item can give back what a draft asks of it.

use super::ledger::Account;
use super::refusal::{Cap, RefundProblem};
use crate::domain::credit_note::Basis;
use crate::domain::money::Amount;

/// What is wrong with asking for so many units.
pub(super) fn check_quantity(account: &Account<'_>, asked: i64) -> Option<RefundProblem> {
    let refundable = account.units_left();
    if asked <= 0 {
        Some(RefundProblem::QuantityNotPositive)
    } else if asked > refundable {
        Some(RefundProblem::QuantityExceedsRefundable { asked, refundable })
    } else {
        None
    }
}

/// What is wrong with a typed amount. Units may be given nothing, a part of the value may not be nothing.
pub(super) fn check_amount(
    account: &Account<'_>,
    cap: Cap,
    asked: Amount,
    basis: Basis,
    with_units: bool,
) -> Option<RefundProblem> {
    let digits = account.charged.digits();
    if asked.digits() != digits {
        return Some(RefundProblem::WrongDigits { digits });
    }
    if asked.is_negative() || (asked.is_zero() && !with_units) {
        return Some(RefundProblem::AmountNotPositive);
    }
    let refundable = account.left(basis);
    (asked > refundable).then_some(RefundProblem::AmountExceedsRefundable { cap, asked, refundable })
}
