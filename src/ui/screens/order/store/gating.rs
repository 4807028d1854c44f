//! What an agent's limits do to a command: it is sent, or a second person is asked for it.

use leptos::prelude::*;

use super::OrderStore;
use crate::api::order_detail::OrderDetail;
use crate::client::command::OrderCommand;
use crate::domain::agent::Agent;
use crate::domain::approval::{Gate, Proposal};
use crate::domain::limits::Sums;
use crate::domain::refund_task::{AlternativeMethod, RefundTaskId};

/// A deed that limits are about, and what it comes to.
pub type LimitedDeed = (Proposal, Sums);

impl OrderStore {
    /// What stands before a deed, as it is drafted now; nothing where the agent does it by themselves.
    pub fn gate(
        &self,
        deed: impl Fn(&OrderDetail) -> Option<LimitedDeed> + Send + Sync + 'static,
    ) -> Memo<Option<Gate>> {
        let (order, session) = (self.order, self.session);
        Memo::new(move |_| {
            let order = order.get().filter(|order| !order.limits.is_none())?;
            Some(gate(&order, &session.agent()?, &deed(&order)?)).filter(|gate| *gate != Gate::Open)
        })
    }

    /// The command to send instead of this one; none while nobody has answered what was asked.
    pub(super) fn within_limits(&self, command: OrderCommand) -> Option<OrderCommand> {
        let (order, me) = untrack(|| (self.order.get(), self.session.agent()));
        let Some((order, me)) = order.filter(|order| !order.limits.is_none()).zip(me) else { return Some(command) };
        let Some(deed) = limited(&command, &order) else { return Some(command) };
        match gate(&order, &me, &deed) {
            Gate::Open | Gate::Approved(_) => Some(command),
            Gate::Above(_) | Gate::Changed(..) => Some(OrderCommand::AskApproval(deed.0)),
            Gate::Asked(_) => None,
        }
    }
}

/// A refund that goes back another way than it came.
pub fn other_means(order: &OrderDetail, id: &RefundTaskId, method: AlternativeMethod) -> Option<LimitedDeed> {
    let task = order.tasks().find(|task| task.id == *id)?;
    let amount = task.refunded().unwrap_or(task.amount);
    Some((Proposal::PayByOtherMeans { task: id.clone(), method }, Sums::by_other_means(amount)))
}

fn gate(order: &OrderDetail, me: &Agent, (proposal, sums): &LimitedDeed) -> Gate {
    order.case().gate(&order.limits, me, (proposal, sums))
}

fn limited(command: &OrderCommand, order: &OrderDetail) -> Option<LimitedDeed> {
    match command {
        OrderCommand::RequestCancellation(body) => {
            let expected_total = body.expected_total;
            Some((Proposal::RequestCancellation { expected_total }, Sums::refund(expected_total)))
        }
        OrderCommand::IssueCreditNote(draft) => {
            let sums = Sums::of_note(&order.case().quote(draft).ok()?);
            Some((Proposal::IssueCreditNote { draft: draft.clone() }, sums))
        }
        OrderCommand::RefundOverpayment(body) => {
            let (payment, amount, reason) = (body.payment.clone(), body.amount, body.reason.clone());
            Some((Proposal::RefundOverpayment { payment, amount, reason }, Sums::refund(amount)))
        }
        OrderCommand::SettleRefundTask(task, outcome) => other_means(order, task, outcome.alternative()?.method()),
        _ => None,
    }
}
