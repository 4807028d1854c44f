use super::fixture::{registered, terms};
use super::*;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::Order;
use crate::domain::order::fixture::order;

fn line(id: &str) -> LineId {
    LineId(id.to_owned())
}

fn shipped() -> Order {
    order().line("mug", 3, "26.70", &[]).line("tea", 2, "9.00", &[]).at_status(LogisticStatus::Shipped)
}

fn draft(lines: &[(&str, u32)]) -> ReturnDraft {
    let drafted = |(id, quantity): &(&str, u32)| ReturnLineDraft {
        line: line(id),
        quantity: *quantity,
        reason: ReturnTermId("too_small".to_owned()),
        action: ReturnTermId("refund".to_owned()),
    };
    ReturnDraft { lines: lines.iter().map(drafted).collect(), window_overruled: None }
}

#[track_caller]
fn refused(draft: &ReturnDraft, others: &[OrderReturn], expected: &[(ReturnPlace, ReturnProblem)]) {
    let order = shipped();
    let refusals = draft.lines(&order, &terms(), |id| returnable(&order, others.iter(), id)).err().unwrap_or_default();
    let told: Vec<_> = refusals.into_iter().map(|refusal| (refusal.place, refusal.problem)).collect();
    assert_eq!(told, expected);
}

#[test]
fn what_comes_back_is_what_left_and_is_not_in_another_return() {
    let place = ReturnPlace::Line(0, ReturnPart::Quantity);
    refused(&draft(&[("mug", 3), ("tea", 2)]), &[], &[]);
    refused(&draft(&[("mug", 4)]), &[], &[(place, ReturnProblem::ExceedsReturnable { returnable: 3 })]);
    let other = registered(&[("mug", 2)], ActionKind::Refund);
    refused(
        &draft(&[("mug", 2)]),
        std::slice::from_ref(&other),
        &[(place, ReturnProblem::ExceedsReturnable { returnable: 1 })],
    );
    refused(&draft(&[("mug", 2)]), &[other.with(&[("mug", 1, 0)])], &[]);
}

#[test]
fn a_withdrawn_return_gives_its_units_free() {
    let mut other = registered(&[("mug", 3)], ActionKind::Refund);
    let event = ReturnEvent::Withdrawn { reason: "Gardé".to_owned() };
    other.state = other.after(event, Timestamp::EPOCH, "Awa").expect("it is registered");
    refused(&draft(&[("mug", 3)]), &[other], &[]);
}

#[test]
fn what_never_left_can_not_come_back() {
    for (status, shipped, out) in [
        (LogisticStatus::Delivered, None, 3),
        (LogisticStatus::Shipped, Some(1), 1),
        (LogisticStatus::Preparing, None, 0),
        (LogisticStatus::Preparing, Some(2), 2),
        (LogisticStatus::Cancelled, None, 0),
        (LogisticStatus::Cancelled, Some(3), 3),
    ] {
        let mut order = order().line("mug", 3, "26.70", &[]).at_status(status);
        order.lines[0].shipped = shipped;
        assert_eq!(units_out(&order, &order.lines[0]), out, "{status:?} {shipped:?}");
    }
}

#[test]
fn every_problem_of_a_draft_is_told_with_its_place() {
    use ReturnPlace::{Line, Lines};
    refused(&draft(&[]), &[], &[(Lines, ReturnProblem::NothingAsked)]);
    let mut wrong = draft(&[("mug", 0), ("mug", 1), ("lamp", 1)]);
    wrong.lines[0].reason = ReturnTermId("old".to_owned());
    wrong.lines[1].action = ReturnTermId("burn".to_owned());
    refused(
        &wrong,
        &[],
        &[
            (Line(0, ReturnPart::Quantity), ReturnProblem::QuantityNotPositive),
            (Line(0, ReturnPart::Reason), ReturnProblem::RetiredTerm),
            (Line(1, ReturnPart::Line), ReturnProblem::AskedTwice),
            (Line(1, ReturnPart::Action), ReturnProblem::UnknownTerm),
            (Line(2, ReturnPart::Line), ReturnProblem::UnknownItem),
        ],
    );
}

fn count(lines: &[(&str, u32, u32)]) -> Vec<ReceivedUnits> {
    let counted =
        |(id, sound, damaged): &(&str, u32, u32)| ReceivedUnits { line: line(id), sound: *sound, damaged: *damaged };
    lines.iter().map(counted).collect()
}

#[test]
fn what_is_missing_follows_from_what_was_announced_and_more_may_come() {
    let back = registered(&[("mug", 2), ("tea", 1)], ActionKind::Refund);
    let counted = count(&[("mug", 2, 1)]);
    let receipt = back.receipt(&counted, (Timestamp::EPOCH, "Ben"), |_| 3).expect("it fits");
    let told: Vec<_> = receipt.lines.iter().map(|line| (line.sound, line.damaged, line.missing)).collect();
    assert_eq!((told, receipt.units()), (vec![(2, 1, 0), (0, 0, 1)], [2, 1, 1]));
}

