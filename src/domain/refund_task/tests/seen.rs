//! The amount that was seen at the provider decides how much went back.

use super::*;
use crate::domain::money::Currency;

fn said(seen: &str, difference: Option<Difference>) -> RefundOutcome {
    let seen = SeenAmount { amount: amount(seen), currency: Currency::EUR, difference };
    RefundOutcome::Done { reference: text("R-1"), amount: None, seen: Some(seen) }
}

fn after(task: &RefundTask, outcome: &RefundOutcome) -> Result<Step, RefundTaskRefusal> {
    let (by, captured) = (agent("Awa"), amount("44.60"));
    let next_task = &next_id();
    let report = Report { outcome, by: &by, captured, currency: Currency::EUR, is_rest: false, next_task };
    task.after(RefundEvent::Reported(report), NOW)
}

#[track_caller]
fn check(outcome: &RefundOutcome, refunded: &str, rest: Option<&str>, too_much: Option<&str>) {
    let step = after(&at(opened()), outcome).expect("it is done");
    let RefundOutcome::Done { seen, .. } = outcome else { panic!("it is one that is done") };
    let RefundState::Done { seen: kept, .. } = &step.state else { panic!("{step:?}") };
    assert_eq!(kept, seen);
    let after = at(step.state.clone());
    assert_eq!(after.refunded(), Some(amount(refunded)));
    assert_eq!(step.follow_up.map(|rest| rest.amount), rest.map(amount));
    assert_eq!(step.state.open_excess().map(|excess| excess.amount), too_much.map(amount));
}

#[test]
fn all_of_it_went_back_unless_the_explanation_says_otherwise() {
    check(&said("31.60", None), "31.60", None, None);
    check(&said("31.25", Some(Difference::Fees {})), "31.60", None, None);
    check(&said("20.00", Some(Difference::Partial {})), "20.00", Some("11.60"), None);
    check(&said("13.60", Some(Difference::Mistyped {})), "13.60", Some("18.00"), None);
    check(&said("36.10", Some(Difference::Mistyped {})), "31.60", None, Some("4.50"));
}

#[test]
fn a_difference_that_nobody_explains_is_not_done() {
    let refused = |outcome| after(&at(opened()), &outcome).unwrap_err();
    assert_eq!(refused(said("31.59", None)), RefundTaskRefusal::DifferenceUnexplained);
    assert_eq!(refused(said("31.60", Some(Difference::Partial {}))), RefundTaskRefusal::ExplanationDoesNotFit);
    assert_eq!(refused(said("76.21", Some(Difference::Mistyped {}))), RefundTaskRefusal::MoreThanCaptured);
    let RefundOutcome::Done { reference, seen, .. } = said("20.00", Some(Difference::Partial {})) else { panic!() };
    let twice = RefundOutcome::Done { reference, amount: Some(amount("20.00")), seen };
    assert_eq!(refused(twice), RefundTaskRefusal::AmountSaidTwice);
}

#[test]
fn no_amount_is_seen_of_what_is_let_go_of() {
    let void = RefundTask { means: RefundMeans::Void, ..at(opened()) };
    assert_eq!(after(&void, &said("31.60", None)), Err(RefundTaskRefusal::DoesNotFit));
}

#[test]
fn the_agents_words_are_kept_without_the_spaces_around_them() {
    let words = |words: &str| said("31.25", Some(Difference::Other { words: text(words) }));
    assert_eq!(words(" the till rounds\n").trimmed(), words("the till rounds"));
}
