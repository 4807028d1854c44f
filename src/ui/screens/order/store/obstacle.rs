//! The obstacles to an action. The backend decides what is allowed; this keeps the agent from asking in vain, and
//! says why.

use super::{OrderReading, Writing};
use crate::domain::action::OrderAction;
use crate::domain::logistic_status::LogisticStatus;

/// Why an action isn't possible now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The page around the desk lets its agents look and do nothing.
    ReadOnly,
    /// No network: nothing could be recorded.
    Offline,
    /// What became of the last write is not known yet.
    OutcomeOpen,
    /// The order could not be read again, and this must not be decided on an old picture.
    Stale,
    /// Its logistic status is one that this version does not understand.
    UnknownStatus,
    /// Not at this step, or not by this agent.
    NotAllowed,
}

/// Whether anything can be sent at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Open,
    Offline,
    ReadOnly,
}

/// What stands in the way of `action`, if something does.
pub fn obstacle(action: OrderAction, reading: &OrderReading, writing: &Writing, way: Way) -> Option<Obstacle> {
    if way == Way::ReadOnly {
        return Some(Obstacle::ReadOnly);
    }
    let Some(order) = reading.shown().filter(|order| order.allowed_actions.contains(&action)) else {
        return Some(Obstacle::NotAllowed);
    };
    // Recording what happened to money, and leaving, are right however old the picture of the order is.
    let is_about_what_is = matches!(
        action,
        OrderAction::SettleRefundTask | OrderAction::ReviseRefundTask | OrderAction::CloseModification
    );
    if !is_about_what_is && order.order.logistic_status == LogisticStatus::Unknown {
        return Some(Obstacle::UnknownStatus);
    }
    if !writing.is_settled() {
        return Some(Obstacle::OutcomeOpen);
    }
    if way == Way::Offline {
        return Some(Obstacle::Offline);
    }
    (!is_about_what_is && reading.is_stale()).then_some(Obstacle::Stale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::command::OrderCommand;
    use crate::client::{Cause, Failure};
    use crate::domain::timestamp::Timestamp;
    use crate::ui::reactive::reading::OnFailure;
    use crate::ui::screens::order::store::sample;

    fn reading() -> OrderReading {
        let mut order = sample::order(1);
        order.allowed_actions = vec![OrderAction::ConfirmCancellation, OrderAction::SettleRefundTask];
        let mut reading = OrderReading::Loading;
        reading.show_version(order, Timestamp::EPOCH);
        reading
    }

    #[test]
    fn what_the_backend_does_not_allow_is_not_asked_for() {
        assert_eq!(obstacle(OrderAction::ConfirmCancellation, &reading(), &Writing::Idle, Way::Open), None);
        assert_eq!(
            obstacle(OrderAction::RequestCancellation, &reading(), &Writing::Idle, Way::Open),
            Some(Obstacle::NotAllowed)
        );
        assert_eq!(
            obstacle(OrderAction::ConfirmCancellation, &OrderReading::Loading, &Writing::Idle, Way::Open),
            Some(Obstacle::NotAllowed)
        );
    }

    #[test]
    fn nothing_is_decided_on_an_old_picture_but_what_happened_to_money_is_recorded() {
        let mut old = reading();
        old.fail(Failure::Unreachable(Cause::TimedOut), OnFailure::Keep);
        assert_eq!(obstacle(OrderAction::ConfirmCancellation, &old, &Writing::Idle, Way::Open), Some(Obstacle::Stale));
        assert_eq!(obstacle(OrderAction::SettleRefundTask, &old, &Writing::Idle, Way::Open), None);
    }

    #[test]
    fn an_unknown_status_stops_the_cancellation_and_not_the_money() {
        let mut order = reading().shown().unwrap().as_ref().clone();
        order.order.logistic_status = LogisticStatus::Unknown;
        let mut unknown = OrderReading::Loading;
        unknown.show_version(order, Timestamp::EPOCH);
        assert_eq!(
            obstacle(OrderAction::ConfirmCancellation, &unknown, &Writing::Idle, Way::Open),
            Some(Obstacle::UnknownStatus)
        );
        assert_eq!(obstacle(OrderAction::SettleRefundTask, &unknown, &Writing::Idle, Way::Open), None);
    }

    #[test]
    fn nothing_is_sent_without_a_network_or_before_the_last_outcome_is_known() {
        let pending = Writing::Pending { write: sample::write(OrderCommand::CheckCancellation), in_doubt: false };
        assert_eq!(
            obstacle(OrderAction::ConfirmCancellation, &reading(), &pending, Way::Open),
            Some(Obstacle::OutcomeOpen)
        );
        assert_eq!(
            obstacle(OrderAction::SettleRefundTask, &reading(), &Writing::Idle, Way::Offline),
            Some(Obstacle::Offline)
        );
    }

    #[test]
    fn on_a_desk_to_look_at_nothing_is_done() {
        for action in [OrderAction::ConfirmCancellation, OrderAction::SettleRefundTask] {
            assert_eq!(obstacle(action, &reading(), &Writing::Idle, Way::ReadOnly), Some(Obstacle::ReadOnly));
        }
    }
}
