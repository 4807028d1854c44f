//! A refund that begins: one task of one payment.

use super::OpenOrder;
use crate::api::history::HistoryEvent;
use crate::domain::money::Amount;
use crate::domain::payment::PaymentId;
use crate::domain::refund_task::{RefundCause, RefundMeans, RefundState, RefundTask, RefundTaskId, SetAside};

/// Adds the task that gives back so much of this payment of the order.
pub(super) fn start_refund(order: &mut OpenOrder<'_>, cause: RefundCause, payment: &PaymentId, amount: Amount) {
    let payment = order.record.order.payment(payment).cloned();
    let payment = payment.expect("what is given back is of the order's own payments");
    // There is no portal for the shop's own gift cards: their balance rises in this very transaction.
    let state = if payment.provider.is_gift_card() {
        RefundState::done(payment.transaction.clone(), order.now())
    } else {
        RefundState::ToDo
    };
    let task = RefundTask {
        id: next_task_id(order),
        order: order.record.order.number.clone(),
        cause,
        payment: payment.id,
        provider: payment.provider,
        transaction: payment.transaction,
        amount,
        means: RefundMeans::Original,
        destination: None,
        state,
        created_at: order.now(),
    };
    if let RefundState::Done { reference, .. } = &task.state {
        let (task, amount, reference) = (task.id.clone(), task.amount, reference.clone());
        order.add_to_history(HistoryEvent::RefundDone { task, amount, reference, seen: None });
    }
    order.record.refund_tasks.push(task);
}

/// Adds a task for each payment of which money is set aside still: the order is cancelled, and nobody takes it any more.
pub(super) fn start_voids(order: &mut OpenOrder<'_>) {
    let (now, by) = (order.now(), order.agent().name.clone());
    let payments = order.record.order.payments.clone();
    for payment in payments {
        let Some(authorized) = payment.authorized.filter(|authorized| authorized.stands(now)) else { continue };
        let task = RefundTask {
            id: next_task_id(order),
            order: order.record.order.number.clone(),
            cause: RefundCause::SetAside(SetAside { by: by.clone() }),
            payment: payment.id,
            provider: payment.provider,
            transaction: payment.transaction,
            amount: authorized.amount,
            means: RefundMeans::Void,
            destination: None,
            state: RefundState::ToDo,
            created_at: now,
        };
        order.record.refund_tasks.push(task);
    }
}

/// Tasks are counted within their order: `ORD00123-R2`.
pub(super) fn next_task_id(order: &OpenOrder<'_>) -> RefundTaskId {
    let record = &order.record;
    RefundTaskId(format!("{}-R{}", record.order.number, record.refund_tasks.len() + 1))
}