#[test]
fn a_count_is_of_the_lines_of_the_return_and_of_what_can_come() {
    let back = registered(&[("mug", 2)], ActionKind::Refund);
    for (counted, place, problem) in [
        (count(&[("mug", 0, 0)]), ReturnPlace::Lines, ReturnProblem::NothingCame),
        (count(&[("tea", 1, 0)]), ReturnPlace::Line(0, ReturnPart::Line), ReturnProblem::UnknownItem),
        (count(&[("mug", 1, 0), ("mug", 1, 0)]), ReturnPlace::Line(1, ReturnPart::Line), ReturnProblem::AskedTwice),
        (
            count(&[("mug", 2, 2)]),
            ReturnPlace::Line(0, ReturnPart::Damaged),
            ReturnProblem::ExceedsReturnable { returnable: 3 },
        ),
    ] {
        let refusals = back.receipt(&counted, (Timestamp::EPOCH, "Ben"), |_| 3).expect_err("it is wrong");
        assert_eq!(refusals, [ReturnRefusal { place, problem }]);
    }
}

#[test]
fn a_return_goes_one_way() {
    let receipt = |back: &OrderReturn| back.clone().with(&[("mug", 1, 0)]).state.receipt().cloned().expect("received");
    let registered = registered(&[("mug", 1)], ActionKind::Refund);
    let received = registered.clone().with(&[("mug", 1, 0)]);
    let event_of = |name: &str| match name {
        "receive" => ReturnEvent::Received(receipt(&registered)),
        "close" => ReturnEvent::Closed,
        _ => ReturnEvent::Withdrawn { reason: "Gardé".to_owned() },
    };
    let state = |back: &OrderReturn, name: &str| {
        back.after(event_of(name), Timestamp::EPOCH, "Awa").map(|state| state.as_str())
    };
    let closed = OrderReturn {
        state: received.after(ReturnEvent::Closed, Timestamp::EPOCH, "Awa").expect("it was received"),
        ..received.clone()
    };
    for (back, name, after) in [
        (&registered, "receive", Ok("received")),
        (&registered, "withdraw", Ok("withdrawn")),
        (&registered, "close", Err(WrongReturnState)),
        (&received, "close", Ok("closed")),
        (&received, "receive", Err(WrongReturnState)),
        (&received, "withdraw", Err(WrongReturnState)),
        (&closed, "close", Err(WrongReturnState)),
        (&closed, "receive", Err(WrongReturnState)),
    ] {
        assert_eq!(state(back, name), after, "{} {name}", back.state.as_str());
    }
    assert_eq!(closed.state.receipt(), received.state.receipt());
}

#[test]
fn what_the_customer_keeps_is_closed_without_being_received() {
    let kept = registered(&[("mug", 1)], ActionKind::Keep);
    assert!(kept.can_be_closed() && !kept.can_be_received());
    assert_eq!(kept.taken(&line("mug")), 1);
}

#[test]
fn a_credit_note_begins_with_what_came_back_and_is_paid_for() {
    let back = registered(&[("mug", 2), ("tea", 1)], ActionKind::Refund);
    let units = |back: &OrderReturn| back.to_credit().map(|(id, units)| (id.0.clone(), units)).collect::<Vec<_>>();
    assert_eq!(units(&back), [("mug".to_owned(), 2), ("tea".to_owned(), 1)]);
    let received = back.with(&[("mug", 1, 2), ("tea", 0, 0)]);
    assert_eq!(units(&received), [("mug".to_owned(), 3)]);
    assert_eq!(units(&registered(&[("mug", 2)], ActionKind::Exchange)), []);
}

#[test]
fn the_label_names_what_is_expected_by_its_numbers() {
    let mut back = registered(&[("mug", 2), ("tea", 1)], ActionKind::Refund);
    back.lines[1].action = fixture::action(ActionKind::Keep);
    let address = ["Maison Lumen, retours".to_owned(), "69001 Lyon".to_owned()];
    assert_eq!(
        label(&shipped(), &back, &address),
        "À\nMaison Lumen, retours\n69001 Lyon\n\nDe\nAwa Diallo\n\nRetour\u{a0}: ORD00123-RET1\nCommande\u{a0}: \
         ORD00123\nContenu\u{a0}:\n• 2 × mug"
    );
}

#[test]
fn the_lists_change_in_words_order_and_offer_alone() {
    let known = terms();
    let sound = ReturnTermsDraft { reasons: known.draft().reasons.into_iter().rev().collect(), ..known.draft() };
    assert_eq!((known.reason_flaws(&sound), known.action_flaws(&sound)), (vec![], vec![]));
    let mut wrong = known.draft();
    wrong.reasons.remove(1);
    wrong.reasons[0].id = Some(ReturnTermId("lamp".to_owned()));
    wrong.reasons[0].en = " ".to_owned();
    wrong.reasons[0].retired = true;
    wrong.actions[0].kind = ActionKind::Keep;
    assert_eq!(
        known.reason_flaws(&wrong),
        [TermFlaw::UnknownId(0), TermFlaw::English(TextFlaw::Missing, 0), TermFlaw::LeftOut, TermFlaw::AllRetired]
    );
    assert_eq!(known.action_flaws(&wrong), [TermFlaw::KindChanged(0)]);
}
