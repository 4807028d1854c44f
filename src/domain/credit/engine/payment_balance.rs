//! What each payment has left to give back.

use crate::domain::credit::allocation::PaymentShare;
use crate::domain::money::Amount;
use crate::domain::order::Order;
use crate::domain::payment::{Payment, PaymentProvider};
use crate::domain::refund_task::RefundTask;

/// A payment, and what is left of it.
#[derive(Clone, Copy, Debug)]
pub struct PaymentBalance<'a> {
    pub payment: &'a Payment,
    pub left: Amount,
}

impl PaymentBalance<'_> {
    pub fn is_gift_card(&self) -> bool {
        self.payment.provider == PaymentProvider::GiftCard
    }
}

/// The payments of an order, less what was `refunded` of each.
pub fn payment_balances<'a>(order: &'a Order, refunded: &[PaymentShare]) -> Vec<PaymentBalance<'a>> {
    let zero = Amount::zero(order.currency);
    let left_of = |payment: &'a Payment| {
        let used = refunded.iter().filter(|share| share.payment == payment.id);
        let left = used.fold(payment.captured, |left, share| left - share.amount);
        PaymentBalance { payment, left: left.max(zero) }
    };
    order.payments.iter().map(left_of).collect()
}

/// What refund tasks use of the payments: open ones as much as done ones, impossible and withdrawn ones nothing.
pub fn used_by<'a>(tasks: impl IntoIterator<Item = &'a RefundTask>) -> Vec<PaymentShare> {
    tasks
        .into_iter()
        .filter(|task| task.uses_payment())
        .map(|task| PaymentShare { payment: task.payment.clone(), amount: task.amount })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::fixture::{amount, order};
    use crate::domain::refund_task::{ImpossibleReason, RefundState, RefundTaskId, fixture};
    use crate::domain::timestamp::Timestamp;

    fn task(state: RefundState, of: &str) -> RefundTask {
        RefundTask { state, amount: amount(of), ..fixture::task() }
    }

    /// What a payment of 31.60 has left after these refund tasks.
    fn check(tasks: &[RefundTask], left: &str) {
        let order = order().paid("card", PaymentProvider::Hipay, "31.60");
        assert_eq!(payment_balances(&order, &used_by(tasks))[0].left, amount(left));
    }

    #[test]
    fn open_and_done_tasks_use_their_payment_and_impossible_ones_do_not() {
        let at = Timestamp::EPOCH;
        let done = RefundState::Done { reference: String::new(), at };
        let replaced_by = RefundTaskId("t2".to_owned());
        let impossible = RefundState::Impossible { reason: ImpossibleReason::TooOld, replaced_by, at };
        let tasks = [task(RefundState::ToDo, "1.00"), task(done, "2.00"), task(impossible, "4.00")];
        check(&tasks, "28.60");
        check(&[task(fixture::opened(), "8.00")], "23.60");
    }

    #[test]
    fn a_payment_refunded_too_far_has_nothing_left() {
        check(&[task(RefundState::ToDo, "40.00")], "0.00");
    }
}
