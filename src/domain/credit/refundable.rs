//! The rest of an order before anything is drafted: all that it can still give back.

use super::allocation::PaymentShare;
use super::past::Past;
use super::quote::LineLeft;
use super::terms::{Basis, Payout};
use crate::domain::credit::engine::account::Account;
use crate::domain::credit::engine::balance::Balance;
use crate::domain::credit::engine::ledger::Ledger;
use crate::domain::credit::engine::payment_balance::PaymentBalance;
use crate::domain::money::Amount;
use crate::domain::order::{LineId, Order};
use crate::domain::payment::PaymentId;

/// Every cap of the order, so that a form can show them before anything is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refundable {
    /// By line, in the order's order.
    pub lines: Vec<(LineId, LineLeft)>,
    pub shipping: Vec<ChargeLeft>,
    pub fees: Vec<ChargeLeft>,
    /// Gross, of all items.
    pub items: Amount,
    /// Of the price of the order, paid or not: the most that a note may come to whose payout is on balance.
    pub uncredited: Amount,
    /// Of the money that was really captured, up to the price of the order.
    pub captured: Amount,
    /// The money that refunds use, done or under way.
    pub refunded: Amount,
    /// What is left of it for credit notes, by payment; gift cards included.
    pub payments: Vec<PaymentShare>,
    /// Of the money that was captured beyond the price of the order, by payment: it goes back on no credit note.
    pub overpayments: Vec<PaymentShare>,
    /// The most that a note may come to on this occasion that goes back in full.
    pub most: Amount,
}

/// The rest of a parcel or a fee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChargeLeft {
    pub id: LineId,
    pub net: Amount,
    pub gross: Amount,
}

impl Refundable {
    /// The rest of `order`.
    pub fn of(order: &Order, past: &Past<'_>) -> Self {
        let ledger = Ledger::new(order, past.quotes());
        let balance = Balance::of(order, past, &ledger);
        let charge_left = |account: &Account<'_>| ChargeLeft {
            id: account.id.clone(),
            net: account.left(Basis::Net),
            gross: account.left(Basis::Gross),
        };
        Self {
            lines: ledger.lines.accounts.iter().map(|account| (account.id.clone(), account.line_left())).collect(),
            shipping: ledger.shipping.accounts.iter().map(charge_left).collect(),
            fees: ledger.fees.accounts.iter().map(charge_left).collect(),
            items: balance.items_left,
            uncredited: balance.uncredited(),
            captured: balance.captured_left,
            refunded: order.captured() - balance.captured_left - balance.overpayment,
            most: balance.creditable(past.occasion, Payout::Full).1.min(balance.captured_left_for(past.occasion)),
            payments: shares(&balance.payments, |payment| payment.left),
            overpayments: shares(&balance.payments, |payment| payment.overpayment),
        }
    }

    /// Whether a credit note could still be issued: something can go back, or is owed and can be let off, or units can
    /// come back of which the value is credited already.
    pub fn can_be_credited(&self) -> bool {
        let has_units = || self.lines.iter().any(|(_, left)| left.quantity > 0);
        self.most.is_positive() || self.uncredited > self.captured || (self.uncredited.is_zero() && has_units())
    }

    /// What was captured beyond the price of the order and is still there.
    pub fn overpayment(&self) -> Amount {
        self.overpayments.iter().fold(self.most.zero_alike(), |sum, share| sum + share.amount)
    }

    /// What a line has left.
    pub fn line(&self, id: &LineId) -> LineLeft {
        let zero = self.most.zero_alike();
        let nothing = LineLeft { quantity: 0, net: zero, gross: zero, withheld: zero };
        self.lines.iter().find(|(known, _)| known == id).map_or(nothing, |(_, left)| *left)
    }

    /// The rest of a parcel or fee.
    pub fn charge(&self, id: &LineId) -> Option<&ChargeLeft> {
        self.shipping.iter().chain(&self.fees).find(|charge| charge.id == *id)
    }

    /// The rest of a payment.
    pub fn payment(&self, id: &PaymentId) -> Amount {
        let share = self.payments.iter().find(|share| share.payment == *id);
        share.map_or_else(|| self.most.zero_alike(), |share| share.amount)
    }

    /// The part of a total that a payment can give, when the others give these.
    pub fn rest_for(&self, id: &PaymentId, total: Amount, others: impl Iterator<Item = Amount>) -> Amount {
        let rest = others.fold(total, |rest, share| rest - share);
        rest.min(self.payment(id)).max(total.zero_alike())
    }
}

fn shares(payments: &[PaymentBalance<'_>], of: impl Fn(&PaymentBalance<'_>) -> Amount) -> Vec<PaymentShare> {
    payments.iter().map(|it| PaymentShare { payment: it.payment.id.clone(), amount: of(it) }).collect()
}

impl ChargeLeft {
    /// The rest with taxes, or without.
    pub const fn on(&self, basis: Basis) -> Amount {
        match basis {
            Basis::Gross => self.gross,
            Basis::Net => self.net,
        }
    }
}
