use super::*;
use crate::domain::case::NoteOfReturnRefusal;
use crate::domain::credit::CreditNoteDraft;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::LineId;
use crate::domain::returns::fixture::registered;
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
