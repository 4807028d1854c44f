//! Units of a line.

use super::{Story, check, check_refused, typed, units, value};
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::explanation::Explanation;
use crate::domain::credit::place::{LinePart, Place};
use crate::domain::credit::refusal::{Cap, RefundProblem};
use crate::domain::credit::terms::{Basis, Restock};
use crate::domain::credit::unit_condition::{LineRestock, UnitsByCondition};
use crate::domain::order::fixture::{amount, order, order_in};

/// Three units of a line of so much, paid by card.
fn three_for(total: &str) -> Story {
    Story::of(order().line("mug", 3, total, &[]).paid_by_card())
}

#[test]
fn any_split_of_the_units_comes_to_the_line() {
    let story = three_for("10.00");
    check(&story, &units("mug", 3), "10.00");
    check(&story, &units("mug", 1), "3.33");
    let after_one = story.then(units("mug", 1));
    check(&after_one, &units("mug", 2), "6.67");
    check(&after_one, &units("mug", 1), "3.34");
    check(&after_one.then(units("mug", 1)), &units("mug", 1), "3.33");
}

#[test]
fn units_are_explained_by_the_numbers_put_in() {
    let quote = three_for("10.00").then(units("mug", 1)).credit(&units("mug", 1));
    let numbers = Explanation::Units { charged: amount("10.00"), units: 3, before: 1, quantity: 1 };
    assert_eq!(quote.lines[0].explanation, numbers);
    assert_eq!((quote.lines[0].remaining.quantity, quote.lines[0].remaining.gross), (1, amount("3.33")));
}

#[test]
fn currencies_without_cents_and_with_thousandths_are_split_as_exactly() {
    let yen = Story::of(order_in("JPY").line("mug", 3, "1000", &[]).paid_by_card());
    check(&yen, &units("mug", 2), "667");
    let dinars = Story::of(order_in("KWD").line("mug", 3, "1.000", &[]).paid_by_card());
    check(&dinars, &units("mug", 2), "0.667");
}

#[test]
fn a_typed_amount_that_is_off_by_rounding_is_topped_up_by_the_last_unit() {
    let rounded_down = three_for("10.00").then(typed("mug", 1, "3.33")).then(typed("mug", 1, "3.33"));
    check(&rounded_down, &units("mug", 1), "3.34");
    let rounded_up = three_for("10.00").then(typed("mug", 2, "6.68"));
    check(&rounded_up, &units("mug", 1), "3.32");
}

#[test]
fn what_the_last_units_are_given_less_is_withheld_because_no_unit_tops_it_up() {
    let yen = Story::of(order_in("JPY").line("pin", 14, "2", &[]).paid_by_card()).then(typed("pin", 14, "1"));
    let remaining = yen.notes[0].quote.lines[0].remaining;
    assert_eq!((remaining.quantity, remaining.gross, remaining.withheld), (0, amount("1"), amount("1")));
}

#[test]
fn money_withheld_on_purpose_stays_withheld_until_someone_asks_for_it() {
    let story = Story::of(order().line("mug", 2, "20.00", &[]).paid_by_card()).then(typed("mug", 1, "6.00"));
    let quote = story.credit(&units("mug", 1));
    assert_eq!(quote.total, amount("10.00"));
    assert_eq!(quote.lines[0].remaining.gross, amount("4.00"));
    assert_eq!(quote.lines[0].remaining.withheld, amount("4.00"));
    check(&story.then(units("mug", 1)), &value("mug", "4.00"), "4.00");
    let story = three_for("30.00").then(typed("mug", 1, "6.00"));
    let remaining = story.credit(&typed("mug", 1, "7.00")).lines[0].remaining;
    assert_eq!((remaining.gross, remaining.withheld), (amount("17.00"), amount("7.00")));
}

#[test]
fn a_whole_minor_unit_a_unit_is_withheld_on_purpose() {
    let story = Story::of(order().line("mug", 2, "20.00", &[]).paid_by_card());
    check(&story.clone().then(typed("mug", 1, "9.99")), &units("mug", 1), "10.00");
    let two_of_three = Story::of(order().line("mug", 3, "30.00", &[]).paid_by_card()).then(typed("mug", 2, "19.99"));
    check(&two_of_three, &units("mug", 1), "10.01");
}

