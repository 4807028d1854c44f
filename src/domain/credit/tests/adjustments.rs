//! Goodwill and fees that are kept.

use rust_decimal::Decimal;

use super::{Story, check, check_refused, check_sums, units, value};
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::engine::draft_check::missing_reason;
use crate::domain::credit::explanation::TaxExplanation;
use crate::domain::credit::place::{AdjustmentPart, Place};
use crate::domain::credit::quote::AdjustedTax;
use crate::domain::credit::reduce::adjust_to;
use crate::domain::credit::refusal::{Cap, RefundProblem};
use crate::domain::credit::terms::AdjustmentTax;
use crate::domain::order::fixture::{amount, order};

fn taxed() -> Story {
    let order = order().line("mug", 1, "120.00", &["20.00"]).line("book", 1, "100.00", &[]);
    Story::of(order.paid_by_card())
}

fn goodwill(by: &str, tax: AdjustmentTax) -> CreditNoteDraft {
    CreditNoteDraft::default().adjusted(by, tax)
}

#[test]
fn an_adjustment_comes_after_all_items() {
    let fee = units("mug", 1).adjusted("-2.00", AdjustmentTax::None);
    let quote = taxed().credit(&fee);
    check_sums(&quote);
    assert_eq!((quote.total, quote.tax), (amount("118.00"), amount("20.00")));
    check(&taxed(), &units("mug", 1).adjusted("5.00", AdjustmentTax::None), "125.00");
}

#[test]
fn goodwill_needs_no_item() {
    let quote = taxed().credit(&goodwill("11.00", AdjustmentTax::None));
    assert_eq!(
        (quote.total, quote.tax, quote.remaining_after.items),
        (amount("11.00"), amount("0.00"), amount("220.00"),)
    );
    let as_the_order = taxed().credit(&goodwill("11.00", AdjustmentTax::AsItems));
    check_sums(&as_the_order);
    assert_eq!((as_the_order.total, as_the_order.tax), (amount("11.00"), amount("1.00")));
    assert_eq!(as_the_order.taxes[0].net, amount("5.00"));
}

#[test]
fn an_adjustment_may_hold_tax_as_its_items_do() {
    let quote = taxed().credit(&units("mug", 1).adjusted("-12.00", AdjustmentTax::AsItems));
    check_sums(&quote);
    assert_eq!((quote.total, quote.net, quote.tax), (amount("108.00"), amount("90.00"), amount("18.00")));
    assert_eq!((quote.taxes[0].net, quote.taxes[0].explanation.adjustment), (amount("90.00"), amount("-2.00")));
    let explanation =
        TaxExplanation::AsItems { amount: amount("-12.00"), tax: amount("20.00"), gross: amount("120.00") };
    assert_eq!(quote.adjustment.expect("it was drafted").taxes[0].explanation, explanation);
}

#[test]
fn an_adjustment_holds_each_tax_of_its_items_by_name_and_rate() {
    let mut order = order().line("mug", 1, "120.00", &["20.00", "ECO:1.00"]).line("book", 1, "110.00", &["10.00"]);
    order.lines[1].taxes[0].rate = Decimal::new(10, 2);
    let story = Story::of(order.line("stamp", 1, "10.00", &["FREE:0.00"]).paid_by_card());
    let taxes = |items: CreditNoteDraft, by| {
        let quote = story.credit(&items.adjusted(by, AdjustmentTax::AsItems));
        check_sums(&quote);
        let taxes = quote.adjustment.expect("it was drafted").taxes;
        let told = |tax: &AdjustedTax| format!("{} {}: {} of {}", tax.name, tax.rate, tax.amount, tax.net);
        taxes.iter().map(told).collect::<Vec<_>>()
    };
    let all = units("mug", 1).units("book", 1).units("stamp", 1);
    let tenth = [
        "TVA 0.20: -2.00 of -9.70",
        "ECO 0.20: -0.10 of -0.20",
        "TVA 0.10: -1.00 of -10.00",
        "FREE 0.20: 0.00 of -1.00",
    ];
    assert_eq!(taxes(all, "-24.00"), tenth);
    assert_eq!(taxes(units("book", 1), "-11.00"), ["TVA 0.10: -1.00 of -10.00"]);
}

