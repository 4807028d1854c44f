//! The next thing to do with one of the orders. The order as it is says how far it is, so that whatever was done to it
//! meanwhile, by this page or another, nothing is done twice.

use super::orders::{Goal, Standing, Why};
use crate::api::cancellations::RequestCancellationBody;
use crate::api::order_detail::OrderDetail;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::agent::Agent;
use crate::domain::approval::{Gate, Proposed};
use crate::domain::cancellation::Cancellation;
use crate::domain::eligibility::NotCancellable;
use crate::domain::money::Amount;

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    Send(OrderCommand),
    /// It is where it was to go.
    Stand(Standing),
    /// It goes no further, and MOD is switched off where it is on.
    Stop(Why),
}

/// The step of the procedure that brings the order nearer to its goal, for this agent.
pub fn next(order: &OrderDetail, me: &Agent, goal: Goal) -> Next {
    if !order.cancellation.can_be_left() {
        return match goal {
            // It was before anybody here said so.
            Goal::Check => Next::Stop(Why::NotCancellable(NotCancellable::AlreadyCancelled)),
            _ if is_held(order, me) => Next::Send(OrderCommand::CloseModification),
            _ => Next::Stand(Standing::Cancelled),
        };
    }
    if goal == Goal::Leave {
        let held = is_held(order, me);
        return if held { Next::Send(OrderCommand::CloseModification) } else { Next::Stand(Standing::Left) };
    }
    if !is_held(order, me) {
        return match &order.lease {
            Some(lease) => Next::Stop(Why::HeldBy(lease.holder.name.clone())),
            None => allowed(order, OrderAction::OpenModification, OrderCommand::OpenModification { take_over: false }),
        };
    }
    match &order.cancellation {
        Cancellation::NotCancellable { reason } => Next::Stop(Why::NotCancellable(*reason)),
        Cancellation::Cancellable | Cancellation::Confirmed => cancel(order, me, goal),
        _ => allowed(order, OrderAction::CheckCancellation, OrderCommand::CheckCancellation),
    }
}

/// What is to be done with an order that can be cancelled, at the two steps that are left.
fn cancel(order: &OrderDetail, me: &Agent, goal: Goal) -> Next {
    let total = match total_within_limits(order, me) {
        Ok(total) => total,
        Err(why) => return Next::Stop(why),
    };
    let Goal::Cancel { total: agreed, channel } = goal else { return Next::Stand(Standing::Cancellable(total)) };
    if total != agreed {
        return Next::Stop(Why::TotalChanged(total));
    }
    if order.cancellation == Cancellation::Cancellable {
        return allowed(order, OrderAction::ConfirmCancellation, OrderCommand::ConfirmCancellation);
    }
    let body = RequestCancellationBody { contact_channel: channel, expected_total: agreed };
    allowed(order, OrderAction::RequestCancellation, OrderCommand::RequestCancellation(body))
}

/// Whether this agent has MOD on.
pub fn is_held(order: &OrderDetail, me: &Agent) -> bool {
    order.lease.as_ref().is_some_and(|lease| lease.is_of(&me.id))
}

fn allowed(order: &OrderDetail, action: OrderAction, command: OrderCommand) -> Next {
    if order.allowed_actions.contains(&action) { Next::Send(command) } else { Next::Stop(Why::NotAllowed) }
}

