//! What an agent gives back by themselves is counted, and what a second person said yes to is not.

use super::*;
use crate::domain::agent::fixture::{agent, lead};
use crate::domain::approval::{Approval, ApprovalEvent, ApprovalId, ApprovalState, Gate, Proposed};
use crate::domain::limits::{Limits, Sums};
use crate::domain::refund_task::{AlternativeMethod, Overpayment};

/// A mug is 8.90.
fn limits(refund: &str) -> Limits {
    Limits { refund: Some(amount(refund)), ..Limits::default() }
}

fn of_awa(sequence: u32, corrects: Option<u32>) -> CreditNote {
    CreditNote { issued_by: agent("awa"), ..note(sequence, corrects) }
}

fn asked(proposed: &Proposed) -> Approval {
    Approval {
        id: ApprovalId::after(&mug().number, 0),
        proposal: proposed.proposal.clone(),
        sums: proposed.sums,
        exceeded: Vec::new(),
        order_version: 1,
        asked_at: Timestamp::EPOCH,
        asked_by: agent("awa"),
        comment: None,
        state: ApprovalState::Asked,
    }
}

fn after(asked: Approval, events: Vec<ApprovalEvent>) -> Approval {
    events.into_iter().fold(asked, |approval, event| {
        let by = if matches!(event, ApprovalEvent::Used(_)) { agent("awa") } else { lead("zoe") };
        let state = approval.after(event, &by, Timestamp::EPOCH).expect("they may");
        Approval { state, ..approval }
    })
}

fn given(notes: &[CreditNote], tasks: &[RefundTask], approvals: &[Approval]) -> String {
    let order = mug();
    let case = Case { approvals, ..case(&order, notes, tasks, &Cancellation::Idle) };
    case.given_alone(&agent("awa")).refund.to_string()
}

#[test]
fn what_an_agent_gave_back_counts_as_far_as_it_stands() {
    assert_eq!(given(&[], &[], &[]), "0.00");
    assert_eq!(given(&[of_awa(1, None)], &[], &[]), "8.90");
    assert_eq!(given(&[note(1, None)], &[], &[]), "0.00", "of another agent");
    assert_eq!(given(&[of_awa(1, None), of_awa(2, Some(1))], &[], &[]), "0.00", "taken back");
    let beyond = |by: &str| RefundTask {
        cause: RefundCause::Overpayment(Overpayment { by: by.to_owned(), reason: "Payé deux fois".to_owned() }),
        ..task(RefundState::ToDo, "2.00")
    };
    assert_eq!(
        given(&[of_awa(1, None)], &[beyond("awa"), beyond("ben"), task(RefundState::ToDo, "4.00")], &[]),
        "10.90"
    );
}

#[test]
fn what_a_second_person_said_yes_to_is_not_given_alone() {
    let cancelling = Proposed::cancellation(amount("8.90"));
    let used = |by| after(asked(&cancelling), vec![ApprovalEvent::Approved, ApprovalEvent::Used(by)]);
    let notes = [of_awa(1, None)];
    let first = Some(CreditNoteNumber::new(2026, 1));
    assert_eq!(given(&notes, &[], &[used(first.clone())]), "0.00");
    assert_eq!(given(&notes, &[], &[used(None)]), "0.00");
    assert_eq!(given(&notes, &[], &[after(asked(&cancelling), vec![ApprovalEvent::Approved])]), "8.90", "not used yet");
    let of_another = Approval { asked_by: agent("ben"), ..used(first.clone()) };
    assert_eq!(given(&notes, &[], &[of_another]), "8.90");
    // Its note was taken back: what came after it is given alone.
    let taken_back = [of_awa(1, None), of_awa(2, Some(1)), of_awa(3, None)];
    assert_eq!(given(&taken_back, &[], &[used(first)]), "8.90");
    let elsewhere =
        Proposed::other_means(RefundTaskId("ORD1-R1".to_owned()), AlternativeMethod::Cheque, amount("8.90"));
    let paid = after(asked(&elsewhere), vec![ApprovalEvent::Approved, ApprovalEvent::Used(None)]);
    assert_eq!(given(&notes, &[], &[paid]), "8.90", "the way of money gives none back");
}

