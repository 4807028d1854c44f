//! A credit note as credit at a till.

use super::{case, mug, note, task_of};
use crate::domain::cancellation::Cancellation;
use crate::domain::case::TillRefusal;
use crate::domain::credit::{CreditNoteNumber, fixture};
use crate::domain::money::Amount;
use crate::domain::order::Order;
use crate::domain::order::fixture::amount;
use crate::domain::refund_task::fixture::opened;
use crate::domain::refund_task::{GivenLess, RefundState, RefundTask, RefundTaskId};
use crate::domain::till_credit::{TillCredit, TillCreditState, TillUse, TillUseDraft};
use crate::domain::timestamp::Timestamp;

/// Refunds of the first note: of how much, and where each is.
fn tasks<const N: usize>(of: [(&str, RefundState); N]) -> Vec<RefundTask> {
    let task = |(position, (of, state)): (usize, (&str, RefundState))| RefundTask {
        id: RefundTaskId(format!("t{position}")),
        amount: amount(of),
        ..task_of(1, state)
    };
    of.into_iter().enumerate().map(task).collect()
}

fn used(receipt: &str, less: Option<&str>) -> RefundState {
    let less = less.map(|given| GivenLess { given: amount(given), rest: RefundTaskId("rest".to_owned()) });
    RefundState::UsedAtTill { receipt: receipt.to_owned(), at: Timestamp::EPOCH, less }
}

fn told(order: &Order, tasks: &[RefundTask]) -> TillCredit {
    let notes = [note(1, None)];
    case(order, &notes, tasks, &Cancellation::Idle).till_credit(&notes[0])
}

fn uses(tasks: &[RefundTask], of: &str, receipt: &str) -> Result<Vec<(String, Amount)>, TillRefusal> {
    let (order, notes) = (mug(), [note(1, None)]);
    let draft = TillUseDraft { amount: amount(of), receipt: receipt.to_owned() };
    let case = case(&order, &notes, tasks, &Cancellation::Idle);
    let shares = case.use_at_till(&notes[0].number, &draft)?;
    Ok(shares.into_iter().map(|(task, share)| (task.0, share)).collect())
}

#[test]
fn it_says_what_can_be_used_and_what_was() {
    let said = |tasks: &[RefundTask]| {
        let credit = told(&mug(), tasks);
        (credit.state, credit.usable, credit.used)
    };
    let done = RefundState::done("R-1".to_owned(), Timestamp::EPOCH);
    let zero = amount("0.00");
    assert_eq!(said(&tasks([("8.90", RefundState::ToDo)])), (TillCreditState::Open, amount("8.90"), zero));
    assert_eq!(
        said(&tasks([("8.90", used("T-1", Some("3.00"))), ("5.90", RefundState::ToDo)])),
        (TillCreditState::PartlyUsed, amount("5.90"), amount("3.00"))
    );
    assert_eq!(said(&tasks([("8.90", used("T-1", None))])), (TillCreditState::Used, zero, amount("8.90")));
    for state in [done, opened()] {
        assert_eq!(said(&tasks([("8.90", state)])), (TillCreditState::NotUsable, zero, zero));
    }
    let other_note = task_of(2, RefundState::ToDo);
    assert_eq!(said(&[other_note]), (TillCreditState::NotUsable, zero, zero));
}

#[test]
fn one_use_of_two_payments_is_one_use() {
    let credit = told(&mug(), &tasks([("3.00", used("T-1", None)), ("5.90", used("T-1", None))]));
    let use_of_both = TillUse { receipt: "T-1".to_owned(), amount: amount("8.90"), at: Timestamp::EPOCH };
    assert_eq!(credit.uses, [use_of_both]);
    assert_eq!((credit.note, credit.credited), (CreditNoteNumber::new(2026, 1), amount("8.90")));
}

#[test]
fn a_use_takes_the_refunds_in_their_order_and_the_last_in_part() {
    let waiting = tasks([("3.00", RefundState::ToDo), ("1.00", opened()), ("4.90", RefundState::ToDo)]);
    let share = |task: &str, of: &str| (task.to_owned(), amount(of));
    assert_eq!(uses(&waiting, "2.00", "T-1"), Ok(vec![share("t0", "2.00")]));
    assert_eq!(uses(&waiting, "3.00", "T-1"), Ok(vec![share("t0", "3.00")]));
    assert_eq!(uses(&waiting, "5.00", "T-1"), Ok(vec![share("t0", "3.00"), share("t2", "2.00")]));
    assert_eq!(uses(&waiting, "7.90", "T-1"), Ok(vec![share("t0", "3.00"), share("t2", "4.90")]));
    assert_eq!(uses(&waiting, "7.91", "T-1"), Err(TillRefusal::MoreThanUsable));
}

#[test]
fn what_is_no_amount_of_it_is_refused() {
    let waiting = tasks([("8.90", RefundState::ToDo)]);
    for of in ["0.00", "-1.00", "1.0", "1"] {
        assert_eq!(uses(&waiting, of, "T-1"), Err(TillRefusal::WrongAmount), "{of}");
    }
}

#[test]
fn a_receipt_uses_a_note_once() {
    let waiting = tasks([("8.90", used("T-1", Some("3.00"))), ("5.90", RefundState::ToDo)]);
    assert_eq!(uses(&waiting, "1.00", "T-1"), Err(TillRefusal::ReceiptUsed));
    assert!(uses(&waiting, "1.00", "T-2").is_ok());
}

#[test]
fn what_is_about_to_be_given_back_or_was_is_not_used() {
    assert!(matches!(uses(&tasks([("8.90", opened())]), "1.00", "T-1"), Err(TillRefusal::TakenOn(_))));
    assert_eq!(uses(&tasks([("8.90", used("T-1", None))]), "1.00", "T-2"), Err(TillRefusal::NotUsable));
    assert_eq!(uses(&[], "1.00", "T-1"), Err(TillRefusal::NotUsable));
}

#[test]
fn the_notes_of_a_test_order_are_worth_nothing_at_a_till() {
    let order = Order { test: true, ..mug() };
    let credit = told(&order, &tasks([("8.90", RefundState::ToDo)]));
    assert_eq!((credit.state, credit.usable), (TillCreditState::NotUsable, amount("0.00")));
}

#[test]
fn a_note_that_is_not_the_orders_is_not_used() {
    let (order, notes) = (mug(), [fixture::note(note(1, None).quote)]);
    let draft = TillUseDraft { amount: amount("1.00"), receipt: "T-1".to_owned() };
    let case = case(&order, &notes, &[], &Cancellation::Idle);
    assert_eq!(case.use_at_till(&CreditNoteNumber::new(2026, 9), &draft), Err(TillRefusal::UnknownNote));
}
