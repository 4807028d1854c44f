//! The part of a note outside of all taxes.

use super::{Story, typed, units};
use crate::domain::credit::Quote;
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::terms::AdjustmentTax;
use crate::domain::order::fixture::{amount, order};
use crate::domain::order::{Order, TaxBasesRule};

/// What is untaxed; with the bases of the taxes it comes to the net, unless a net has two taxes.
#[track_caller]
fn check(story: &Story, draft: &CreditNoteDraft, untaxed: &str) {
    let quote = story.credit(draft);
    assert_eq!(quote.untaxed, Some(amount(untaxed)));
    if quote.lines.iter().all(|line| line.tax_bases != Some(TaxBasesRule::Stacked)) {
        assert_eq!(quote.taxes.iter().fold(amount(untaxed), |sum, tax| sum + tax.net), quote.net);
    }
    // Nor does a note from before it was said have another.
    let unsaid = Quote { untaxed: None, ..quote };
    assert_eq!(unsaid.untaxed_net(&story.order), amount(untaxed));
}

fn paid(order: Order) -> Story {
    Story::of(order.paid_by_card())
}

#[test]
fn an_adjustment_without_tax_is_untaxed() {
    let story = paid(order().line("mug", 1, "120.00", &["20.00"]));
    check(&story, &units("mug", 1), "0.00");
    check(&story, &units("mug", 1).adjusted("-2.00", AdjustmentTax::None), "-2.00");
    check(&story, &typed("mug", 1, "60.00").adjusted("2.10", AdjustmentTax::None), "2.10");
    check(&story, &units("mug", 1).adjusted("-12.00", AdjustmentTax::AsItems), "0.00");
}

#[test]
fn so_are_items_without_tax_and_their_part_of_an_adjustment() {
    let story = paid(order().line("mug", 1, "120.00", &["20.00"]).line("book", 1, "120.00", &[]));
    check(&story, &units("mug", 1).units("book", 1), "120.00");
    check(&story, &units("mug", 1).units("book", 1).adjusted("-12.00", AdjustmentTax::AsItems), "114.00");
}

#[test]
fn what_moves_from_tax_to_net_is_untaxed() {
    let story = paid(order().line("mug", 1, "120.00", &["20.00"]));
    let story = story.then(CreditNoteDraft::default().adjusted("12.00", AdjustmentTax::AsItems));
    check(&story, &units("mug", 1).adjusted("-12.00", AdjustmentTax::None), "0.00");
}

#[test]
fn rounding_and_a_second_tax_on_the_same_net_make_nothing_untaxed() {
    let story = paid(order().line("mug", 1, "0.03", &["0.01"]));
    check(&story, &units("mug", 1).adjusted("-0.02", AdjustmentTax::AsItems), "0.00");
    let stacked = paid(order().line("mug", 1, "121.00", &["20.00", "ECO@0.01:1.00"]));
    check(&stacked, &units("mug", 1).adjusted("-12.00", AdjustmentTax::AsItems), "0.00");
    check(&stacked, &units("mug", 1).adjusted("-12.00", AdjustmentTax::None), "-12.00");
}
