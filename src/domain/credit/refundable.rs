//! What an order has left to give back, before anything is drafted.

use super::allocation::PaymentShare;
use super::past::Past;
use super::quote::LineLeft;
use super::terms::{Basis, Occasion};
use crate::domain::credit::engine::account::Account;
use crate::domain::credit::engine::balance::Balance;
use crate::domain::credit::engine::ledger::Ledger;
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
    /// Of the money that was really captured.
    pub captured: Amount,
    /// What refunds use of it, done or under way.
    pub refunded: Amount,
    /// What is left of it, by payment; gift cards included.
    pub payments: Vec<PaymentShare>,
    /// What the order and its payments have left, gift cards included: what the customer would get if all went back.
    pub owed: Amount,
    /// The most that a refund may come to on this occasion.
    pub most: Amount,
}

/// What a parcel or a fee has left to give back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChargeLeft {
    pub id: LineId,
    pub net: Amount,
    pub gross: Amount,
}

impl Refundable {
    /// What `order` has left to give back.
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
            captured: balance.captured_left,
            refunded: order.captured() - balance.captured_left,
            owed: balance.refundable(Occasion::CreditNoteAlsoToGiftCards).1,
            most: balance.refundable(past.occasion).1.min(balance.captured_left_for(past.occasion)),
            payments: balance
                .payments
                .iter()
                .map(|payment| PaymentShare { payment: payment.payment.id.clone(), amount: payment.left })
                .collect(),
        }
    }

    /// What a line has left.
    pub fn line(&self, id: &LineId) -> LineLeft {
        let zero = self.most.zero_alike();
        let nothing = LineLeft { quantity: 0, net: zero, gross: zero, withheld: zero };
        self.lines.iter().find(|(known, _)| known == id).map_or(nothing, |(_, left)| *left)
    }

    /// What a parcel or fee has left.
    pub fn charge(&self, id: &LineId) -> Option<&ChargeLeft> {
        self.shipping.iter().chain(&self.fees).find(|charge| charge.id == *id)
    }

    /// What a payment has left.
    pub fn payment(&self, id: &PaymentId) -> Amount {
        let share = self.payments.iter().find(|share| share.payment == *id);
        share.map_or_else(|| self.most.zero_alike(), |share| share.amount)
    }

    /// What a payment can give of a total, when the others give these.
    pub fn rest_for(&self, id: &PaymentId, total: Amount, others: impl Iterator<Item = Amount>) -> Amount {
        let rest = others.fold(total, |rest, share| rest - share);
        rest.min(self.payment(id)).max(total.zero_alike())
    }
}

impl ChargeLeft {
    /// With taxes or without.
    pub const fn on(&self, basis: Basis) -> Amount {
        match basis {
            Basis::Gross => self.gross,
            Basis::Net => self.net,
        }
    }
}
