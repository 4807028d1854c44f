//! The whereabouts of an order's money: captured, given back, on its way, refundable.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::money::{Amount, total};
use crate::domain::order::Order;
use crate::domain::refund_task::{RefundState, RefundTask};
use crate::domain::wire_words::wire_words;

/// The money of an order: `captured = refunded + pending + refundable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderAmounts {
    /// The cost of all lines, parcels and fees, taxes included.
    pub gross: Amount,
    pub captured: Amount,
    /// Really given back.
    pub refunded: Amount,
    /// In refund tasks that are not settled.
    pub pending: Amount,
    /// The total that cancelling the order gives back.
    pub refundable: Amount,
}

impl OrderAmounts {
    pub fn of<'t>(order: &Order, tasks: impl Iterator<Item = &'t RefundTask> + Clone) -> Self {
        let sum = |counts: fn(&RefundTask) -> bool| {
            total(order.currency, tasks.clone().filter(|task| counts(task)).map(|task| task.amount))
        };
        let captured = order.captured();
        let refunded = sum(|task| matches!(task.state, RefundState::Done { .. }));
        let pending = sum(RefundTask::is_open);
        Self { gross: order.gross(), captured, refunded, pending, refundable: captured - refunded - pending }
    }

    /// True when the parts come to what was captured, none below zero.
    pub fn add_up(&self) -> bool {
        let Self { captured, refunded, pending, refundable, .. } = *self;
        let none_below_zero = ![refunded, pending, refundable].iter().any(|amount| amount.is_negative());
        none_below_zero && captured == refunded + pending + refundable
    }

    pub fn payment_state(&self) -> PaymentState {
        if self.pending.is_positive() {
            PaymentState::RefundPending
        } else if !self.captured.is_positive() {
            PaymentState::Unpaid
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
            refundable: eur(refundable),
        }
    }

    #[test]
    fn money_is_either_back_or_on_its_way_or_refundable() {
        assert!(amounts(1000, 460, 3000).add_up());
        assert!(!amounts(1000, 460, 3001).add_up());
        assert!(!amounts(4461, 0, -1).add_up());
    }
}
