//! A refund that was recorded as done and never was, or not under the name that was recorded.

use super::*;

pub fn never_made(less: Option<GivenLess>) -> RefundState {
    let (reference, reason) = (text("R-1"), text("the next line"));
    RefundState::NeverMade { reference, reason, replaced_by: next_id(), at: NOW, less }
}

/// One of each that nobody says is done.
pub fn not_done() -> [RefundState; 7] {
    [RefundState::ToDo, opened(), impossible(), bounced(None), never_made(None), given_up(), withdrawn()]
}

#[test]
fn it_is_to_do_again_by_the_same_means() {
    check_follow_up(done(), &said::never_made(), never_made(None), "31.60", ORIGINAL);
    check_follow_up(done_with(less(), None), &said::never_made(), never_made(less()), "31.59", ORIGINAL);
    let by_transfer = RefundTask { means: BY_TRANSFER, ..at(done()) };
    let again = Teller { by: agent("Ben"), is_rest: false }.tells(&by_transfer, &said::never_made());
    let means = again.map(|step| step.follow_up.map(|task| task.means));
    assert_eq!(means, Ok(Some(BY_TRANSFER)), "whoever finds the mistake says so");
}

#[test]
fn while_a_second_one_is_out_that_may_be_the_only_one() {
    check_refused(done_with(None, excess(None)), &said::never_made(), RefundTaskRefusal::DoesNotFit);
    let resolved = done_with(None, excess(recovered()));
    check_follow_up(resolved, &said::never_made(), never_made(None), "31.60", ORIGINAL);
}

#[test]
fn nothing_else_than_what_was_recorded_as_done_is_a_mistake() {
    for state in not_done() {
        check_refused(state, &said::never_made(), RefundTaskRefusal::DoesNotFit);
    }
}

#[test]
fn what_carries_its_money_is_known_by_it() {
    let next = RefundTask { id: next_id(), ..task() };
    assert_eq!(next.origin([&at(never_made(None))]), TaskOrigin::NeverMade);
    let rest = RefundTask { id: RefundTaskId(text("t0")), ..task() };
    let of_rest = Some(GivenLess { given: amount("31.59"), rest: rest.id.clone() });
    assert_eq!(rest.origin([&at(never_made(of_rest))]), TaskOrigin::Rest);
}

#[test]
fn its_words_are_kept_without_the_spaces_around_them() {
    let typed = RefundOutcome::NeverMade { reason: text(" the next line\n") };
    assert_eq!(typed.trimmed(), said::never_made());
    assert_eq!(typed.names_a_refund(), None);
}

#[test]
fn it_reads_on_the_wire_as_what_came_back_does() {
    let state = r#"{"state":"never_made","reference":"R-1","reason":"the next line","replaced_by":"t2","at":"1970-01-01T00:00:00Z"}"#;
    assert_eq!(serde_json::to_string(&never_made(None)).ok().as_deref(), Some(state));
    let outcome = r#"{"outcome":"never_made","reason":"the next line"}"#;
    assert_eq!(serde_json::from_str::<RefundOutcome>(outcome).ok(), Some(said::never_made()));
}
