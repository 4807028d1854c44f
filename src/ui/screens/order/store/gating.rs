//! What an agent's limits do to a command: it is sent, or a second person is asked for it.

use leptos::prelude::*;

use super::OrderStore;
use crate::api::order_detail::OrderDetail;
use crate::client::command::OrderCommand;
use crate::domain::approval::{Gate, Proposed};
use crate::domain::refund_task::{AlternativeMethod, RefundTaskId};

impl OrderStore {
    /// What stands before a deed, as it is drafted now; nothing where the agent does it by themselves.
    pub fn gate(&self, deed: impl Fn(&OrderDetail) -> Option<Proposed> + Send + Sync + 'static) -> Memo<Option<Gate>> {
        let (order, session) = (self.order, self.session);
        Memo::new(move |_| {
            let order = order.get().filter(|order| !order.limits.is_none())?;
            Some(order.gate(&session.agent()?, &deed(&order)?)).filter(|gate| *gate != Gate::Open)
        })
    }

    /// What the agent types for whoever decides.
    pub const fn comment(&self) -> RwSignal<String> {
        self.comment
    }

    /// The command to send instead of this one; none while nobody has answered what was asked.
    pub(super) fn within_limits(&self, command: OrderCommand) -> Option<OrderCommand> {
        let (order, me) = untrack(|| (self.order.get(), self.session.agent()));
        let Some((order, me)) = order.filter(|order| !order.limits.is_none()).zip(me) else { return Some(command) };
        let Some(deed) = limited(&command, &order) else { return Some(command) };
        match order.gate(&me, &deed) {
            Gate::Open | Gate::Approved(_) => Some(command),
            Gate::Above(_) | Gate::Changed(_) => {
                let comment = self.comment.with_untracked(|comment| comment.trim().to_owned());
                Some(OrderCommand::AskApproval(deed.proposal, Some(comment).filter(|comment| !comment.is_empty())))
            }
            Gate::Asked => None,
        }
    }
}

/// A refund that goes back another way than it came.
pub fn other_means(order: &OrderDetail, id: &RefundTaskId, method: AlternativeMethod) -> Option<Proposed> {
    let task = order.tasks().find(|task| task.id == *id)?;
    Some(Proposed::other_means(id.clone(), method, task.recorded()))
}

fn limited(command: &OrderCommand, order: &OrderDetail) -> Option<Proposed> {
    match command {
        OrderCommand::RequestCancellation(body) => Some(Proposed::cancellation(body.expected_total)),
        OrderCommand::IssueCreditNote(draft) => Some(Proposed::note(draft.clone(), &order.case().quote(draft).ok()?)),
        OrderCommand::RefundOverpayment(body) => {
            Some(Proposed::overpayment(body.payment.clone(), body.amount, body.reason.clone()))
        }
        OrderCommand::SettleRefundTask(task, outcome) => other_means(order, task, outcome.alternative()?.method()),
        _ => None,
    }
}