#[test]
fn what_one_note_withheld_is_not_taken_for_the_rounding_of_many_units() {
    let story = Story::of(order().line("mug", 10, "100.00", &[]).paid_by_card());
    let story = story.then(typed("mug", 1, "9.96")).then(units("mug", 5));
    check(&story, &units("mug", 4), "40.00");
}

#[test]
fn units_never_give_back_more_than_the_line_has_left() {
    let story = Story::of(order().line("mug", 2, "100.00", &[]).paid_by_card()).then(value("mug", "30.00"));
    check(&story, &units("mug", 2), "70.00");
    let quote = story.then(units("mug", 1)).credit(&units("mug", 1));
    assert_eq!(quote.total, amount("20.00"));
    assert_eq!(quote.caps[0].place, Place::Line(0, LinePart::Quantity));
    assert_eq!((quote.caps[0].cap, quote.caps[0].limit), (Cap::Line, amount("20.00")));
    assert_eq!(quote.lines[0].withheld, amount("0.00"), "nobody meant to");
    assert_eq!(
        quote.lines[0].explanation,
        Explanation::UnitsUpToRest { share: amount("50.00"), left: amount("20.00") }
    );
}

#[test]
fn units_are_given_at_most_what_they_cost() {
    let exceeds = |asked, refundable| RefundProblem::AmountExceedsRefundable {
        cap: Cap::Unit,
        asked: amount(asked),
        refundable: amount(refundable),
    };
    let story = Story::of(order().line("mug", 2, "20.00", &[]).paid_by_card());
    check_refused(&story, &typed("mug", 1, "10.01"), Place::Line(0, LinePart::Amount), exceeds("10.01", "10.00"));
    // Each of three is rounded up, as on a price tag.
    check(&three_for("10.00"), &typed("mug", 2, "6.68"), "6.68");
    check_refused(
        &three_for("10.00"),
        &typed("mug", 2, "6.69"),
        Place::Line(0, LinePart::Amount),
        exceeds("6.69", "6.68"),
    );
    // What was withheld from a unit before can be asked for with the next.
    let story = three_for("30.00").then(typed("mug", 1, "6.00"));
    check(&story, &typed("mug", 1, "14.00"), "14.00");
    check_refused(&story, &typed("mug", 1, "14.01"), Place::Line(0, LinePart::Amount), exceeds("14.01", "14.00"));
    check(&story.then(typed("mug", 1, "14.00")), &units("mug", 1), "10.00");
}

#[test]
fn net_units_are_given_at_most_what_they_cost_net() {
    let net = |text| CreditNoteDraft::default().line("mug", Some(1), Some(text), Basis::Net);
    let story = Story::of(order().line("mug", 2, "12.00", &["2.00"]).paid_by_card());
    check(&story, &net("5.00"), "6.00");
    let problem =
        RefundProblem::AmountExceedsRefundable { cap: Cap::Unit, asked: amount("5.01"), refundable: amount("5.00") };
    check_refused(&story, &net("5.01"), Place::Line(0, LinePart::Amount), problem);
    let three = Story::of(order().line("mug", 3, "18.00", &["3.00"]).paid_by_card()).then(typed("mug", 1, "3.00"));
    check(&three, &net("7.50"), "9.00");
    assert!(three.quote(&net("7.51")).is_err());
}

#[test]
fn a_quantity_is_at_least_one_and_at_most_what_is_left() {
    let story = three_for("10.00").then(units("mug", 1));
    for quantity in [0, -1, i64::MIN] {
        check_refused(
            &story,
            &units("mug", quantity),
            Place::Line(0, LinePart::Quantity),
            RefundProblem::QuantityNotPositive,
        );
    }
    for asked in [3, i64::MAX] {
        let problem = RefundProblem::QuantityExceedsRefundable { asked, refundable: 2 };
        check_refused(&story, &units("mug", asked), Place::Line(0, LinePart::Quantity), problem);
    }
}