/// What cancelling gives back, where the agent may do that alone.
fn total_within_limits(order: &OrderDetail, me: &Agent) -> Result<Amount, Why> {
    let case = order.case();
    let quote = case.cancellation_quote(None).map_err(|_| Why::NotComputed)?;
    let total = case.goes_back(&quote);
    match order.gate(me, &Proposed::cancellation(total)) {
        Gate::Open | Gate::Approved(_) => Ok(total),
        Gate::Asked | Gate::Above(_) | Gate::Changed(_) => Err(Why::AboveLimit(total)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::order_detail::fixture::detail;
    use crate::domain::agent::fixture::agent;
    use crate::domain::cancellation::{ContactChannel, MailOutcome};
    use crate::domain::limits::Limits;
    use crate::domain::modification::Lease;
    use crate::domain::order::fixture;
    use crate::domain::timestamp::Timestamp;

    const CHANNEL: ContactChannel = ContactChannel::Phone;
    const CLOSE: Next = Next::Send(OrderCommand::CloseModification);

    /// The order at this step, with MOD on for `holder`.
    fn at(cancellation: Cancellation, holder: Option<&str>) -> OrderDetail {
        let lease = holder.map(|name| Lease::starting(agent(name), Timestamp::EPOCH));
        let allowed_actions = vec![
            OrderAction::OpenModification,
            OrderAction::CheckCancellation,
            OrderAction::ConfirmCancellation,
            OrderAction::RequestCancellation,
            OrderAction::CloseModification,
        ];
        OrderDetail {
            lease,
            cancellation,
            allowed_actions,
            ..detail(fixture::order().line("mug", 1, "8.90", &[]).paid_by_card())
        }
    }

    fn total() -> Amount {
        total_within_limits(&at(Cancellation::Idle, None), &agent("awa")).expect("it can be computed")
    }

    fn to_cancel() -> Goal {
        Goal::Cancel { total: total(), channel: CHANNEL }
    }

    fn for_awa(order: &OrderDetail, goal: Goal) -> Next {
        next(order, &agent("awa"), goal)
    }

    #[test]
    fn an_order_is_taken_on_checked_and_held_until_somebody_decides() {
        let open = OrderCommand::OpenModification { take_over: false };
        assert_eq!(for_awa(&at(Cancellation::Idle, None), Goal::Check), Next::Send(open));
        let check = Next::Send(OrderCommand::CheckCancellation);
        assert_eq!(for_awa(&at(Cancellation::Idle, Some("awa")), Goal::Check), check);
        let can = Next::Stand(Standing::Cancellable(total()));
        assert_eq!(for_awa(&at(Cancellation::Cancellable, Some("awa")), Goal::Check), can);
        assert_eq!(for_awa(&at(Cancellation::Confirmed, Some("awa")), Goal::Check), can);
    }

    #[test]
    fn a_cancellation_goes_step_by_step_and_mod_is_off_at_its_end() {
        let confirm = Next::Send(OrderCommand::ConfirmCancellation);
        assert_eq!(for_awa(&at(Cancellation::Cancellable, Some("awa")), to_cancel()), confirm);
        let body = RequestCancellationBody { contact_channel: CHANNEL, expected_total: total() };
        let request = Next::Send(OrderCommand::RequestCancellation(body));
        assert_eq!(for_awa(&at(Cancellation::Confirmed, Some("awa")), to_cancel()), request);
        let refunding = Cancellation::Refunding { contact_channel: CHANNEL, mail: None };
        let ready = Cancellation::MessageReady { contact_channel: CHANNEL };
        let finished = Cancellation::Finished { contact_channel: CHANNEL, outcome: MailOutcome::Sent };
        for cancelled in [refunding, ready, finished] {
            assert_eq!(for_awa(&at(cancelled.clone(), Some("awa")), to_cancel()), CLOSE);
            assert_eq!(for_awa(&at(cancelled, None), to_cancel()), Next::Stand(Standing::Cancelled));
        }
    }

    #[test]
    fn an_order_whose_lease_ran_out_is_taken_on_and_checked_again() {
        let open = OrderCommand::OpenModification { take_over: false };
        assert_eq!(for_awa(&at(Cancellation::Idle, None), to_cancel()), Next::Send(open));
    }

    #[test]
    fn nobody_cancels_for_another_total_than_was_agreed() {
        let less: Amount = "0.01".parse().expect("an amount");
        for step in [Cancellation::Cancellable, Cancellation::Confirmed] {
            let goal = Goal::Cancel { total: less, channel: CHANNEL };
            assert_eq!(for_awa(&at(step, Some("awa")), goal), Next::Stop(Why::TotalChanged(total())));
        }
    }

    #[test]
    fn what_is_above_the_limit_of_an_agent_is_for_its_own_page() {
        let limits = Limits { refund: "1.00".parse().ok(), ..Limits::default() };
        for goal in [Goal::Check, to_cancel()] {
            let order = OrderDetail { limits, ..at(Cancellation::Cancellable, Some("awa")) };
            assert_eq!(for_awa(&order, goal), Next::Stop(Why::AboveLimit(total())));
        }
    }

    #[test]
    fn an_order_of_another_agent_is_left_to_them() {
        for goal in [Goal::Check, to_cancel()] {
            let theirs = at(Cancellation::Cancellable, Some("zoe"));
            assert_eq!(for_awa(&theirs, goal), Next::Stop(Why::HeldBy("zoe".to_owned())));
        }
        let left = Next::Stand(Standing::Left);
        assert_eq!(for_awa(&at(Cancellation::Cancellable, Some("zoe")), Goal::Leave), left);
    }

    #[test]
    fn leaving_switches_mod_off_and_never_cancels() {
        for step in [Cancellation::Idle, Cancellation::Cancellable, Cancellation::Confirmed] {
            assert_eq!(for_awa(&at(step, Some("awa")), Goal::Leave), CLOSE);
        }
        assert_eq!(for_awa(&at(Cancellation::Idle, None), Goal::Leave), Next::Stand(Standing::Left));
    }

    #[test]
    fn what_can_not_be_cancelled_says_why() {
        let reason = NotCancellable::Shipped;
        let shipped = at(Cancellation::NotCancellable { reason }, Some("awa"));
        assert_eq!(for_awa(&shipped, Goal::Check), Next::Stop(Why::NotCancellable(reason)));
        let done = at(Cancellation::MessageReady { contact_channel: CHANNEL }, None);
        let already = Next::Stop(Why::NotCancellable(NotCancellable::AlreadyCancelled));
        assert_eq!(for_awa(&done, Goal::Check), already);
    }

    #[test]
    fn what_the_backend_does_not_allow_is_not_asked_for() {
        for holder in [None, Some("awa")] {
            let order = OrderDetail { allowed_actions: Vec::new(), ..at(Cancellation::Idle, holder) };
            assert_eq!(for_awa(&order, Goal::Check), Next::Stop(Why::NotAllowed));
        }
    }
}