#[test]
fn no_more_of_a_tax_is_given_back_than_was_charged() {
    let story = taxed().then(value("book", "40.00")).then(goodwill("22.00", AdjustmentTax::AsItems));
    let quote = story.credit(&units("mug", 1));
    check_sums(&quote);
    assert_eq!((quote.total, quote.tax), (amount("120.00"), amount("18.00")));
    let moved = quote.adjustment.expect("the surplus is moved");
    assert_eq!((moved.amount, moved.net, moved.taxes[0].amount), (amount("0.00"), amount("2.00"), amount("-2.00")));
    assert_eq!((quote.caps[0].cap, quote.caps[0].limit), (Cap::Tax, amount("-2.00")));
    let bounded = TaxExplanation::Bounded { charged: amount("20.00"), given: amount("22.00"), share: amount("0.00") };
    assert_eq!(moved.taxes[0].explanation, bounded);
}

#[test]
fn goodwill_holds_no_tax_that_its_items_gave_back() {
    let quote = taxed().credit(&units("mug", 1).adjusted("12.00", AdjustmentTax::AsItems));
    check_sums(&quote);
    assert_eq!((quote.total, quote.tax), (amount("132.00"), amount("20.00")));
    let bounded = TaxExplanation::Bounded { charged: amount("20.00"), given: amount("20.00"), share: amount("2.00") };
    let adjusted = &quote.adjustment.expect("it was drafted").taxes[0];
    assert_eq!((adjusted.net, adjusted.amount, &adjusted.explanation), (amount("0.00"), amount("0.00"), &bounded));
}

#[test]
fn a_fee_is_at_most_what_it_is_kept_from() {
    let problem = RefundProblem::FeeExceedsRefund { fee: amount("120.01"), refunded: amount("120.00") };
    let draft = units("mug", 1).adjusted("-120.01", AdjustmentTax::None);
    check_refused(&taxed(), &draft, Place::Adjustment(AdjustmentPart::Amount), problem);
    let all_of_it = units("mug", 1).adjusted("-120.00", AdjustmentTax::None);
    check_refused(&taxed(), &all_of_it, Place::Whole, RefundProblem::NothingToRefund);
}

#[test]
fn goodwill_is_at_most_what_the_order_has_left() {
    let problem = RefundProblem::AmountExceedsRefundable {
        cap: Cap::Captured,
        asked: amount("220.01"),
        refundable: amount("220.00"),
    };
    let draft = units("mug", 1).adjusted("100.01", AdjustmentTax::None);
    check_refused(&taxed(), &draft, Place::Adjustment(AdjustmentPart::Amount), problem);
    let spent = taxed().then(goodwill("150.00", AdjustmentTax::None));
    let problem = RefundProblem::AmountExceedsRefundable {
        cap: Cap::Captured,
        asked: amount("121.00"),
        refundable: amount("70.00"),
    };
    check_refused(&spent, &units("mug", 1).adjusted("1.00", AdjustmentTax::None), Place::Whole, problem);
}

#[test]
fn an_adjustment_of_nothing_is_none() {
    let quote = taxed().credit(&units("mug", 1).adjusted("0.00", AdjustmentTax::AsItems));
    assert_eq!(quote.adjustment, None);
}

#[test]
fn only_a_cancellation_settles_every_tax() {
    let draft = units("mug", 1).adjusted("1.00", AdjustmentTax::Rest);
    check_refused(&taxed(), &draft, Place::Adjustment(AdjustmentPart::Tax), RefundProblem::TaxTreatmentNotAllowed);
}

#[test]
fn a_typed_total_becomes_an_adjustment() {
    let story = taxed();
    let draft = units("mug", 1);
    let adjust = |draft, total| story.with_past(|past| adjust_to(&story.order, past, draft, amount(total)));
    let adjusted = adjust(&draft, "110.00").expect("a sound draft");
    assert_eq!(adjusted.adjustment.as_ref().map(|adjustment| adjustment.amount), Some(amount("-10.00")));
    check(&story, &adjusted, "110.00");
    assert_eq!(missing_reason(&adjusted).map(|refusal| refusal.place), Some(Place::Adjustment(AdjustmentPart::Reason)));
    assert_eq!(adjust(&adjusted, "120.00"), Ok(draft));
}
