//! What each payment has left to give back.

use super::PaymentShare;
use crate::domain::money::Amount;
use crate::domain::order::Order;
use crate::domain::payment::{Payment, PaymentProvider};
use crate::domain::refund_task::RefundTask;

/// A payment, and what is left of it.
#[derive(Clone, Copy, Debug)]
pub struct PaymentLeft<'a> {
    pub payment: &'a Payment,
    pub left: Amount,
}

impl PaymentLeft<'_> {
    pub fn is_gift_card(&self) -> bool {
        self.payment.provider == PaymentProvider::GiftCard
    }
}

/// The payments of an order, less what was `refunded` of each.
pub fn payments_left<'a>(order: &'a Order, refunded: &[PaymentShare]) -> Vec<PaymentLeft<'a>> {
    let zero = Amount::zero(order.currency);
    let left_of = |payment: &'a Payment| {
        let used = refunded.iter().filter(|share| share.payment == payment.id);
        let left = used.fold(payment.captured, |left, share| left - share.amount);
        PaymentLeft { payment, left: left.max(zero) }
    };
    order.payments.iter().map(left_of).collect()
}

/// What refund tasks use of the payments: open ones as much as done ones, impossible ones nothing.
pub fn used_by<'a>(tasks: impl IntoIterator<Item = &'a RefundTask>) -> Vec<PaymentShare> {
    tasks
        .into_iter()
        .filter(|task| task.uses_payment())
        .map(|task| PaymentShare { payment: task.payment.clone(), amount: task.amount })
        .collect()
}
