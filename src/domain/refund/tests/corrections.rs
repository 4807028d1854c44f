//! Taking a credit note back.

use super::{Story, check, check_sums, typed, units};
use crate::domain::allocation::PaymentShare;
use crate::domain::order::fixture::{amount, order};
use crate::domain::refund::{CorrectionRefusal, Explanation, Past, correction, quote};

fn refunded() -> Story {
    let order = order().line("mug", 3, "26.70", &["4.45"]).parcel("s1", "4.90", &["0.82"]);
    Story::of(order.paid_by_card()).then(units("mug", 1)).then(typed("mug", 1, "5.00").parcel("s1", "4.00"))
}

/// Takes the note at this position back.
fn correct(story: &mut Story, position: usize) -> Result<(), CorrectionRefusal> {
    let note = story.notes[position].clone();
    let quote = story.with_past(|past| correction(&story.order, past, &note))?;
    check_sums(&quote);
    story.issue(quote, Some(note.number));
    Ok(())
}

#[test]
fn a_correction_has_the_notes_figures_with_the_opposite_sign() {
    let mut story = refunded();
    assert_eq!(correct(&mut story, 1), Ok(()));
    let quote = &story.notes[2].quote;
    assert_eq!((quote.total, quote.lines[0].quantity, quote.lines[0].gross), (amount("-9.00"), -1, amount("-5.00")));
    assert_eq!(quote.lines[0].explanation, Explanation::Reversed);
    assert_eq!((quote.lines[0].remaining.quantity, quote.lines[0].remaining.gross), (2, amount("17.80")));
    assert_eq!((quote.shipping[0].remaining, quote.remaining_after.items), (amount("4.90"), amount("22.70")));
    // The refund went out all the same.
    assert_eq!((quote.remaining_after.captured, quote.remaining_after.credited), (amount("13.70"), amount("8.90")));
}

#[test]
fn what_was_taken_back_can_be_given_back_again() {
    let mut story = refunded();
    assert_eq!(correct(&mut story, 1), Ok(()));
    assert_eq!(correct(&mut story, 0), Ok(()));
    let draft = units("mug", 3).parcel("s1", "4.90");
    check(&story, &draft, "31.60");
    let last = story.credit(&draft);
    assert_eq!(last.tax, amount("5.27"));
}

#[test]
fn the_money_is_not_back_because_its_note_is() {
    let mut story = refunded();
    assert_eq!(correct(&mut story, 1), Ok(()));
    let still_out: Vec<PaymentShare> = story.notes[..2]
        .iter()
        .flat_map(|note| &note.quote.allocation)
        .map(|share| PaymentShare { payment: share.payment.clone(), amount: share.amount })
        .collect();
    let past = Past { notes: &story.notes, refunded: &still_out, occasion: story.occasion };
    assert!(quote(&story.order, &past, &units("mug", 2).parcel("s1", "4.90")).is_err());
}

#[test]
fn a_note_is_corrected_once_and_a_correction_never() {
    let mut story = refunded();
    assert_eq!(correct(&mut story, 0), Ok(()));
    assert_eq!(correct(&mut story, 0), Err(CorrectionRefusal::AlreadyCorrected));
    assert_eq!(correct(&mut story, 2), Err(CorrectionRefusal::IsACorrection));
    let mut other = story.notes[1].clone();
    other.number = crate::domain::credit_note::CreditNoteNumber::new(2026, 99);
    let refused = story.with_past(|past| correction(&story.order, past, &other));
    assert_eq!(refused, Err(CorrectionRefusal::UnknownNote));
}
