//! What is next follows from the order alone, whatever came before.

use super::{case, mug, note, task, task_of};
use crate::domain::cancellation::{Cancellation, ContactChannel};
use crate::domain::case::RefundStep;
use crate::domain::credit::{CreditNote, CreditNoteNumber};
use crate::domain::order::fixture::amount;
use crate::domain::refund_task::{RefundState, RefundTask, fixture};
use crate::domain::timestamp::Timestamp;

fn next(notes: &[CreditNote], tasks: &[RefundTask]) -> Option<RefundStep> {
    case(&mug(), notes, tasks, &Cancellation::Idle).refund_step()
}

fn done() -> RefundState {
    RefundState::done("R-1".to_owned(), Timestamp::EPOCH)
}

#[test]
fn an_order_of_which_nothing_went_back_has_nothing_next() {
    assert_eq!(next(&[], &[]), None);
}

#[test]
fn a_refund_is_next_until_it_is_recorded() {
    let step = |state| next(&[note(1, None)], &[task(state, "8.90")]);
    assert_eq!(step(RefundState::ToDo), Some(RefundStep::GiveBack(amount("8.90"))));
    assert_eq!(step(fixture::opened()), Some(RefundStep::GiveBack(amount("8.90"))));
    assert_eq!(step(done()), Some(RefundStep::Settled(amount("8.90"))));
}

#[test]
fn a_note_that_was_taken_back_leaves_nothing_next() {
    let withdrawn = RefundState::Withdrawn { correction: CreditNoteNumber::new(2026, 2), at: Timestamp::EPOCH };
    assert_eq!(next(&[note(1, None), note(2, Some(1))], &[task_of(1, withdrawn)]), None);
}

#[test]
fn a_note_that_gives_nothing_back_says_so() {
    let only_credited = RefundStep::OnlyCredited(CreditNoteNumber::new(2026, 1));
    assert_eq!(next(&[note(1, None)], &[]), Some(only_credited));
}

#[test]
fn a_cancelled_order_tells_of_its_refunds_by_its_own_step() {
    let (mug, tasks) = (mug(), [task(RefundState::ToDo, "8.90")]);
    let refunding = Cancellation::Refunding { contact_channel: ContactChannel::Phone, mail: None };
    assert_eq!(case(&mug, &[], &tasks, &refunding).refund_step(), None);
}
