//! The rest of each payment.

use crate::domain::credit::allocation::PaymentShare;
use crate::domain::money::Amount;
use crate::domain::order::Order;
use crate::domain::payment::{Payment, PaymentProvider};

/// A payment and its rest.
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
