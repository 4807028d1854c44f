//! Orders that were not paid in full: what is credited, and what of it goes back as money.

use super::{Story, check_refused, check_sums, units, value};
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::full_refund::full_credit;
use crate::domain::credit::place::{AdjustmentPart, Place};
use crate::domain::credit::refundable::Refundable;
use crate::domain::credit::refusal::{Cap, RefundProblem};
use crate::domain::credit::terms::{AdjustmentTax, Payout};
use crate::domain::order::fixture::{amount, order};
use crate::domain::payment::PaymentProvider;

/// Lines of 60.00 and 40.00, of which so much was paid.
fn paid(captured: &str) -> Story {
    let order = order().line("desk", 1, "60.00", &["10.00"]).line("lamp", 4, "40.00", &["6.67"]);
    Story::of(if captured == "0.00" { order } else { order.paid("card", PaymentProvider::HIPAY, captured) })
}

/// What the draft comes to on balance, and what of it goes back.
#[track_caller]
fn check(story: &Story, draft: CreditNoteDraft, total: &str, paid_out: &str) {
    let quote = story.credit(&draft.on_balance());
    check_sums(&quote);
    assert_eq!((quote.total, quote.paid_out()), (amount(total), amount(paid_out)));
}

fn exceeds(cap: Cap, asked: &str, refundable: &str) -> RefundProblem {
    RefundProblem::AmountExceedsRefundable { cap, asked: amount(asked), refundable: amount(refundable) }
}

#[test]
fn what_was_paid_beyond_what_is_still_owed_goes_back() {
    check(&paid("0.00"), units("desk", 1).units("lamp", 4), "100.00", "0.00");
    check(&paid("30.00"), units("lamp", 4), "40.00", "0.00");
    check(&paid("80.00"), units("lamp", 4), "40.00", "20.00");
    check(&paid("60.00"), units("lamp", 4), "40.00", "0.00");
    check(&paid("60.01"), units("lamp", 4), "40.00", "0.01");
    check(&paid("100.00"), units("lamp", 4), "40.00", "40.00");
}

#[test]
fn note_after_note_all_that_was_paid_goes_back() {
    let mut story = paid("75.00");
    for (draft, paid_out) in [
        (units("lamp", 1), "0.00"),
        (units("lamp", 1), "0.00"),
        (units("lamp", 1), "5.00"),
        (value("desk", "7.50"), "7.50"),
        (units("lamp", 1), "10.00"),
        (units("desk", 1), "52.50"),
    ] {
        let quote = story.credit(&draft.clone().on_balance());
        assert_eq!(quote.paid_out(), amount(paid_out));
        story = story.then(draft.on_balance());
    }
    let left = story.with_past(|past| Refundable::of(&story.order, past));
    assert!(left.captured.is_zero() && left.uncredited.is_zero() && !left.can_be_credited());
}

#[test]
fn what_goes_back_in_full_is_no_more_than_was_captured() {
    check_refused(&paid("30.00"), &units("lamp", 4), Place::Whole, exceeds(Cap::Captured, "40.00", "30.00"));
    check(&paid("30.00").then(units("lamp", 3)), units("desk", 1), "60.00", "0.00");
    check(&paid("95.00").then(units("lamp", 3)), units("desk", 1), "60.00", "55.00");
}

#[test]
fn no_more_is_credited_than_the_order_cost() {
    let story = paid("30.00").then(units("desk", 1).on_balance());
    let too_much = units("lamp", 4).adjusted("0.01", AdjustmentTax::None).on_balance();
    let at = Place::Adjustment(AdjustmentPart::Amount);
    check_refused(&story, &too_much, at, exceeds(Cap::Order, "40.01", "40.00"));
}

#[test]
fn everything_on_balance_is_the_whole_sale() {
    let story = paid("30.00");
    let draft = story.with_past(|past| full_credit(&story.order, past, Payout::Balance));
    assert_eq!((draft.payout, &draft.adjustment), (Payout::Balance, &None));
    check(&story, draft, "100.00", "30.00");
    let in_full = story.with_past(|past| full_credit(&story.order, past, Payout::Full));
    assert_eq!(in_full.adjustment.map(|adjustment| adjustment.amount), Some(amount("-70.00")));
}

#[test]
fn gift_cards_give_back_only_by_cancelling_on_balance_too() {
    let order = order().line("desk", 1, "60.00", &[]).line("lamp", 1, "40.00", &[]);
    let story = Story::of(order.paid("gift", PaymentProvider::GIFT_CARD, "50.00").paid(
        "card",
        PaymentProvider::HIPAY,
        "20.00",
    ));
    check(&story, units("lamp", 1), "40.00", "10.00");
    let both = units("lamp", 1).units("desk", 1).on_balance();
    check_refused(&story, &both, Place::Allocation, exceeds(Cap::GiftCard, "70.00", "20.00"));
}

#[test]
fn an_order_that_was_not_paid_can_be_credited_until_nothing_is_owed() {
    let can_be = |story: &Story| story.with_past(|past| Refundable::of(&story.order, past).can_be_credited());
    assert!(can_be(&paid("0.00")) && can_be(&paid("30.00")) && can_be(&paid("100.00")));
    assert!(can_be(&paid("30.00").then(value("desk", "30.00"))));
    let all = units("desk", 1).units("lamp", 4);
    assert!(!can_be(&paid("0.00").then(all.clone().on_balance())));
    assert!(!can_be(&paid("100.00").then(all)));
    // Their value is credited, but they may still come back.
    assert!(can_be(&paid("100.00").then(value("desk", "60.00").value("lamp", "40.00"))));
    let by_gift_card =
        Story::of(order().line("desk", 1, "60.00", &[]).paid("gift", PaymentProvider::GIFT_CARD, "60.00"));
    assert!(!can_be(&by_gift_card));
}
