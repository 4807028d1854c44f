use super::*;
use crate::domain::case::NoteOfReturnRefusal;
use crate::domain::credit::{
    CreditNoteDraft, LinePart, LineRestock, Place, RefundProblem, RefundRefusal, UnitsByCondition,
};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::LineId;
use crate::domain::returns::fixture::{registered, terms};
use crate::domain::returns::{ActionKind, OrderReturn, ReturnEvent, ReturnNumber};

fn mugs() -> Order {
    order()
        .line("mug", 3, "26.70", &[])
        .paid("card", PaymentProvider::HIPAY, "26.70")
        .at_status(LogisticStatus::Delivered)
}

fn line() -> LineId {
    LineId("mug".to_owned())
}

fn draft(quantity: i64, of_return: &OrderReturn) -> CreditNoteDraft {
    let lines = serde_json::json!({ "lines": [{ "line": "mug", "quantity": quantity }], "return": of_return.number });
    serde_json::from_value(lines).expect("a draft as on the wire")
}

/// The note that credits so many mugs of a return.
fn note_of(quantity: i64, back: &OrderReturn) -> CreditNote {
    let order = mugs();
    let quote = case(&order, &[], &[], &Cancellation::Idle).quote(&draft(quantity, back)).expect("a sound draft");
    CreditNote { for_return: Some(back.number.clone()), ..note_with(quote) }
}

#[test]
fn units_refunded_beyond_what_came_back_are_counted() {
    let (order, announced) = (mugs(), registered(&[("mug", 2)], ActionKind::Refund));
    for (back, quantity, beyond, left) in [
        (announced.clone(), 2, 0, 0),
        (announced.clone(), 3, 1, 0),
        (announced.clone().with(&[("mug", 1, 0)]), 2, 1, 0),
        (announced.with(&[("mug", 2, 1)]), 1, 0, 2),
    ] {
        let (notes, returns) = ([note_of(quantity, &back)], [back]);
        let case = Case { returns: &returns, ..case(&order, &notes, &[], &Cancellation::Idle) };
        let counted = (case.refunded_beyond(&returns[0]), case.unrefunded_of(&returns[0], &line()));
        assert_eq!(counted, (beyond, left), "{quantity} of {}", returns[0].accounted(&line()));
    }
}

#[test]
fn a_note_without_a_return_counts_for_none() {
    let (order, back) = (mugs(), registered(&[("mug", 1)], ActionKind::Refund));
    let (notes, returns) = ([CreditNote { for_return: None, ..note_of(3, &back) }], [back]);
    let case = Case { returns: &returns, ..case(&order, &notes, &[], &Cancellation::Idle) };
    assert_eq!(case.refunded_beyond(&returns[0]), 0);
}

#[test]
fn a_note_is_about_a_return_that_is_there_and_was_not_withdrawn() {
    let (order, back) = (mugs(), registered(&[("mug", 1)], ActionKind::Refund));
    let event = ReturnEvent::Withdrawn { reason: "Gardé".to_owned() };
    let gone = back.after(event, Timestamp::EPOCH, "Awa").expect("it is registered");
    let withdrawn = OrderReturn { number: ReturnNumber::after(&order.number, 1), state: gone, ..back.clone() };
    let unknown = OrderReturn { number: ReturnNumber::after(&order.number, 2), ..back.clone() };
    let returns = [back.clone(), withdrawn.clone()];
    let case = Case { returns: &returns, ..case(&order, &[], &[], &Cancellation::Idle) };
    for (of, answer) in [
        (&back, Ok(())),
        (&withdrawn, Err(NoteOfReturnRefusal::Withdrawn)),
        (&unknown, Err(NoteOfReturnRefusal::Unknown)),
    ] {
        assert_eq!(case.check_return_of(&draft(1, of)), answer);
    }
}

/// What may not be said of the units of a note that is about this return, whose other notes said this.
fn problem_of(back: &OrderReturn, before: &[UnitsByCondition], now: UnitsByCondition) -> Option<RefundProblem> {
    let order = mugs();
    let returns = [back.clone()];
    let asking = |by: UnitsByCondition| {
        let mut draft = draft(by.total(), back);
        draft.lines[0].restock = Some(LineRestock::By(by));
        draft
    };
    let mut notes: Vec<CreditNote> = Vec::new();
    for by in before {
        let case = Case { returns: &returns, ..case(&order, &notes, &[], &Cancellation::Idle) };
        let quote = case.quote(&asking(*by)).expect("a sound draft");
        notes.push(CreditNote { for_return: Some(back.number.clone()), ..note_with(quote) });
    }
    let case = Case { returns: &returns, ..case(&order, &notes, &[], &Cancellation::Idle) };
    let refusals = case.quote(&asking(now)).err()?;
    let [RefundRefusal { place: Place::Line(0, LinePart::Restock), problem }] = refusals.as_slice() else {
        panic!("{refusals:?}");
    };
    Some(problem.clone())
}

