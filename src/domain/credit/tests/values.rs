//! Parts of a line's value, and units at a typed amount.

use super::{Story, check, check_refused, net_value, typed, units, value};
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::explanation::Explanation;
use crate::domain::credit::place::{LinePart, Place};
use crate::domain::credit::refusal::{Cap, RefundProblem};
use crate::domain::credit::terms::Basis;
use crate::domain::order::fixture::{amount, order};

fn taxed() -> Story {
    Story::of(order().line("mug", 2, "12.00", &["2.00"]).paid_by_card())
}

fn exceeds(asked: &str, refundable: &str) -> RefundProblem {
    let (asked, refundable) = (amount(asked), amount(refundable));
    RefundProblem::AmountExceedsRefundable { cap: Cap::Line, asked, refundable }
}

#[test]
fn a_value_refund_takes_any_part_of_what_is_left() {
    let story = taxed().then(value("mug", "11.99"));
    check(&story, &value("mug", "0.01"), "0.01");
    check_refused(&story, &value("mug", "0.02"), Place::Line(0, LinePart::Amount), exceeds("0.02", "0.01"));
    check_refused(
        &story.then(value("mug", "0.01")),
        &value("mug", "5.00"),
        Place::Line(0, LinePart::Amount),
        exceeds("5.00", "0.00"),
    );
}

#[test]
fn a_value_refund_gives_back_no_units() {
    let quote = taxed().credit(&value("mug", "5.00"));
    assert_eq!((quote.lines[0].quantity, quote.lines[0].remaining.quantity), (0, 2));
    let explanation = Explanation::Value { typed: amount("5.00"), basis: Basis::Gross, left: amount("12.00") };
    assert_eq!(quote.lines[0].explanation, explanation);
}

#[test]
fn a_net_amount_is_given_back_with_its_tax() {
    let quote = taxed().credit(&net_value("mug", "5.00"));
    assert_eq!((quote.net, quote.tax, quote.total), (amount("5.00"), amount("1.00"), amount("6.00")));
    assert_eq!((quote.lines[0].remaining.net, quote.lines[0].remaining.gross), (amount("5.00"), amount("6.00")));
    let last = taxed().then(net_value("mug", "3.00")).credit(&net_value("mug", "3.00"));
    assert_eq!((last.lines[0].remaining.net, last.lines[0].remaining.gross), (amount("4.00"), amount("4.80")));
    check_refused(&taxed(), &net_value("mug", "10.01"), Place::Line(0, LinePart::Amount), exceeds("10.01", "10.00"));
    check(&taxed(), &net_value("mug", "10.00"), "12.00");
}

#[test]
fn a_typed_amount_overrides_the_share_of_its_units() {
    let quote = taxed().credit(&typed("mug", 1, "4.00"));
    assert_eq!(quote.total, amount("4.00"));
    assert_eq!((quote.lines[0].quantity, quote.lines[0].withheld), (1, amount("2.00")));
    let Explanation::TypedUnits { share, .. } = quote.lines[0].explanation else { panic!("{quote:?}") };
    assert_eq!(share, amount("6.00"));
}

#[test]
fn what_a_part_of_the_value_pays_is_not_withheld_any_more() {
    let two = Story::of(order().line("mug", 2, "20.00", &[]).paid_by_card());
    let withheld = |story: &Story, draft: &CreditNoteDraft| story.credit(draft).lines[0].remaining.withheld;
    let after_unit = two.clone().then(typed("mug", 1, "4.00"));
    assert_eq!(withheld(&two, &typed("mug", 1, "4.00")), amount("6.00"));
    assert_eq!(withheld(&after_unit, &value("mug", "2.50")), amount("3.50"));
    assert_eq!(withheld(&after_unit, &value("mug", "6.00")), amount("0.00"));
    assert_eq!(withheld(&after_unit, &value("mug", "7.00")), amount("0.00"));
    // Nor is what was paid before the unit came.
    assert_eq!(withheld(&two.clone().then(value("mug", "2.50")), &typed("mug", 1, "4.00")), amount("3.50"));
    assert_eq!(withheld(&two.then(value("mug", "6.00")), &typed("mug", 1, "4.00")), amount("0.00"));
    let unit = after_unit.then(value("mug", "6.00")).credit(&units("mug", 1));
    assert_eq!((unit.total, unit.lines[0].remaining.gross, unit.caps.len()), (amount("10.00"), amount("0.00"), 0));
}

