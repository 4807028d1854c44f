//! What is only set aside: a task by which no money goes back.

use super::*;

/// 31.60 that nobody took.
fn void(state: RefundState) -> RefundTask {
    let cause = RefundCause::SetAside(SetAside { by: text("Awa") });
    RefundTask { means: RefundMeans::Void, cause, ..at(state) }
}

fn tells(state: RefundState, outcome: &RefundOutcome) -> Result<Step, RefundTaskRefusal> {
    let by = agent("Awa");
    let captured = amount("0.00");
    let report = Report { outcome, by: &by, captured, currency: Currency::EUR, is_rest: false, next_task: &next_id() };
    void(state).after(RefundEvent::Reported(report), NOW)
}

fn leaves(state: RefundState, outcome: &RefundOutcome) -> Result<RefundState, RefundTaskRefusal> {
    let step = tells(state, outcome)?;
    assert_eq!(step.follow_up, None);
    Ok(step.state)
}

fn all_done() -> RefundOutcome {
    RefundOutcome::done(String::new())
}

#[test]
fn it_is_no_money_wherever_it_is() {
    for state in [RefundState::ToDo, opened(), done(), never_made(None), given_up()] {
        let task = void(state);
        assert_eq!((task.refunded(), task.pending(), task.given_up(), task.used()), (None, None, None, None));
        assert!(!task.may_come_back() && task.names_refunds().is_none());
    }
    assert!(void(RefundState::ToDo).is_open() && void(opened()).is_open() && !void(done()).is_open());
}

#[test]
fn it_is_let_go_of_or_to_do_again() {
    assert_eq!(leaves(opened(), &all_done()), Ok(RefundState::done(String::new(), NOW)));
    assert_eq!(leaves(opened(), &RefundOutcome::NotRefunded {}), Ok(RefundState::ToDo));
    assert_eq!(leaves(RefundState::ToDo, &all_done()), Err(RefundTaskRefusal::NotTakenOn));
}

#[test]
fn what_can_not_be_let_go_of_is_left_with_a_reason_and_without_the_customer() {
    let left = RefundOutcome::GivenUp { reason: text("a cent"), customer_agreed: false };
    assert_eq!(leaves(RefundState::ToDo, &left), Ok(given_up()));
    assert_eq!(leaves(opened(), &left), Err(RefundTaskRefusal::DoesNotFit));
    assert_eq!(leaves(given_up(), &left), Err(RefundTaskRefusal::AlreadySettled));
}

#[test]
fn one_that_was_recorded_by_mistake_is_to_do_again() {
    let step = tells(done(), &said::never_made()).expect("a step");
    assert_eq!(step.state, never_made(None));
    assert_eq!(step.follow_up, Some(RefundTask { id: next_id(), ..void(RefundState::ToDo) }));
}

#[test]
fn nothing_else_comes_of_it() {
    let alternative = Alternative::new(AlternativeMethod::Cheque, true);
    let impossible = RefundOutcome::Impossible { reason: ImpossibleReason::TooOld, alternative };
    assert_eq!(leaves(opened(), &impossible), Err(RefundTaskRefusal::DoesNotFit));
    let part = RefundOutcome::Done { reference: String::new(), amount: Some(amount("1.00")), seen: None };
    assert_eq!(leaves(opened(), &part), Err(RefundTaskRefusal::WrongAmount));
    for later in [
        RefundOutcome::Bounced { reason: text("closed"), alternative: None },
        RefundOutcome::RefundedLess { amount: amount("1.00") },
        RefundOutcome::RefundedTwice { reference: text("R-2"), amount: None },
    ] {
        assert_eq!(leaves(done(), &later), Err(RefundTaskRefusal::DoesNotFit), "{later:?}");
    }
}
