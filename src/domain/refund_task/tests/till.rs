//! A refund that a till of the shop gave as credit.

use super::*;

fn used(less: Option<GivenLess>) -> RefundState {
    RefundState::UsedAtTill { receipt: text("T-1"), at: NOW, less }
}

fn uses(task: &RefundTask, given: &str) -> Result<Step, RefundTaskRefusal> {
    let event = RefundEvent::UsedAtTill { receipt: "T-1", given: amount(given), next_task: &next_id() };
    task.after(event, NOW)
}

#[test]
fn a_till_takes_all_of_it_or_leaves_a_rest_to_be_refunded() {
    assert_eq!(uses(&task(), "31.60"), Ok(Step { state: used(None), follow_up: None }));
    let less = Some(GivenLess { given: amount("11.60"), rest: next_id() });
    let rest = RefundTask { id: next_id(), amount: amount("20.00"), ..task() };
    assert_eq!(uses(&task(), "11.60"), Ok(Step { state: used(less.clone()), follow_up: Some(rest.clone()) }));
    assert_eq!(rest.origin([&at(used(less))]), TaskOrigin::Rest);
}

#[test]
fn it_takes_no_more_than_there_is_and_not_nothing() {
    for given in ["31.61", "0.00", "-1.00", "1.000"] {
        assert_eq!(uses(&task(), given), Err(RefundTaskRefusal::WrongAmount), "{given}");
    }
}

#[test]
fn it_takes_what_nobody_has_on_and_a_note_gives_back_to_its_payment() {
    assert!(matches!(uses(&at(opened()), "31.60"), Err(RefundTaskRefusal::TakenOn(_))));
    for state in settled().into_iter().chain([used(None)]) {
        assert_eq!(uses(&at(state), "31.60"), Err(RefundTaskRefusal::AlreadySettled));
    }
    let overpaid = RefundCause::Overpayment(Overpayment { reason: text("twice"), by: text("Awa") });
    let set_aside = RefundCause::SetAside(SetAside { by: text("Awa") });
    for other in [
        RefundTask { means: BY_TRANSFER, ..task() },
        RefundTask { cause: overpaid, ..task() },
        RefundTask { means: RefundMeans::Void, cause: set_aside, ..task() },
    ] {
        assert_eq!(uses(&other, "31.60"), Err(RefundTaskRefusal::DoesNotFit));
        assert_eq!(other.usable_at_till(), None);
    }
    assert_eq!(task().usable_at_till(), Some(amount("31.60")));
}

#[test]
fn its_money_went_back_and_its_receipt_is_its_name() {
    let whole = at(used(None));
    assert_eq!((whole.refunded(), whole.pending(), whole.used()), (Some(amount("31.60")), None, Some(amount("31.60"))));
    let part = at(used(Some(GivenLess { given: amount("11.60"), rest: next_id() })));
    assert_eq!((part.refunded(), part.used()), (Some(amount("11.60")), Some(amount("11.60"))));
    assert_eq!((whole.state.reference(), whole.state.at()), (Some(&text("T-1")), Some(NOW)));
    assert!(!whole.is_open() && !whole.can_be_withdrawn());
}

#[test]
fn of_all_that_may_have_come_of_it_only_a_mistake_did() {
    assert!(at(used(None)).may_be_a_mistake() && !at(used(None)).may_come_back());
    assert_eq!(WayOn::of_made(&at(used(None))).collect::<Vec<_>>(), [WayOn::NeverMade]);
    let mistaken = RefundState::NeverMade {
        reference: text("T-1"),
        reason: text("the next line"),
        replaced_by: next_id(),
        at: NOW,
        less: None,
    };
    check_follow_up(used(None), &said::never_made(), mistaken, "31.60", ORIGINAL);
    for (outcome, refusal) in [
        (said::done(), RefundTaskRefusal::AlreadySettled),
        (said::not_refunded(), RefundTaskRefusal::AlreadySettled),
        (said::bounced(), RefundTaskRefusal::DoesNotFit),
        (said::less("31.59"), RefundTaskRefusal::DoesNotFit),
        (said::twice(), RefundTaskRefusal::DoesNotFit),
        (corrected_reference::corrected(), RefundTaskRefusal::DoesNotFit),
    ] {
        check_refused(used(None), &outcome, refusal);
    }
}

#[test]
fn its_note_is_not_taken_back() {
    let correction = CreditNoteNumber::new(2026, 2);
    let taken_back = at(used(None)).after(RefundEvent::NoteCorrected(&correction), NOW);
    assert_eq!(taken_back, Err(RefundTaskRefusal::UnderWay));
}

#[test]
fn it_reads_on_the_wire_with_its_receipt() {
    let state = r#"{"state":"used_at_till","receipt":"T-1","at":"1970-01-01T00:00:00Z"}"#;
    assert_eq!(serde_json::to_string(&used(None)).ok().as_deref(), Some(state));
    assert_eq!(serde_json::from_str::<RefundState>(state).ok(), Some(used(None)));
}
