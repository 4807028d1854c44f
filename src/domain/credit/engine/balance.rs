//! Where the order stands before a credit note, and after it.

use super::ledger::Ledger;
use super::payment_balance::{PaymentLeft, payments_left};
use crate::domain::credit::allocation::{AllocatedShare, GiftCards, PaymentShare};
use crate::domain::credit::draft::Basis;
use crate::domain::credit::quote::RemainingAfter;
use crate::domain::credit::refusal::Cap;
use crate::domain::credit::{Occasion, Past};
use crate::domain::money::{Amount, total};
use crate::domain::order::Order;

/// The money of an order, all items and payments together.
pub(in crate::domain::credit) struct Standing<'a> {
    /// What all items cost the customer.
    pub charged: Amount,
    /// What credit notes came to.
    pub credited: Amount,
    /// Gross left of the items.
    pub items_left: Amount,
    pub payments: Vec<PaymentLeft<'a>>,
    /// What is left of all payments.
    pub captured_left: Amount,
}

impl<'a> Standing<'a> {
    pub fn of(order: &'a Order, past: &Past<'_>, ledger: &Ledger<'_>) -> Self {
        let zero = Amount::zero(order.currency);
        let (charged, items_left) = ledger.accounts().fold((zero, zero), |(charged, left), account| {
            (charged + account.charged, left + account.left(Basis::Gross))
        });
        let payments = payments_left(order, past.refunded);
        Self {
            charged,
            credited: total(order.currency, past.quotes().map(|quote| quote.total)),
            items_left,
            captured_left: total(order.currency, payments.iter().map(|payment| payment.left)),
            payments,
        }
    }

    /// The most that a refund may come to, and the cap that says so. A cancellation gives back whatever was
    /// captured.
    pub fn refundable(&self, occasion: Occasion) -> (Cap, Amount) {
        let order_left = (self.charged - self.credited).max(self.charged.zero_alike());
        if occasion != Occasion::Cancellation && order_left < self.captured_left {
            (Cap::Order, order_left)
        } else {
            (Cap::Captured, self.captured_left)
        }
    }

    /// What is left of the payments that may give something back on this occasion.
    pub fn captured_left_for(&self, occasion: Occasion) -> Amount {
        let takes_part =
            |payment: &&PaymentLeft<'_>| occasion.gift_cards() == GiftCards::Refundable || !payment.is_gift_card();
        let left = self.payments.iter().filter(takes_part);
        left.fold(self.charged.zero_alike(), |sum, payment| sum + payment.left)
    }

    /// Once `total` more is credited, `items` of it for items, and taken from the payments as allocated.
    pub fn after(&self, total: Amount, items: Amount, allocation: &[AllocatedShare]) -> RemainingAfter {
        let left_of = |&PaymentLeft { payment, left }: &PaymentLeft<'_>| {
            let share = allocation.iter().find(|share| share.payment == payment.id);
            PaymentShare { payment: payment.id.clone(), amount: share.map_or(left, |share| left - share.amount) }
        };
        let allocated = allocation.iter().fold(total.zero_alike(), |sum, share| sum + share.amount);
        RemainingAfter {
            charged: self.charged,
            credited: self.credited + total,
            items: self.items_left - items,
            captured: self.captured_left - allocated,
            payments: self.payments.iter().map(left_of).collect(),
        }
    }
}
