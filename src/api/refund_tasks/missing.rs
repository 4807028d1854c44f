//! What an unfinished order waits for, and who has to do with it.

use super::{ApprovalStep, Unfinished};
use crate::domain::cancellation::Cancellation;
use crate::domain::wire_words::wire_words;

wire_words! {
    /// What an unfinished order waits for.
    pub enum Missing {
        /// A refund that nobody has begun.
        Refund = "refund",
        /// A refund that was begun: nobody said what came of it.
        Answer = "answer",
        Mail = "mail",
        /// A mail or reply that was sent and did not go.
        Unsent = "unsent",
        /// A cancellation that is confirmed: the warehouse holds the order, and nothing is cancelled.
        Decision = "decision",
        /// Money that went out twice.
        Excess = "excess",
        /// A return that arrived and is not closed.
        Return = "return",
        /// A lead's yes or no to what is above somebody's limit.
        Approval = "approval",
        /// The asker, who has the yes or the no.
        Decided = "decided",
    }
}

impl Unfinished {
    pub fn waits_for(&self, missing: Missing) -> bool {
        match missing {
            Missing::Refund => self.open_tasks.iter().any(|task| !task.state.is_opened()),
            Missing::Answer => self.open_tasks.iter().any(|task| task.state.is_opened()),
            Missing::Mail => matches!(self.cancellation, Cancellation::MessageReady { .. }),
            Missing::Unsent => !self.unsent.is_empty(),
            Missing::Decision => self.cancellation == Cancellation::Confirmed,
            Missing::Excess => self.excess.is_some(),
            Missing::Return => !self.returns.is_empty(),
            Missing::Approval => self.approvals.iter().any(|approval| approval.step == ApprovalStep::Asked),
            Missing::Decided => self.approvals.iter().any(|approval| approval.step != ApprovalStep::Asked),
        }
    }

    /// By name: who started it, took a refund of it on, sent what did not go, or has MOD on.
    pub fn agents(&self) -> impl Iterator<Item = &str> {
        let takers = self.open_tasks.iter().filter_map(|task| task.state.opened_by());
        let takers = takers.map(|agent| agent.name.as_str());
        let askers = self.approvals.iter().map(|approval| approval.asked_by.name.as_str());
        let senders = self.unsent.iter().map(|mail| mail.sent_by.as_str());
        [self.started_by.as_str()].into_iter().chain(takers).chain(senders).chain(askers).chain(self.held_by.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::refund_tasks::UnsentMail;
    use crate::domain::agent::fixture::agent;
    use crate::domain::money::{Amount, Currency};
    use crate::domain::order::OrderNumber;
    use crate::domain::refund_task::{RefundState, RefundTask, fixture};
    use crate::domain::returns::ReturnNumber;
    use crate::domain::timestamp::Timestamp;

    fn item(open_tasks: Vec<RefundTask>) -> Unfinished {
        Unfinished {
            number: OrderNumber("ORD00123".to_owned()),
            customer: "Awa".to_owned(),
            currency: Currency::EUR,
            cancellation: Cancellation::Idle,
            open_tasks,
            pending: Amount::zero(Currency::EUR),
            excess: None,
            returns: Vec::new(),
            unsent: Vec::new(),
            approvals: Vec::new(),
            since: Timestamp::EPOCH,
            started_by: "Awa".to_owned(),
            held_by: None,
            held_until: None,
        }
    }

    #[test]
    fn an_order_is_of_who_started_it_and_of_who_took_its_refund_on() {
        let opened = RefundState::Opened { at: Timestamp::EPOCH, by: agent("Noé") };
        let taken_on = item(vec![RefundTask { state: opened, ..fixture::task() }]);
        let of = |name: &str| taken_on.agents().any(|agent| agent == name);
        assert_eq!((of("Awa"), of("Noé"), of("Zoé")), (true, true, false));
    }

    #[test]
    fn what_was_begun_waits_for_an_answer_and_what_was_not_for_a_refund() {
        let to_do = item(vec![fixture::task()]);
        assert!(to_do.waits_for(Missing::Refund) && !to_do.waits_for(Missing::Answer));
        let held = Unfinished { cancellation: Cancellation::Confirmed, ..item(Vec::new()) };
        assert!(held.waits_for(Missing::Decision) && !held.waits_for(Missing::Mail));
    }

    #[test]
    fn what_did_not_go_waits_for_whoever_sent_it_and_is_no_mail_that_is_left() {
        let mail = UnsentMail { to: "awa@example".to_owned(), ticket: None, sent_by: "Noé".to_owned() };
        let unsent = Unfinished { unsent: vec![mail], ..item(Vec::new()) };
        assert!(unsent.waits_for(Missing::Unsent) && !unsent.waits_for(Missing::Mail));
        assert!(unsent.agents().any(|agent| agent == "Noé"));
    }

    #[test]
    fn what_came_back_waits_to_be_closed() {
        let number = ReturnNumber::after(&item(Vec::new()).number, 0);
        let returned = Unfinished { returns: vec![number], ..item(Vec::new()) };
        assert!(returned.waits_for(Missing::Return) && !item(Vec::new()).waits_for(Missing::Return));
    }
}