#[test]
fn units_of_a_free_line_go_with_a_note_that_refunds_something_else() {
    let story = Story::of(order().line("gift", 1, "0.00", &["0.00"]).line("mug", 1, "5.00", &[]).paid_by_card());
    check(&story, &units("gift", 1).units("mug", 1), "5.00");
    check_refused(&story, &units("gift", 1), Place::Whole, RefundProblem::NothingToRefund);
}

#[test]
fn lines_are_found_in_whatever_order_a_draft_and_the_notes_before_have_them() {
    let ids: Vec<String> = (1..=100).map(|number| format!("mug-{number}")).collect();
    let order = ids.iter().zip(1..).fold(order(), |order, (id, euros)| order.line(id, 2, &format!("{euros}.00"), &[]));
    let drafted = |ids: &[&str]| ids.iter().fold(CreditNoteDraft::default(), |draft, id| draft.units(id, 1));
    let story = Story::of(order.paid_by_card()).then(drafted(&["mug-100", "mug-40", "mug-41", "mug-2"]));
    let quote = story.credit(&drafted(&["mug-3", "mug-99", "mug-2", "mug-100", "mug-1"]));
    let told: Vec<(&str, String, i64)> = quote
        .lines
        .iter()
        .map(|line| (line.line.0.as_str(), line.gross.to_string(), line.remaining.quantity))
        .collect();
    let expected = [("mug-3", "1.50", 1), ("mug-99", "49.50", 1), ("mug-2", "1.00", 0), ("mug-100", "50.00", 0)];
    assert_eq!(told[..4], expected.map(|(id, gross, left)| (id, gross.to_owned(), left)));
    assert_eq!(told[4], ("mug-1", "0.50".to_owned(), 1));
}

#[test]
fn the_net_of_one_unit_is_for_the_eye_alone() {
    let story = Story::of(order().line("mug", 3, "26.70", &["4.45"]).paid_by_card());
    let two = story.credit(&units("mug", 2));
    assert_eq!((two.lines[0].net, two.lines[0].net_unit()), (amount("14.83"), Some(amount("7.42"))));
    assert_eq!(story.credit(&value("mug", "5.00")).lines[0].net_unit(), None, "no unit comes back");
}

#[test]
fn the_conditions_of_the_units_come_to_the_quantity() {
    let story = three_for("30.00");
    let mut draft = units("mug", 3);
    let by = UnitsByCondition { new: 1, damaged: 1, lost: 1, never_left: 0 };
    draft.lines[0].restock = Some(LineRestock::By(by));
    assert_eq!(story.credit(&draft).lines[0].shelved(), 1);
    for (quantity, told) in [(2, 3), (1, 3)] {
        draft.lines[0].quantity = Some(quantity);
        let problem = RefundProblem::ConditionsDiffer { told, quantity };
        check_refused(&story, &draft, Place::Line(0, LinePart::Restock), problem);
    }
    // Of more than was sold it is said that it is too much, and not also that the conditions come to less.
    draft.lines[0].quantity = Some(4);
    let problem = RefundProblem::QuantityExceedsRefundable { asked: 4, refundable: 3 };
    check_refused(&story, &draft, Place::Line(0, LinePart::Quantity), problem);
}

#[test]
fn a_part_of_the_value_has_no_units_of_any_condition() {
    let story = three_for("30.00");
    let mut draft = value("mug", "5.00");
    draft.lines[0].restock = Some(LineRestock::By(UnitsByCondition::default()));
    assert_eq!(story.credit(&draft).lines[0].restock, LineRestock::Alike(Restock::Leave));
    draft.lines[0].restock = Some(LineRestock::By(UnitsByCondition { new: 1, ..UnitsByCondition::default() }));
    let problem = RefundProblem::ConditionsDiffer { told: 1, quantity: 0 };
    check_refused(&story, &draft, Place::Line(0, LinePart::Restock), problem);
}
