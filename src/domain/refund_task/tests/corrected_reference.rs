//! A refund that was recorded under a wrong name: the name alone changes.

use super::*;

pub fn corrected() -> RefundOutcome {
    RefundOutcome::ReferenceCorrected { reference: text("R-9") }
}

fn named(reference: &str, less: Option<GivenLess>, excess: Option<Excess>) -> RefundState {
    RefundState::Done { reference: text(reference), at: NOW, less, excess, seen: None }
}

#[test]
fn its_name_alone_changes() {
    let later = Timestamp::parse("2026-11-20T09:30:00Z").expect("a moment");
    let captured = amount("44.60");
    let (outcome, ben) = (corrected(), agent("Ben"));
    let report = Report {
        outcome: &outcome,
        by: &ben,
        captured,
        currency: Currency::EUR,
        is_rest: false,
        next_task: &next_id(),
    };
    let before = at(done_with(less(), excess(recovered())));
    let step = before.after(RefundEvent::Reported(report), later);
    assert_eq!(step, Ok(named("R-9", less(), excess(recovered())).into()), "it was done when it was done");
    check(named("", None, None), &corrected(), named("R-9", None, None));
}

#[test]
fn while_a_second_one_is_out_the_name_of_the_first_is_its_own() {
    check(done_with(None, excess(None)), &corrected(), named("R-9", None, excess(None)));
}

#[test]
fn whatever_its_means_it_has_a_name() {
    let by_transfer = RefundTask { means: BY_TRANSFER, ..at(done()) };
    let step = Teller { by: agent("Awa"), is_rest: false }.tells(&by_transfer, &corrected());
    assert_eq!(step, Ok(named("R-9", None, None).into()));
}

#[test]
fn it_is_given_another_name_and_none_is_taken_off() {
    for reference in ["R-1", ""] {
        let outcome = RefundOutcome::ReferenceCorrected { reference: text(reference) };
        check_refused(done(), &outcome, RefundTaskRefusal::NoOtherReference);
    }
}

#[test]
fn no_account_is_a_name() {
    let account = Some(Destination::Account(fixture::account()));
    let transfer = RefundTask { means: BY_TRANSFER, destination: account, ..at(done()) };
    let outcome = RefundOutcome::ReferenceCorrected { reference: text("FR76 3000 6000 0112 3456 7890 189") };
    let step = Teller { by: agent("Awa"), is_rest: false }.tells(&transfer, &outcome);
    assert_eq!(step, Err(RefundTaskRefusal::AccountAsReference));
}

#[test]
fn nothing_else_than_what_was_recorded_as_done_has_one() {
    for state in not_done() {
        check_refused(state, &corrected(), RefundTaskRefusal::DoesNotFit);
    }
    let card = RefundTask { provider: PaymentProvider::GIFT_CARD, ..at(done()) };
    let cause = RefundCause::SetAside(SetAside { by: text("Awa") });
    let void = RefundTask { means: RefundMeans::Void, cause, ..at(done()) };
    for task in [card, void] {
        let step = Teller { by: agent("Awa"), is_rest: false }.tells(&task, &corrected());
        assert_eq!(step, Err(RefundTaskRefusal::DoesNotFit));
    }
}

#[test]
fn it_is_kept_as_it_is_read() {
    let typed = RefundOutcome::ReferenceCorrected { reference: text(" R-\u{200b}9\n") };
    assert_eq!((typed.trimmed(), typed.names_a_refund()), (corrected(), Some(text("R-9"))));
    let outcome = r#"{"outcome":"reference_corrected","reference":"R-9"}"#;
    assert_eq!(serde_json::from_str::<RefundOutcome>(outcome).ok(), Some(corrected()));
}
