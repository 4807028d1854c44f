//! The rest of an order before anything is drafted: all that it can still give back.

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
    /// The rest of the money that was really captured.
    pub captured: Amount,
    /// The money that refunds use, done or under way.
    pub refunded: Amount,
    /// The rest of the captured money by payment, gift cards included.
    pub payments: Vec<PaymentShare>,
    /// The sum that the customer would get if all went back, gift cards included.
    pub owed: Amount,
    /// The most that a refund may come to on this occasion.
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

    /// The rest of a line.
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

impl ChargeLeft {
    /// The rest with taxes, or without.
    pub const fn on(&self, basis: Basis) -> Amount {
        match basis {
            Basis::Gross => self.gross,
            Basis::Net => self.net,
        }
    }
}
