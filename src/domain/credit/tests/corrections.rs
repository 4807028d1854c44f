//! Taking a credit note back.

use serde_json::json;

use super::{Story, check, check_sums, typed, units, value};
use crate::domain::credit::allocation::PaymentShare;
use crate::domain::credit::correction::correction;
use crate::domain::credit::engine::quote;
use crate::domain::credit::explanation::Explanation;
use crate::domain::credit::note::CorrectionRefusal;
use crate::domain::credit::past::Past;
use crate::domain::credit::terms::AdjustmentTax;
use crate::domain::order::fixture::{amount, order};

fn refunded() -> Story {
    let order = order().line("mug", 3, "26.70", &["4.45"]).parcel("s1", "4.90", &["0.82"]);
    Story::of(order.paid_by_card()).then(units("mug", 1)).then(typed("mug", 1, "5.00").parcel("s1", "4.00"))
}

/// Takes the note at this position back.
fn correct(story: &mut Story, position: usize) -> Result<(), CorrectionRefusal> {
    let note = story.notes[position].clone();
    note.check_uncorrected(&story.notes)?;
    let quote = story.with_past(|past| correction(&story.order, past, &note.quote));
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
fn every_figure_is_taken_back() {
    let order =
        order().line("mug", 3, "26.70", &["4.45"]).parcel("s1", "4.90", &["0.82"]).fee("cod", "1.00", &["0.17"]);
    let draft = typed("mug", 1, "5.00").parcel("s1", "4.90").fee("cod", "1.00");
    let mut story = Story::of(order.paid_by_card()).then(draft.adjusted("-1.09", AdjustmentTax::AsItems));
    assert_eq!(correct(&mut story, 0), Ok(()));
    let reversed = json!({ "rule": "reversed" });
    let tax = |base, amount| json!([{ "name": "TVA", "rate": "0.20", "base": base, "amount": amount, "explanation": reversed }]);
    let expected = json!({
        "lines": [{
            "line": "mug", "quantity": -1, "restock": false, "net": "-4.17", "taxes": tax("-4.17", "-0.83"), "gross": "-5.00",
            "withheld": "-3.90", "explanation": reversed,
            "remaining": { "quantity": 3, "net": "22.25", "gross": "26.70", "withheld": "0.00" },
        }],
        "shipping": [{
            "id": "s1", "net": "-4.08", "taxes": tax("-4.08", "-0.82"), "gross": "-4.90", "remaining": "4.90",
            "explanation": reversed,
        }],
        "fees": [{
            "id": "cod", "net": "-0.83", "taxes": tax("-0.83", "-0.17"), "gross": "-1.00", "remaining": "1.00",
            "explanation": reversed,
        }],
        "adjustment": {
            "amount": "1.09", "reason": "geste commercial", "tax": "as_items", "net": "0.91",
            "taxes": [{
                "name": "TVA", "rate": "0.20", "net": "0.91", "amount": "0.18", "explanation": reversed,
            }],
        },
        "taxes": [{
            "name": "TVA", "rate": "0.20", "net": "-8.17", "amount": "-1.64",
            "explanation": { "lines": "-0.83", "shipping": "-0.82", "fees": "-0.17", "adjustment": "0.18" },
        }],
        "untaxed": "0.00", "net": "-8.17", "tax": "-1.64", "total": "-9.81",
        "explanation": { "lines": "-5.00", "shipping": "-4.90", "fees": "-1.00", "adjustment": "1.09" },
        "allocation": [{ "payment": "card", "amount": "-9.81", "explanation": reversed }],
        "remaining_after": {
            "charged": "32.60", "credited": "0.00", "items": "32.60", "captured": "22.79",
            "payments": [{ "payment": "card", "amount": "22.79" }],
        },
        "caps": [],
    });
    assert_eq!(serde_json::to_value(&story.notes[1].quote).expect("it has a JSON form"), expected);
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
    let quotes = story.notes.iter().map(|note| &note.quote).collect();
    let past =
        Past { quotes, refunded: still_out, overpaid: Vec::new(), earlier: Vec::new(), occasion: story.occasion };
    assert!(quote(&story.order, &past, &units("mug", 2).parcel("s1", "4.90")).is_err());
}

#[test]
fn a_note_is_corrected_once_and_a_correction_never() {
    let mut story = refunded();
    assert_eq!(correct(&mut story, 0), Ok(()));
    assert_eq!(correct(&mut story, 0), Err(CorrectionRefusal::AlreadyCorrected));
    assert_eq!(correct(&mut story, 2), Err(CorrectionRefusal::IsACorrection));
    let mut other = story.notes[1].clone();
    other.number = crate::domain::credit::CreditNoteNumber::new(2026, 99);
    assert_eq!(other.check_uncorrected(&story.notes), Err(CorrectionRefusal::UnknownNote));
}

#[test]
fn units_that_a_cap_cut_short_are_made_good_once_the_line_has_it_again() {
    let mut story = Story::of(order().line("mug", 3, "26.70", &[]).paid_by_card());
    story = story.then(value("mug", "10.00")).then(units("mug", 2));
    assert_eq!(story.notes[1].quote.total, amount("16.70"), "17.80 less what the line did not have");
    assert_eq!(correct(&mut story, 0), Ok(()));
    assert_eq!(story.credit(&units("mug", 1)).total, amount("10.00"));
}