#[test]
fn the_most_that_a_unit_is_given_follows_what_is_still_withheld() {
    let story = Story::of(order().line("mug", 3, "36.90", &[]).paid_by_card()).then(typed("mug", 1, "5.00"));
    check(&story, &typed("mug", 1, "19.60"), "19.60");
    let unit = |asked, refundable| RefundProblem::AmountExceedsRefundable {
        cap: Cap::Unit,
        asked: amount(asked),
        refundable: amount(refundable),
    };
    let at = Place::Line(0, LinePart::Amount);
    let some_paid = story.clone().then(value("mug", "3.30"));
    check(&some_paid, &typed("mug", 1, "16.30"), "16.30");
    check_refused(&some_paid, &typed("mug", 1, "16.31"), at, unit("16.31", "16.30"));
    let all_paid = story.then(value("mug", "7.30"));
    check(&all_paid, &typed("mug", 1, "12.30"), "12.30");
    check_refused(&all_paid, &typed("mug", 1, "19.60"), at, unit("19.60", "12.30"));
}

#[test]
fn a_net_override_is_held_against_the_share_with_its_tax() {
    let net = CreditNoteDraft::default().line("mug", Some(1), Some("4.00"), Basis::Net);
    let quote = taxed().credit(&net);
    assert_eq!((quote.total, quote.lines[0].withheld), (amount("4.80"), amount("1.20")));
}

#[test]
fn units_may_be_taken_back_for_nothing_but_a_value_is_more_than_nothing() {
    let story = Story::of(order().line("mug", 2, "12.00", &["2.00"]).line("pen", 1, "1.00", &[]).paid_by_card());
    check(&story, &typed("mug", 1, "0.00").units("pen", 1), "1.00");
    check_refused(&taxed(), &value("mug", "0.00"), Place::Line(0, LinePart::Amount), RefundProblem::AmountNotPositive);
    check_refused(&taxed(), &value("mug", "-1.00"), Place::Line(0, LinePart::Amount), RefundProblem::AmountNotPositive);
}

#[test]
fn an_amount_has_the_currencys_digits() {
    for wrong in ["5", "5.0", "5.000"] {
        check_refused(
            &taxed(),
            &value("mug", wrong),
            Place::Line(0, LinePart::Amount),
            RefundProblem::WrongDigits { digits: 2 },
        );
    }
}

#[test]
fn every_problem_of_a_draft_is_told_at_its_place() {
    let draft = typed("mug", 3, "13.00").units("pen", 1).units("mug", 1).line("mug", None, None, Basis::Gross);
    let refusals = taxed().quote(&draft).unwrap_err();
    let told: Vec<(Place, &str)> = refusals.iter().map(|refusal| (refusal.place, refusal.problem.code())).collect();
    assert_eq!(
        told,
        [
            (Place::Line(0, LinePart::Quantity), "quantity_exceeds_refundable"),
            (Place::Line(0, LinePart::Amount), "amount_exceeds_refundable"),
            (Place::Line(1, LinePart::Id), "unknown_item"),
            (Place::Line(2, LinePart::Id), "asked_twice"),
            (Place::Line(3, LinePart::Id), "asked_twice"),
        ]
    );
    let nothing = CreditNoteDraft::default().line("mug", None, None, Basis::Gross);
    check_refused(&taxed(), &nothing, Place::Line(0, LinePart::All), RefundProblem::NothingAsked);
    check_refused(&taxed(), &CreditNoteDraft::default(), Place::Whole, RefundProblem::NothingToRefund);
}

#[test]
fn an_amount_for_a_wrong_quantity_is_held_against_the_line() {
    for quantity in [i64::MIN, 3, i64::MAX] {
        let refusals = taxed().quote(&typed("mug", quantity, "12.01")).unwrap_err();
        assert_eq!(refusals.len(), 2);
        assert_eq!(refusals[1].problem, exceeds("12.01", "12.00"));
    }
}
