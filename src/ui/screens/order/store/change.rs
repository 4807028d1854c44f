//! The differences between two readings of an order, as the agent is told of them.

use crate::api::order_detail::OrderDetail;
use crate::domain::agent::AgentId;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::refund_task::RefundTaskId;

/// Something that is no longer as it was shown, each a thing that the agent is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    LogisticStatus {
        from: LogisticStatus,
        to: LogisticStatus,
    },
    /// Another agent has the lease that this one had.
    TakenOver {
        by: String,
    },
    /// The lease that this agent had is nobody's.
    LeaseEnded,
    /// Another agent has a refund on that this one had.
    RefundTakenOver {
        by: String,
    },
    /// The cancellation moved to another step.
    Step,
    Refunds,
    Amounts,
}

/// What changed between two readings, for `me`.
pub fn changes(before: &OrderDetail, after: &OrderDetail, me: Option<&AgentId>) -> Vec<Change> {
    let mut found = Vec::new();
    let (from, to) = (before.order.logistic_status, after.order.logistic_status);
    if from != to {
        found.push(Change::LogisticStatus { from, to });
    }
    let holds = |order: &OrderDetail| order.lease.as_ref().zip(me).is_some_and(|(lease, me)| lease.is_of(me));
    if holds(before) && !holds(after) {
        found.push(match &after.lease {
            Some(lease) => Change::TakenOver { by: lease.holder.name.clone() },
            None => Change::LeaseEnded,
        });
    }
    if before.cancellation != after.cancellation {
        found.push(Change::Step);
    }
    if before.refund_tasks != after.refund_tasks {
        found.push(match me.and_then(|me| who_took_a_refund(before, after, me)) {
            Some(by) => Change::RefundTakenOver { by },
            None => Change::Refunds,
        });
    } else if before.amounts != after.amounts {
        found.push(Change::Amounts);
    }
    found
}

/// The agent who has on now what `me` had on before.
fn who_took_a_refund(before: &OrderDetail, after: &OrderDetail, me: &AgentId) -> Option<String> {
    let was_mine = |id: &RefundTaskId| before.tasks().any(|task| task.id == *id && task.state.is_opened_by(me));
    after.tasks().filter(|task| was_mine(&task.id)).find_map(|task| Some(task.state.taken_on_by_another(me)?.by.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::order_detail::RefundTaskDetail;
    use crate::domain::agent::fixture::agent;
    use crate::domain::cancellation::Cancellation;
    use crate::domain::refund_task::{RefundState, RefundTask, fixture};
    use crate::domain::timestamp::Timestamp;
    use crate::ui::screens::order::store::sample;

    fn opened_by(name: &str) -> RefundTaskDetail {
        let state = RefundState::Opened { at: Timestamp::EPOCH, by: agent(name) };
        RefundTaskDetail { task: RefundTask { state, ..fixture::task() }, portal_url: None, destination: None }
    }

    #[test]
    fn a_lease_that_another_took_is_named_by_who_took_it() {
        let mut before = sample::order(1);
        before.lease = Some(sample::lease("awa"));
        let mut after = sample::order(2);
        after.lease = Some(sample::lease("zoe"));
        let seen_by = |me: &str| changes(&before, &after, Some(&AgentId(me.to_owned())));
        assert_eq!(seen_by("awa"), [Change::TakenOver { by: "zoe".to_owned() }]);
        assert_eq!(seen_by("ben"), []);
        after.lease = None;
        let ended = changes(&before, &after, Some(&AgentId("awa".to_owned())));
        assert_eq!(ended, [Change::LeaseEnded]);
    }

    #[test]
    fn a_parcel_that_went_to_print_and_a_step_that_moved_are_both_told() {
        let before = sample::order(1);
        let mut after = sample::order(2);
        after.order.logistic_status = LogisticStatus::Printing;
        after.cancellation = Cancellation::Cancellable;
        let moved = Change::LogisticStatus { from: LogisticStatus::AwaitingPrint, to: LogisticStatus::Printing };
        assert_eq!(changes(&before, &after, None), [moved, Change::Step]);
    }

    #[test]
    fn a_refund_that_another_took_is_named_by_who_took_it() {
        let mut before = sample::order(1);
        before.refund_tasks = vec![opened_by("Awa")];
        let mut after = sample::order(2);
        after.refund_tasks = vec![opened_by("Zoé")];
        let seen_by = |me: &str| changes(&before, &after, Some(&agent(me).id));
        assert_eq!(seen_by("Awa"), [Change::RefundTakenOver { by: "Zoé".to_owned() }]);
        assert_eq!(seen_by("Ben"), [Change::Refunds]);
    }

    #[test]
    fn a_reading_that_differs_in_nothing_tells_nothing() {
        assert_eq!(changes(&sample::order(1), &sample::order(2), None), []);
    }
}
