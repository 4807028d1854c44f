//! The rest of each payment.

use crate::domain::credit::allocation::PaymentShare;
use crate::domain::money::Amount;
use crate::domain::order::Order;
use crate::domain::payment::Payment;

/// A payment and its rest.
#[derive(Clone, Copy, Debug)]
pub struct PaymentBalance<'a> {
    pub payment: &'a Payment,
    /// Of the price of the order: what credit notes can give back.
    pub left: Amount,
    /// Beyond the price of the order, so that no credit note gives it back.
    pub overpayment: Amount,
}

impl PaymentBalance<'_> {
    pub fn is_gift_card(&self) -> bool {
        self.payment.provider.is_gift_card()
    }
}

/// The payments of an order, less what was `refunded` of each. Of what is left, so much is an `overpayment`: that of the
/// last payments, so that the first of two carries the sale.
pub fn payment_balances<'a>(
    order: &'a Order,
    refunded: &[PaymentShare],
    overpayment: Amount,
) -> Vec<PaymentBalance<'a>> {
    let mut balances = payments_left(order, refunded);
    let mut unplaced = overpayment;
    while unplaced.is_positive() {
        let places = balances.iter_mut().filter(|place| place.left.is_positive());
        // Of those captured at once, the one further down the list is the last.
        let Some(last) = places.max_by_key(|place| place.payment.captured_at) else { break };
        let placed = unplaced.min(last.left);
        last.left -= placed;
        last.overpayment += placed;
        unplaced -= placed;
    }
    balances
}

fn payments_left<'a>(order: &'a Order, refunded: &[PaymentShare]) -> Vec<PaymentBalance<'a>> {
    let zero = Amount::zero(order.currency);
    let left_of = |payment: &'a Payment| {
        let used = refunded.iter().filter(|share| share.payment == payment.id);
        let left = used.fold(payment.captured, |left, share| left - share.amount);
        PaymentBalance { payment, left: left.max(zero), overpayment: zero }
    };
    order.payments.iter().map(left_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::fixture::{amount, order};
    use crate::domain::payment::PaymentProvider;

    #[test]
    fn an_overpayment_is_of_the_last_payments() {
        let order = order().paid("a", PaymentProvider::HIPAY, "10.00").paid("b", PaymentProvider::HIPAY, "10.00");
        let check = |order: &Order, overpayment: &str, expected: [(&str, &str); 2]| {
            let refunded = [PaymentShare { payment: order.payments[1].id.clone(), amount: amount("4.00") }];
            let balances = payment_balances(order, &refunded, amount(overpayment));
            let found: Vec<_> = balances.iter().map(|it| (it.left.to_string(), it.overpayment.to_string())).collect();
            assert_eq!(found, expected.map(|(left, over)| (left.to_owned(), over.to_owned())));
        };
        check(&order, "0.00", [("10.00", "0.00"), ("6.00", "0.00")]);
        check(&order, "5.00", [("10.00", "0.00"), ("1.00", "5.00")]);
        check(&order, "7.00", [("9.00", "1.00"), ("0.00", "6.00")]);
        check(&order, "99.00", [("0.00", "10.00"), ("0.00", "6.00")]);
        let mut at_once = order;
        at_once.payments[0].captured_at = at_once.payments[1].captured_at;
        check(&at_once, "5.00", [("10.00", "0.00"), ("1.00", "5.00")]);
    }
}