#[test]
fn what_came_back_damaged_never_goes_on_the_shelf() {
    const NONE: UnitsByCondition = UnitsByCondition { new: 0, damaged: 0, lost: 0, never_left: 0 };
    const ONE_NEW: UnitsByCondition = UnitsByCondition { new: 1, ..NONE };
    let back = registered(&[("mug", 2)], ActionKind::Refund).with(&[("mug", 1, 1)]);
    let beyond_sound = |asked, sound| Some(RefundProblem::RestockExceedsSound { asked, sound });
    let beyond_others = |asked, others| Some(RefundProblem::NeverLeftExceedsOthers { asked, others });
    let by = |new, damaged, never_left| UnitsByCondition { new, damaged, lost: 0, never_left };
    for (before, now, problem) in [
        (&[][..], by(1, 1, 0), None),
        (&[], by(2, 0, 0), beyond_sound(2, 1)),
        (&[], by(0, 2, 0), None),
        (&[], by(1, 0, 1), beyond_others(1, 0)),
        (&[], by(1, 1, 1), None),
        (&[ONE_NEW], by(1, 0, 0), beyond_sound(1, 0)),
        (&[ONE_NEW], by(0, 1, 0), None),
        (&[ONE_NEW], by(0, 1, 1), None),
        (&[by(1, 1, 0)], by(0, 0, 1), None),
    ] {
        assert_eq!(problem_of(&back, before, now), problem, "{before:?} {now:?}");
    }
    // Nobody knows yet how it comes back, or it does not.
    let (announced, kept) =
        (registered(&[("mug", 2)], ActionKind::Refund), registered(&[("mug", 2)], ActionKind::Keep));
    for back in [announced, kept] {
        assert_eq!(problem_of(&back, &[], ONE_NEW), beyond_sound(1, 0));
        assert_eq!(problem_of(&back, &[], by(0, 1, 0)), None);
    }
}

#[test]
fn what_was_announced_is_not_announced_again_and_may_come_with_its_own_return() {
    let (order, first) = (mugs(), registered(&[("mug", 2)], ActionKind::Refund));
    let second =
        OrderReturn { number: ReturnNumber::after(&order.number, 1), ..registered(&[("mug", 1)], ActionKind::Refund) };
    let left = |returns: &[OrderReturn]| {
        let case = Case { returns, ..case(&order, &[], &[], &Cancellation::Idle) };
        (
            case.returnable(&line()),
            case.can_register_return(),
            returns.first().map(|back| case.receivable(back, &line())),
        )
    };
    assert_eq!(left(&[]), (3, true, None));
    assert_eq!(left(std::slice::from_ref(&first)), (1, true, Some(3)));
    assert_eq!(left(&[first.clone(), second]), (0, false, Some(2)));
    let inside = Order { logistic_status: LogisticStatus::AwaitingPrint, ..mugs() };
    assert!(!case(&inside, &[], &[], &Cancellation::Idle).can_register_return(), "nothing has left");
}

#[test]
fn the_lines_of_a_return_are_those_that_were_drafted() {
    let order = mugs();
    let case = case(&order, &[], &[], &Cancellation::Idle);
    let draft = serde_json::json!({
        "lines": [{ "line": "mug", "quantity": 2, "reason": "too_small", "action": "refund" }]
    });
    let lines = case.return_lines(&serde_json::from_value(draft).expect("a draft as on the wire"), &terms());
    let lines = lines.expect("a sound draft");
    assert_eq!((lines.len(), &lines[0].line, lines[0].quantity), (1, &line(), 2));
}

#[test]
fn what_came_back_is_sound_first_and_nothing_is_said_of_what_did_not_come() {
    let order = mugs();
    let announced = registered(&[("mug", 3)], ActionKind::Refund);
    let came = |back: &OrderReturn, units| {
        let returns = [back.clone()];
        let case = Case { returns: &returns, ..case(&order, &[], &[], &Cancellation::Idle) };
        case.came_back(&returns[0], &line(), units).map(|units| (units.new, units.damaged))
    };
    assert_eq!(came(&announced, 1), None);
    let received = announced.with(&[("mug", 2, 1)]);
    assert_eq!([1, 2, 3].map(|units| came(&received, units)), [Some((1, 0)), Some((2, 0)), Some((2, 1))]);
    let kept = registered(&[("mug", 3)], ActionKind::Keep).with(&[("mug", 0, 0)]);
    assert_eq!(came(&kept, 1), None, "it stays with the customer");
    assert_eq!(kept.accounted(&line()), 3, "and is accounted for all the same");
    let came_all_the_same = registered(&[("mug", 1)], ActionKind::Keep).with(&[("mug", 2, 0)]);
    assert_eq!(came_all_the_same.accounted(&line()), 2);
}
