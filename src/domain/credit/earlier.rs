//! The figures of what a shop gave back before the order came here: each as if a credit note of ours had said so, so that no
//! rule has to know of them.

use super::allocation::{Allocation, PaymentShare};
use super::draft::{AdjustmentDraft, ChargeDraft, CreditNoteDraft, LineDraft};
use super::engine::quote;
use super::past::Past;
use super::quote::Quote;
use super::refusal::RefundProblem;
use super::terms::{AdjustmentTax, Basis, Occasion, Payout, Restock};
use crate::domain::money::Amount;
use crate::domain::order::{EarlierRefund, Order, RefundedCharge, RefundedLine, RefundedPayment};

/// An earlier refund that can't have been, because more was given back than there was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierRefundProblem {
    /// Its place in the order.
    pub position: usize,
    pub problem: RefundProblem,
}

/// The figures of the earlier refunds of an order, and what each payment gave.
pub fn earlier_refunds(order: &Order) -> (Vec<Quote>, Vec<PaymentShare>) {
    let (past, _) = told(order);
    (past.earlier, past.refunded)
}

/// That every earlier refund can have been.
///
/// # Errors
/// The first that can't.
pub fn check_earlier_refunds(order: &Order) -> Result<(), EarlierRefundProblem> {
    told(order).1.map_or(Ok(()), Err)
}

/// The past that the earlier refunds come to, and the first that can't have been: that one was refused at import, and its money
/// counts in any case.
fn told(order: &Order) -> (Past<'static>, Option<EarlierRefundProblem>) {
    let mut past = Past {
        quotes: Vec::new(),
        refunded: Vec::new(),
        overpaid: Vec::new(),
        earlier: Vec::new(),
        occasion: Occasion::CreditNoteAlsoToGiftCards,
    };
    let mut problem = None;
    for (position, refund) in order.earlier_refunds.iter().enumerate() {
        match quote(order, &past, &draft_of(order, refund)) {
            Ok(quote) => past.earlier.push(quote),
            Err(refusals) => {
                let first = refusals.into_iter().next().map(|first| first.problem);
                let first = first.map(|problem| EarlierRefundProblem { position, problem });
                problem = problem.or(first);
            }
        }
        past.refunded.extend(shares(refund));
    }
    (past, problem)
}

fn shares(refund: &EarlierRefund) -> impl Iterator<Item = PaymentShare> {
    let share = |paid: &RefundedPayment| PaymentShare { payment: paid.payment.clone(), amount: paid.amount };
    refund.payments.iter().map(share)
}

/// The refund as an agent would have asked for it.
fn draft_of(order: &Order, refund: &EarlierRefund) -> CreditNoteDraft {
    let zero = Amount::zero(order.currency);
    let line = |refunded: &RefundedLine| LineDraft {
        line: refunded.line.clone(),
        quantity: (refunded.quantity > 0).then(|| refunded.quantity.into()),
        amount: Some(refunded.gross),
        basis: Basis::Gross,
        restock: None,
    };
    let charge = |refunded: &RefundedCharge| ChargeDraft {
        id: refunded.id.clone(),
        amount: refunded.gross,
        basis: Basis::Gross,
    };
    let beside = [refund.adjustment, refund.unassigned].into_iter().flatten().fold(zero, |sum, part| sum + part);
    CreditNoteDraft {
        lines: refund.lines.iter().map(line).collect(),
        shipping: refund.shipping.iter().map(charge).collect(),
        fees: refund.fees.iter().map(charge).collect(),
        adjustment: (!beside.is_zero()).then(|| AdjustmentDraft {
            amount: beside,
            reason: refund.reason.clone().unwrap_or_default(),
            tax: AdjustmentTax::None,
        }),
        restock: Restock::Leave,
        reason: String::new(),
        allocation: Allocation::Typed(shares(refund).collect()),
        payout: Payout::Full,
        for_return: None,
        expected_total: None,
    }
}
