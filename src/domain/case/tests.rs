//! The rules about an order with all that happened to it, each by its name.

mod allowed;
mod approvals;
mod earlier_refunds;
mod money;
mod next_step;
mod returns;
mod till;

use super::{Case, Settings};
use crate::domain::cancellation::{Cancellation, ContactChannel};
use crate::domain::credit::fixture::note as note_with;
use crate::domain::credit::{CorrectionRefusal, CreditNote, CreditNoteNumber};
use crate::domain::order::fixture::{amount, order};
use crate::domain::order::{LineId, Order};
use crate::domain::payment::PaymentProvider;
use crate::domain::refund_task::{ImpossibleReason, RefundCause, RefundState, RefundTask, RefundTaskId, fixture};
use crate::domain::timestamp::Timestamp;

fn case<'a>(
    order: &'a Order,
    notes: &'a [CreditNote],
    tasks: &'a [RefundTask],
    cancellation: &'a Cancellation,
) -> Case<'a> {
    Case {
        order,
        notes,
        tasks: tasks.iter().collect(),
        returns: &[],
        approvals: &[],
        cancellation,
        settings: Settings::default(),
        has_unsent_mail: false,
        mail_leaves_at: None,
    }
}

fn mug() -> Order {
    order().line("mug", 1, "8.90", &[]).paid_by_card()
}

fn note(sequence: u32, corrects: Option<u32>) -> CreditNote {
    let quote = case(&mug(), &[], &[], &Cancellation::Idle)
        .cancellation_quote(None)
        .expect("all that is left is never refused");
    CreditNote {
        number: CreditNoteNumber::new(2026, sequence),
        corrects: corrects.map(|corrected| CreditNoteNumber::new(2026, corrected)),
        ..note_with(quote)
    }
}

/// A refund of the note of this number.
fn task_of(note: u32, state: RefundState) -> RefundTask {
    RefundTask { cause: RefundCause::CreditNote(CreditNoteNumber::new(2026, note)), state, ..fixture::task() }
}

fn task(state: RefundState, of: &str) -> RefundTask {
    RefundTask { state, amount: amount(of), ..fixture::task() }
}

/// What a payment of 31.60 has left after these refund tasks.
fn check_left(tasks: &[RefundTask], left: &str) {
    let order = order().line("mugs", 3, "31.60", &[]).paid("card", PaymentProvider::HIPAY, "31.60");
    assert_eq!(case(&order, &[], tasks, &Cancellation::Idle).refundable().payments[0].amount, amount(left));
}

#[test]
fn open_and_done_tasks_use_their_payment_and_impossible_ones_do_not() {
    let at = Timestamp::EPOCH;
    let done = RefundState::done(String::new(), at);
    let replaced_by = RefundTaskId("t2".to_owned());
    let impossible = RefundState::Impossible { reason: ImpossibleReason::TooOld, replaced_by, at };
    let tasks = [task(RefundState::ToDo, "1.00"), task(done, "2.00"), task(impossible, "4.00")];
    check_left(&tasks, "28.60");
    check_left(&[task(fixture::opened(), "8.00")], "23.60");
}

#[test]
fn a_payment_refunded_too_far_has_nothing_left() {
    check_left(&[task(RefundState::ToDo, "40.00")], "0.00");
}

#[test]
fn a_note_is_taken_back_while_nobody_went_to_the_provider_for_it() {
    let notes = [note(1, None), note(2, None)];
    let tasks = [task_of(1, RefundState::ToDo), task_of(2, fixture::opened())];
    let order = mug();
    let case = case(&order, &notes, &tasks, &Cancellation::Idle);
    assert_eq!(case.check_correctable(&notes[0]), Ok(()));
    assert_eq!(case.check_correctable(&notes[1]), Err(CorrectionRefusal::RefundUnderWay));
}

#[test]
fn a_line_says_what_was_credited_of_it_and_was_not_taken_back() {
    let (order, line) = (mug(), LineId("mug".to_owned()));
    let credited = |notes: &[CreditNote]| case(&order, notes, &[], &Cancellation::Idle).credited_of(&line);
    assert_eq!(credited(&[]), amount("0.00"));
    assert_eq!(credited(&[note(1, None)]), amount("8.90"));
    let taken_back = case(&order, &[note(1, None)], &[], &Cancellation::Idle).correction(&note(1, None));
    let correction = CreditNote { quote: taken_back, ..note(2, Some(1)) };
    assert_eq!(credited(&[note(1, None), correction]), amount("0.00"));
}

#[test]
fn what_was_cancelled_stays_credited() {
    let (order, notes) = (mug(), [note(1, None)]);
    let check = |cancellation| case(&order, &notes, &[], &cancellation).check_correctable(&notes[0]);
    assert_eq!(check(Cancellation::Confirmed), Ok(()));
    let cancelled = Cancellation::MessageReady { contact_channel: ContactChannel::Phone };
    assert_eq!(check(cancelled), Err(CorrectionRefusal::Cancelled));
}

#[test]
fn a_note_is_taken_back_once_and_its_correction_not_at_all() {
    let (order, notes) = (mug(), [note(1, None), note(2, Some(1)), note(3, None)]);
    let case = case(&order, &notes, &[], &Cancellation::Idle);
    let correctable = notes.iter().map(|note| case.check_correctable(note));
    let (corrected, correction) = (CorrectionRefusal::AlreadyCorrected, CorrectionRefusal::IsACorrection);
    assert_eq!(correctable.collect::<Vec<_>>(), [Err(corrected), Err(correction), Ok(())]);
}
