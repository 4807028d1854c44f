//! Refund tasks: taking one on (*Open the transaction*), settling it (*Settle the refund*).

use super::credit_notes::next_task_id;
use super::{Execute, OpenOrder};
use crate::api::field_error::FieldError;
use crate::api::history::HistoryEvent;
use crate::api::problem::ProblemCode;
use crate::api::refund_tasks::{OpenRefundTask, SettleRefundTask};
use crate::backend::refusal::Refusal;
use crate::domain::cancellation::{Cancellation, CancellationEvent};
use crate::domain::modification::LeaseRefusal;
use crate::domain::refund_task::{RefundOutcome, RefundTask, RefundTaskId};
use crate::domain::text_limits;

impl Execute for OpenRefundTask {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        take_if_cancelled(order)?;
        let (by, now) = (order.agent().clone(), order.now());
        let task = find(order, &self.id)?;
        task.open(by, now)?;
        let event = HistoryEvent::RefundOpened { task: task.id.clone(), provider: task.provider, amount: task.amount };
        order.add_to_history(event);
        Ok(())
    }
}

impl Execute for SettleRefundTask {
    fn check(&self) -> Vec<FieldError> {
        match &self.body {
            RefundOutcome::Done { reference } if reference.chars().count() > text_limits::REFERENCE => {
                vec![FieldError::new("/reference", "too_long")]
            }
            RefundOutcome::Done { .. } | RefundOutcome::Impossible { .. } => Vec::new(),
        }
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        take_if_cancelled(order)?;
        let (now, replacement) = (order.now(), next_task_id(order));
        let task = find(order, &self.id)?;
        let next = task.settle(&self.body, replacement, now)?;
        let (task, amount) = (task.id.clone(), task.amount);
        order.record.refund_tasks.extend(next);
        order.add_to_history(match &self.body {
            RefundOutcome::Done { reference } => {
                HistoryEvent::RefundDone { task, amount, reference: reference.clone() }
            }
            RefundOutcome::Impossible { reason, alternative } => {
                HistoryEvent::RefundImpossible { task, amount, reason: *reason, method: alternative.method }
            }
        });
        // A task that no cancellation made leaves the cancellation alone.
        if matches!(order.record.step, Cancellation::Refunding { .. }) {
            let open_tasks = order.case().open_tasks();
            order.advance(CancellationEvent::TaskSettled { open_tasks })?;
        }
        Ok(())
    }
}

/// A cancellation's refunds are settled with MOD on, up to the mail that ends it. A credit note's have no such end
/// that would switch MOD off again: for them it is enough that nobody else is at the order.
fn take_if_cancelled(order: &mut OpenOrder<'_>) -> Result<(), LeaseRefusal> {
    match order.record.step {
        Cancellation::Refunding { .. } => order.hold_or_take(false),
        _ => order.check_free(),
    }
}

fn find<'o>(order: &'o mut OpenOrder<'_>, id: &RefundTaskId) -> Result<&'o mut RefundTask, Refusal> {
    order.record.refund_tasks.iter_mut().find(|task| task.id == *id).ok_or(ProblemCode::RefundTaskNotFound.into())
}
