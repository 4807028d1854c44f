//! What an agent may do follows from who has MOD on, how far the cancellation is, and what is still to be settled.

use super::{case, mug, note, task};
use crate::domain::action::OrderAction::{
    self, AddReply, CheckCancellation, CloseModification, ConfirmCancellation, CorrectCreditNote, IssueCreditNote,
    NoteTicket, OpenModification, RequestCancellation, SendCreditNoteMail, SettleMail, SettleRefundTask,
    TakeOverModification,
};
use crate::domain::agent::Agent;
use crate::domain::agent::fixture::{agent, lead};
use crate::domain::cancellation::{Cancellation, ContactChannel};
use crate::domain::case::TellingRefusal;
use crate::domain::eligibility::NotCancellable;
use crate::domain::modification::{LEASE, Lease};
use crate::domain::refund_task::{RefundState, RefundTask};
use crate::domain::timestamp::Timestamp;

const NOON: Timestamp = Timestamp::EPOCH;
const READY: Cancellation = Cancellation::MessageReady { contact_channel: ContactChannel::Phone };

/// Beside noting a ticket, which whoever may do anything may.
fn allowed(by: &Agent, lease: Option<&Lease>, step: &Cancellation, tasks: &[RefundTask]) -> Vec<OrderAction> {
    let mut actions = case(&mug(), &[], tasks, step).allowed(lease, by, NOON);
    actions.retain(|action| *action != NoteTicket);
    actions
}

#[test]
fn tickets_are_noted_by_whoever_is_there_and_replies_go_to_a_helpdesk_that_there_is() {
    let (order, awa, ben) = (mug(), agent("awa"), agent("ben"));
    let lease = Lease { holder: ben.clone(), expires_at: NOON + LEASE };
    let mut case = case(&order, &[], &[], &Cancellation::Idle);
    for (has_helpdesk, lease, agent, may) in [
        (false, None, &awa, [true, false]),
        (true, None, &awa, [true, true]),
        (true, Some(&lease), &ben, [true, true]),
        (true, Some(&lease), &awa, [false, false]),
    ] {
        case.settings.has_helpdesk = has_helpdesk;
        let actions = case.allowed(lease, agent, NOON);
        assert_eq!([NoteTicket, AddReply].map(|action| actions.contains(&action)), may, "{lease:?}");
    }
}

#[test]
fn whoever_comes_to_a_free_order_may_have_it_and_credit_it() {
    let awa = agent("awa");
    assert_eq!(allowed(&awa, None, &Cancellation::Idle, &[]), [OpenModification, IssueCreditNote]);
    let ran_out = Lease { holder: agent("ben"), expires_at: NOON };
    assert_eq!(allowed(&awa, Some(&ran_out), &Cancellation::Confirmed, &[]), [OpenModification, IssueCreditNote]);
}

#[test]
fn the_holder_has_the_step_that_comes_next() {
    let awa = agent("awa");
    let lease = Lease::starting(awa.clone(), NOON);
    let printing = Cancellation::NotCancellable { reason: NotCancellable::Printing };
    for (step, next) in [
        (Cancellation::Idle, CheckCancellation),
        (printing, CheckCancellation),
        (Cancellation::Cancellable, ConfirmCancellation),
        (Cancellation::Confirmed, RequestCancellation),
    ] {
        assert_eq!(allowed(&awa, Some(&lease), &step, &[]), [CloseModification, next, IssueCreditNote], "{step:?}");
    }
    assert_eq!(allowed(&awa, Some(&lease), &READY, &[]), [CloseModification, SettleMail, IssueCreditNote]);
}

#[test]
fn an_order_of_another_is_nobodys_but_a_leads_to_take_over() {
    let lease = Lease { holder: agent("awa"), expires_at: NOON + LEASE };
    for step in [Cancellation::Idle, READY] {
        assert_eq!(allowed(&agent("ben"), Some(&lease), &step, &[]), []);
        assert_eq!(allowed(&lead("zoe"), Some(&lease), &step, &[]), [TakeOverModification]);
    }
}

#[test]
fn refunds_are_settled_before_the_mail_is() {
    let open = [task(RefundState::ToDo, "1.00"), task(RefundState::ToDo, "1.00")];
    let refunding = Cancellation::Refunding { contact_channel: ContactChannel::Phone, mail: None };
    let awa = agent("awa");
    assert_eq!(allowed(&awa, None, &refunding, &open), [OpenModification, SettleRefundTask, IssueCreditNote]);
    assert_eq!(allowed(&awa, None, &refunding, &open[..1])[1], SettleRefundTask);
    assert!(!allowed(&awa, None, &refunding, &[]).contains(&SettleRefundTask));
}

#[test]
fn a_customer_is_told_of_a_note_that_stands_alone() {
    let (order, notes) = (mug(), [note(1, None), note(2, Some(1)), note(3, None)]);
    let told = |step: &Cancellation| notes.each_ref().map(|note| case(&order, &notes, &[], step).check_tellable(note));
    let before = [Err(TellingRefusal::AlreadyCorrected), Err(TellingRefusal::Untold), Ok(())];
    assert_eq!(told(&Cancellation::Confirmed), before);
    assert_eq!(told(&READY)[2], Err(TellingRefusal::Untold), "the order has its own mail");
    let actions = case(&order, &notes, &[], &Cancellation::Idle).allowed(None, &agent("awa"), NOON);
    assert!(actions.contains(&CorrectCreditNote) && actions.contains(&SendCreditNoteMail), "{actions:?}");
}
