//! What an order has left to give back, before anything is drafted.

use super::Past;
use super::allocation::PaymentShare;
use super::draft::Basis;
use super::quote::LineLeft;
use crate::domain::credit::engine::balance::Standing;
use crate::domain::credit::engine::ledger::{Account, Ledger};
use crate::domain::money::Amount;
use crate::domain::order::{LineId, Order};

/// Every cap of the order, so that a form can show them before anything is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
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
    pub refundable: Amount,
}

/// What a parcel or a fee has left to give back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChargeLeft {
    pub id: LineId,
    pub net: Amount,
    pub gross: Amount,
}

/// What `order` has left to give back.
pub fn left(order: &Order, past: &Past<'_>) -> Left {
    let ledger = Ledger::new(order, past.quotes());
    let standing = Standing::of(order, past, &ledger);
    let charge_left = |account: &Account<'_>| ChargeLeft {
        id: account.id.clone(),
        net: account.left(Basis::Net),
        gross: account.left(Basis::Gross),
    };
    Left {
        lines: ledger.lines.accounts.iter().map(|account| (account.id.clone(), account.line_left())).collect(),
        shipping: ledger.shipping.accounts.iter().map(charge_left).collect(),
        fees: ledger.fees.accounts.iter().map(charge_left).collect(),
        items: standing.items_left,
        captured: standing.captured_left,
        refundable: standing.refundable(past.occasion).1.min(standing.captured_left_for(past.occasion)),
        payments: standing
            .payments
            .iter()
            .map(|payment| PaymentShare { payment: payment.payment.id.clone(), amount: payment.left })
            .collect(),
    }
}
