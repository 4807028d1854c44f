//! The whereabouts of an order's money: captured, given back, on its way, refundable.

use std::ops::Add;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::money::{Amount, total};
use crate::domain::order::Order;
use crate::domain::refund_task::RefundTask;
use crate::domain::wire_words::wire_words;

/// The money of an order: `captured = refunded + pending + given_up + refundable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderAmounts {
    /// The cost of all lines, parcels and fees, taxes included.
    pub gross: Amount,
    pub captured: Amount,
    /// Really given back, by the shop before the order came here or by refund tasks.
    pub refunded: Amount,
    /// In refund tasks that are not settled.
    pub pending: Amount,
    /// The part that customers agreed to do without, where they did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_up: Option<Amount>,
    /// The total that cancelling the order gives back.
    pub refundable: Amount,
    /// The part of `refundable` that was paid beyond `gross`: it goes back on no credit note.
    pub overpayment: Amount,
    /// What providers set aside, where nobody took it nor let go of it yet: it is no part of `captured`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorized: Option<Amount>,
}

impl OrderAmounts {
    pub fn of<'t>(order: &Order, tasks: impl Iterator<Item = &'t RefundTask> + Clone) -> Self {
        let sum = |of: fn(&RefundTask) -> Option<Amount>| total(order.currency, tasks.clone().filter_map(of));
        let captured = order.captured();
        let (refunded, pending) = (sum(RefundTask::refunded) + order.refunded_earlier(), sum(RefundTask::pending));
        let given_up = sum(RefundTask::given_up);
        let (gross, refundable) = (order.gross(), captured - refunded - pending - given_up);
        let beside = sum(|task| task.used().filter(|_| task.cause.overpayment().is_some()));
        let authorized = order.set_aside() - sum(RefundTask::voided);
        Self {
            gross,
            captured,
            refunded,
            pending,
            given_up: Some(given_up).filter(|given_up| given_up.is_positive()),
            refundable,
            overpayment: (captured - gross - beside).min(refundable).max(gross.zero_alike()),
            authorized: Some(authorized).filter(|authorized| authorized.is_positive()),
        }
    }

    /// The part of `refundable` that credit notes give back.
    pub fn refundable_by_notes(&self) -> Amount {
        self.refundable - self.overpayment
    }

    /// True when the parts come to what was captured, none below zero.
    pub fn add_up(&self) -> bool {
        let Self { captured, refunded, pending, given_up, refundable, .. } = *self;
        let parts = [Some(refunded), Some(pending), given_up, Some(refundable)].into_iter().flatten();
        !parts.clone().any(Amount::is_negative) && captured == parts.fold(captured.zero_alike(), Add::add)
    }

    /// True where the order is paid and less was captured than it costs.
    pub fn is_paid_in_part(&self) -> bool {
        self.payment_state() == PaymentState::Paid && self.captured < self.gross
    }

    pub fn payment_state(&self) -> PaymentState {
        if self.pending.is_positive() {
            PaymentState::RefundPending
        } else if !self.captured.is_positive() {
            match self.authorized {
                // What cost nothing is paid.
                _ if !self.gross.is_positive() => PaymentState::Paid,
                Some(_) => PaymentState::Authorized,
                None => PaymentState::Unpaid,
            }
        } else if !self.refunded.is_positive() {
            PaymentState::Paid
        } else if self.refunded < self.captured {
            PaymentState::PartiallyRefunded
        } else {
            PaymentState::Refunded
        }
    }
}

wire_words! {
    /// The whereabouts of an order's money.
    pub enum PaymentState {
        Unpaid = "unpaid",
        /// Money is set aside for it, and none of it was taken yet.
        Authorized = "authorized",
        Paid = "paid",
        /// Some refund was started and is not settled: the money may or may not be back.
        RefundPending = "refund_pending",
        PartiallyRefunded = "partially_refunded",
        Refunded = "refunded",
    } else {
        Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    fn amounts(refunded: i64, pending: i64, refundable: i64) -> OrderAmounts {
        let eur = |minor| Amount::from_minor(minor, Currency::EUR);
        OrderAmounts {
            gross: eur(4460),
            captured: eur(4460),
            refunded: eur(refunded),
            pending: eur(pending),
            given_up: None,
            refundable: eur(refundable),
            overpayment: eur(0),
            authorized: None,
        }
    }

    #[test]
    fn what_cost_nothing_is_not_unpaid() {
        let nothing = Amount::from_minor(0, Currency::EUR);
        let unpaid = OrderAmounts { captured: nothing, ..amounts(0, 0, 0) };
        assert_eq!(unpaid.payment_state(), PaymentState::Unpaid);
        assert_eq!(OrderAmounts { gross: nothing, ..unpaid }.payment_state(), PaymentState::Paid);
    }

    #[test]
    fn what_is_set_aside_is_neither_paid_nor_unpaid_until_some_of_it_is_taken() {
        let nothing = Amount::from_minor(0, Currency::EUR);
        let set_aside =
            OrderAmounts { captured: nothing, authorized: Some(amounts(0, 0, 0).gross), ..amounts(0, 0, 0) };
        assert_eq!(set_aside.payment_state(), PaymentState::Authorized);
        assert!(!set_aside.is_paid_in_part());
        assert_eq!(OrderAmounts { gross: nothing, ..set_aside }.payment_state(), PaymentState::Paid);
        let captured = Amount::from_minor(1000, Currency::EUR);
        assert_eq!(OrderAmounts { captured, refundable: captured, ..set_aside }.payment_state(), PaymentState::Paid);
    }

    #[test]
    fn what_was_not_captured_whole_is_paid_in_part() {
        let part = OrderAmounts { captured: Amount::from_minor(4459, Currency::EUR), ..amounts(0, 0, 4459) };
        assert!(part.is_paid_in_part());
        assert!(!amounts(0, 0, 4460).is_paid_in_part());
        let nothing = Amount::from_minor(0, Currency::EUR);
        assert!(!OrderAmounts { captured: nothing, ..part }.is_paid_in_part(), "it is unpaid");
    }

    #[test]
    fn money_is_either_back_or_on_its_way_or_refundable() {
        assert!(amounts(1000, 460, 3000).add_up());
        assert!(!amounts(1000, 460, 3001).add_up());
        assert!(!amounts(4461, 0, -1).add_up());
    }
}
