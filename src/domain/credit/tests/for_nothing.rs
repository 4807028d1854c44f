//! Notes that come to nothing: goods come back, and no money goes.

use super::{Story, check_refused, check_sums, typed, units, value};
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::place::Place;
use crate::domain::credit::refusal::RefundProblem;
use crate::domain::credit::terms::{AdjustmentTax, Restock};
use crate::domain::credit::unit_condition::LineRestock;
use crate::domain::order::fixture::{amount, order};

/// The units go on the shelf, and nothing is refunded.
#[track_caller]
fn check(story: &Story, draft: CreditNoteDraft, quantity: i64) {
    let quote = story.credit(&CreditNoteDraft { restock: Restock::Return, ..draft.clone() });
    check_sums(&quote);
    assert_eq!((quote.total, quote.tax, quote.lines[0].quantity), (amount("0.00"), amount("0.00"), quantity));
    assert_eq!(quote.allocation, []);
    // Where nothing goes back on the shelf, nothing is left of the note.
    check_refused(story, &draft, Place::Whole, RefundProblem::NothingToRefund);
}

#[test]
fn free_goods_come_back() {
    let sample = Story::of(order().line("sample", 2, "0.00", &["0.00"]));
    check(&sample, units("sample", 1), 1);
    check(&sample, units("sample", 2), 2);
    let gift = Story::of(order().line("gift", 1, "0.00", &["0.00"]).line("mug", 1, "30.00", &["5.00"]).paid_by_card());
    check(&gift, units("gift", 1), 1);
}

#[test]
fn goods_come_back_whose_value_was_given_before() {
    let lost = Story::of(order().line("mug", 2, "20.00", &["3.33"]).paid_by_card()).then(value("mug", "20.00"));
    check(&lost, units("mug", 1), 1);
    check(&lost, units("mug", 2), 2);
}

#[test]
fn a_unit_may_be_worth_nothing_by_now() {
    let story = Story::of(order().line("mug", 2, "20.00", &["3.33"]).paid_by_card());
    check(&story, typed("mug", 1, "0.00"), 1);
    let quote = story.credit(&CreditNoteDraft { restock: Restock::Return, ..typed("mug", 1, "0.00") });
    assert_eq!(quote.lines[0].withheld, amount("10.00"));
}

#[test]
fn a_line_decides_for_itself_whether_it_goes_on_the_shelf() {
    let story = Story::of(order().line("sample", 2, "0.00", &["0.00"]));
    let mut draft = units("sample", 1);
    draft.lines[0].restock = Some(LineRestock::Alike(Restock::Return));
    assert!(story.quote(&draft).is_ok());
    draft.lines[0].restock = Some(LineRestock::Alike(Restock::Leave));
    check_refused(
        &story,
        &CreditNoteDraft { restock: Restock::Return, ..draft },
        Place::Whole,
        RefundProblem::NothingToRefund,
    );
}

#[test]
fn a_fee_may_keep_all_that_a_unit_is_worth() {
    let story = Story::of(order().line("mug", 2, "20.00", &[]).paid_by_card());
    let draft = units("mug", 1).adjusted("-10.00", AdjustmentTax::None);
    check(&story, draft, 1);
}

#[test]
fn where_no_unit_comes_back_a_note_of_nothing_is_refused() {
    let story = Story::of(order().line("mug", 2, "20.00", &[]).paid_by_card());
    let nothing = CreditNoteDraft { restock: Restock::Return, ..CreditNoteDraft::default() };
    check_refused(&story, &nothing, Place::Whole, RefundProblem::NothingToRefund);
    let kept = CreditNoteDraft { restock: Restock::Return, ..value("mug", "5.00") };
    let kept = kept.adjusted("-5.00", AdjustmentTax::None);
    check_refused(&story, &kept, Place::Whole, RefundProblem::NothingToRefund);
}