fn gate(approvals: &[Approval], proposed: &Proposed) -> Gate {
    let order = mug();
    let case = Case { approvals, ..case(&order, &[], &[], &Cancellation::Idle) };
    case.gate(&limits("5.00"), &agent("awa"), proposed)
}

#[test]
fn exactly_what_was_approved_is_done_and_nothing_else() {
    let (asking, more) = (Proposed::cancellation(amount("8.90")), Proposed::cancellation(amount("9.90")));
    assert_eq!(gate(&[], &Proposed::cancellation(amount("5.00"))), Gate::Open);
    let Gate::Above(exceeded) = gate(&[], &asking) else { panic!("above the limit") };
    assert_eq!(Gate::Above(exceeded.clone()).exceeded(), exceeded);
    assert_eq!((exceeded.len(), exceeded[0].asked, exceeded[0].allowed), (1, amount("8.90"), amount("5.00")));
    assert_eq!(gate(&[asked(&asking)], &asking), Gate::Asked);
    assert!(matches!(gate(&[asked(&asking)], &more), Gate::Above(_)));
    let approved = after(asked(&asking), vec![ApprovalEvent::Approved]);
    assert_eq!(gate(std::slice::from_ref(&approved), &asking), Gate::Approved(Box::new(approved.clone())));
    assert!(matches!(gate(std::slice::from_ref(&approved), &more), Gate::Changed(_)));
    // The same words, of which the order has made more since.
    let grown = Proposed { sums: Sums::refund(amount("9.90")), ..asking.clone() };
    assert!(matches!(gate(std::slice::from_ref(&approved), &grown), Gate::Changed(_)));
    let of_another = Approval { asked_by: agent("ben"), ..approved.clone() };
    assert!(matches!(gate(&[of_another], &asking), Gate::Above(_)));
    let refused = after(asked(&asking), vec![ApprovalEvent::Refused("Trop".to_owned())]);
    assert!(matches!(gate(&[refused], &asking), Gate::Above(_)));
    let used = after(approved, vec![ApprovalEvent::Used(None)]);
    assert!(matches!(gate(&[used], &asking), Gate::Above(_)), "a yes is good once");
}

#[test]
fn a_yes_to_one_refunds_other_means_is_none_to_anothers() {
    let none = Limits { other_means: Some(amount("0.00")), ..Limits::default() };
    let by_cheque =
        |task: &str| Proposed::other_means(RefundTaskId(task.to_owned()), AlternativeMethod::Cheque, amount("8.90"));
    let approvals = [after(asked(&by_cheque("ORD1-R1")), vec![ApprovalEvent::Approved])];
    let order = mug();
    let case = Case { approvals: &approvals, ..case(&order, &[], &[], &Cancellation::Idle) };
    let gate = |task| case.gate(&none, &agent("awa"), &by_cheque(task));
    assert!(matches!(gate("ORD1-R1"), Gate::Approved(_)));
    assert!(matches!(gate("ORD1-R2"), Gate::Above(_)), "it is about another thing");
}

#[test]
fn goodwill_of_a_note_is_what_it_gives_beyond_what_was_sold_and_a_fee_is_none() {
    let order = order().line("mug", 3, "26.70", &[]).paid_by_card();
    let sums = |adjustment: &str| {
        let draft = serde_json::json!({
            "lines": [{ "line": "mug", "quantity": 1 }], "adjustment": { "amount": adjustment, "reason": "Geste" }
        });
        let draft = serde_json::from_value(draft).expect("a draft as on the wire");
        let quote = case(&order, &[], &[], &Cancellation::Idle).quote(&draft).expect("a sound draft");
        let sums = Sums::of_note(&quote);
        (sums.refund, sums.goodwill)
    };
    assert_eq!(sums("5.00"), (amount("13.90"), amount("5.00")));
    assert_eq!(sums("-2.00"), (amount("6.90"), amount("0.00")));
}
