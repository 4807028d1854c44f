//! What is on an order for tests.

use std::iter;

use super::{OrderDetail, RefundTaskDetail};
use crate::domain::cancellation::Cancellation;
use crate::domain::case::OrderAmounts;
use crate::domain::limits::Limits;
use crate::domain::order::Order;
use crate::domain::refund_task::RefundTask;

/// An order on which nothing was done yet, and nothing may be.
pub fn detail(order: Order) -> OrderDetail {
    let amounts = OrderAmounts::of(&order, iter::empty());
    OrderDetail {
        version: 1,
        payment_state: amounts.payment_state(),
        amounts,
        lease: None,
        cancellation: Cancellation::Idle,
        not_cancellable: None,
        allowed_actions: Vec::new(),
        refund_tasks: Vec::new(),
        credit_notes: Vec::new(),
        cancellation_note: None,
        credits_gift_cards: false,
        returns: Vec::new(),
        return_window: None,
        return_address: Vec::new(),
        limits: Limits::default(),
        approvals: Vec::new(),
        messages: Vec::new(),
        ticket: None,
        shared_transactions: Vec::new(),
        providers: Vec::new(),
        erased_at: None,
        order,
    }
}

/// A refund task without a portal.
pub const fn by_hand(task: RefundTask) -> RefundTaskDetail {
    RefundTaskDetail { task, portal_url: None, destination: None }
}
