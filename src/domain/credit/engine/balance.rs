//! The money of an order before a credit note and after it: what the sum of the note is held against.

use super::ledger::Ledger;
use super::payment_balance::{PaymentBalance, payment_balances};
use crate::domain::credit::allocation::{AllocatedShare, PaymentShare};
use crate::domain::credit::explanation::Parts;
use crate::domain::credit::past::Past;
use crate::domain::credit::place::{AdjustmentPart, Place};
use crate::domain::credit::quote::RemainingAfter;
use crate::domain::credit::refusal::{Cap, RefundProblem, RefundRefusal};
use crate::domain::credit::terms::{Basis, Occasion, Payout};
use crate::domain::money::{Amount, total};
use crate::domain::order::Order;

/// The money of an order, all items and payments together.
pub(in crate::domain::credit) struct Balance<'a> {
    /// The cost of all items to the customer.
    pub charged: Amount,
    /// The sum of all credit notes.
    pub credited: Amount,
    /// Gross left of the items.
    pub items_left: Amount,
    pub payments: Vec<PaymentBalance<'a>>,
    /// What is left of all payments for credit notes to give back.
    pub captured_left: Amount,
    /// What is left of them beyond the price of the order.
    pub overpayment: Amount,
}

impl<'a> Balance<'a> {
    pub fn of(order: &'a Order, past: &Past<'_>, ledger: &Ledger<'_>) -> Self {
        let zero = Amount::zero(order.currency);
        let (charged, items_left) = ledger.accounts().fold((zero, zero), |(charged, left), account| {
            (charged + account.charged, left + account.left(Basis::Gross))
        });
        let sum = |shares: &[PaymentShare]| total(order.currency, shares.iter().map(|share| share.amount));
        let overpayment = (order.captured() - charged).max(zero) - sum(&past.overpaid);
        let payments = payment_balances(order, &past.refunded, overpayment);
        Self {
            charged,
            credited: total(order.currency, past.quotes().map(|quote| quote.total)),
            items_left,
            captured_left: total(order.currency, payments.iter().map(|payment| payment.left)),
            overpayment: total(order.currency, payments.iter().map(|payment| payment.overpayment)),
            payments,
        }
    }

    /// What of the price of the order is not credited yet.
    pub fn uncredited(&self) -> Amount {
        (self.charged - self.credited).max(self.charged.zero_alike())
    }

    /// The most that a note may come to, and the cap that says so: never more than the order cost, and what goes back in
    /// full no more than was captured.
    pub fn creditable(&self, occasion: Occasion, payout: Payout) -> (Cap, Amount) {
        let uncredited = self.uncredited();
        let is_in_full = occasion != Occasion::Cancellation && payout.is_full();
        if !is_in_full || uncredited < self.captured_left + self.overpayment {
            (Cap::Order, if is_in_full { uncredited.min(self.captured_left) } else { uncredited })
        } else {
            (Cap::Captured, self.captured_left)
        }
    }

    /// What of a note that comes to `total` goes back as money. Cancelling leaves nothing owed, so that all there is of the
    /// price goes back.
    pub fn paid_out(&self, total: Amount, occasion: Occasion, payout: Payout) -> Amount {
        match (occasion, payout) {
            (Occasion::Cancellation, _) => self.captured_left,
            (_, Payout::Full) => total,
            (_, Payout::Balance) => {
                let still_owed = self.uncredited() - total;
                (self.captured_left - still_owed).clamp(total.zero_alike(), total)
            }
        }
    }

    /// What is left of the payments that may give something back on this occasion.
    pub fn captured_left_for(&self, occasion: Occasion) -> Amount {
        let takes_part = |payment: &&PaymentBalance<'_>| occasion.refunds_gift_cards() || !payment.is_gift_card();
        let left = self.payments.iter().filter(takes_part);
        left.fold(self.charged.zero_alike(), |sum, payment| sum + payment.left)
    }

    /// The sum of the parts, when it can be credited. It comes to nothing only where the order is cancelled, or where
    /// units go back on the shelf.
    pub fn check_total(
        &self,
        parts: &Parts,
        restocks: bool,
        occasion: Occasion,
        payout: Payout,
    ) -> Result<Amount, RefundRefusal> {
        let (items, adjustment, asked) = (parts.items(), parts.adjustment, parts.sum());
        if asked.is_negative() {
            return Err(at_adjustment(RefundProblem::FeeExceedsRefund { fee: -adjustment, refunded: items }));
        }
        if asked.is_zero() && !restocks && occasion != Occasion::Cancellation {
            return Err(on_the_whole(RefundProblem::NothingToRefund));
        }
        let (cap, refundable) = self.creditable(occasion, payout);
        if asked <= refundable {
            return Ok(asked);
        }
        let problem = RefundProblem::AmountExceedsRefundable { cap, asked, refundable };
        Err(if adjustment.is_positive() && items <= refundable {
            at_adjustment(problem)
        } else {
            on_the_whole(problem)
        })
    }

    /// Once `total` more is credited, `items` of it for items, and taken from the payments as allocated.
    pub fn after(&self, total: Amount, items: Amount, allocation: &[AllocatedShare]) -> RemainingAfter {
        let left_of = |&PaymentBalance { payment, left, overpayment }: &PaymentBalance<'_>| {
            let left = left + overpayment;
            let share = allocation.iter().find(|share| share.payment == payment.id);
            PaymentShare { payment: payment.id.clone(), amount: share.map_or(left, |share| left - share.amount) }
        };
        let allocated = allocation.iter().fold(total.zero_alike(), |sum, share| sum + share.amount);
        RemainingAfter {
            charged: self.charged,
            credited: self.credited + total,
            items: self.items_left - items,
            captured: self.captured_left + self.overpayment - allocated,
            payments: self.payments.iter().map(left_of).collect(),
        }
    }
}

fn at_adjustment(problem: RefundProblem) -> RefundRefusal {
    RefundRefusal { place: Place::Adjustment(AdjustmentPart::Amount), problem }
}

fn on_the_whole(problem: RefundProblem) -> RefundRefusal {
    RefundRefusal { place: Place::Whole, problem }
}
