//! What an order has left to give back, before anything is drafted.

use super::allocation::PaymentShare;
use super::past::Past;
use super::quote::LineLeft;
use super::terms::Basis;
use crate::domain::credit::engine::account::Account;
use crate::domain::credit::engine::balance::Balance;
use crate::domain::credit::engine::ledger::Ledger;
use crate::domain::money::Amount;
use crate::domain::order::{LineId, Order};

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
    /// The same, by payment; gift cards included.
    pub payments: Vec<PaymentShare>,
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
            most: balance.refundable(past.occasion).1.min(balance.captured_left_for(past.occasion)),
            payments: balance
                .payments
                .iter()
                .map(|payment| PaymentShare { payment: payment.payment.id.clone(), amount: payment.left })
                .collect(),
        }
    }
}
