//! The most that an order may give back in all.

use super::{Story, check, check_refused, parcel, units};
use crate::domain::credit::allocation::PaymentShare;
use crate::domain::credit::engine::quote;
use crate::domain::credit::past::Past;
use crate::domain::credit::place::{AdjustmentPart, Place};
use crate::domain::credit::refundable::Refundable;
use crate::domain::credit::refusal::{Cap, RefundProblem};
use crate::domain::credit::terms::{AdjustmentTax, Occasion};
use crate::domain::order::Order;
use crate::domain::order::fixture::{amount, order};
use crate::domain::payment::{PaymentId, PaymentProvider};

fn exceeds(cap: Cap, asked: &str, refundable: &str) -> RefundProblem {
    RefundProblem::AmountExceedsRefundable { cap, asked: amount(asked), refundable: amount(refundable) }
}

fn captured(by_card: &str) -> Story {
    Story::of(order().line("mug", 2, "20.00", &[]).parcel("s1", "5.00", &[]).paid(
        "card",
        PaymentProvider::HIPAY,
        by_card,
    ))
}

#[test]
fn no_more_is_given_back_than_was_really_captured() {
    let story = captured("12.00");
    check(&story, &units("mug", 1), "10.00");
    check_refused(&story, &units("mug", 2), Place::Whole, exceeds(Cap::Captured, "20.00", "12.00"));
    check_refused(&captured("0.00"), &units("mug", 1), Place::Whole, exceeds(Cap::Captured, "10.00", "0.00"));
}

#[test]
fn credit_notes_never_come_to_more_than_the_order_cost() {
    let story = captured("100.00").then(units("mug", 2));
    let draft = parcel("s1", "5.00").adjusted("0.01", AdjustmentTax::None);
    check_refused(&story, &draft, Place::Adjustment(AdjustmentPart::Amount), exceeds(Cap::Order, "5.01", "5.00"));
    check(&story, &parcel("s1", "5.00"), "5.00");
}

#[test]
fn open_refund_tasks_use_their_payment() {
    let Story { order, .. } = captured("25.00");
    let open = [PaymentShare { payment: PaymentId("card".to_owned()), amount: amount("20.00") }];
    let past = Past {
        quotes: Vec::new(),
        refunded: open.to_vec(),
        overpaid: Vec::new(),
        earlier: Vec::new(),
        occasion: Occasion::CreditNote,
    };
    let refusals = quote(&order, &past, &units("mug", 1)).unwrap_err();
    assert_eq!(refusals[0].problem, exceeds(Cap::Captured, "10.00", "5.00"));
    assert_eq!(Refundable::of(&order, &past).most, amount("5.00"));
}

#[test]
fn everything_that_is_left_is_told_before_anything_is_asked() {
    let story = captured("25.00").then(units("mug", 1).parcel("s1", "1.00"));
    let left = story.with_past(|past| Refundable::of(&story.order, past));
    assert_eq!((left.lines[0].1.quantity, left.lines[0].1.gross), (1, amount("10.00")));
    assert_eq!((left.shipping[0].gross, left.items), (amount("4.00"), amount("14.00")));
    assert_eq!(
        (left.captured, left.payments[0].amount, left.most),
        (amount("14.00"), amount("14.00"), amount("14.00"),)
    );
}

#[test]
fn another_total_than_the_asker_computed_is_refused() {
    check(&captured("25.00"), &units("mug", 1).expecting("10.00"), "10.00");
    let problem = RefundProblem::QuoteMismatch { expected: amount("9.99"), computed: amount("10.00") };
    check_refused(&captured("25.00"), &units("mug", 1).expecting("9.99"), Place::ExpectedTotal, problem);
}

#[test]
fn an_order_whose_discount_is_not_spread_is_not_computed_with() {
    let Story { order, .. } = captured("25.00");
    let story = Story::of(Order { order_discount: Some(amount("1.00")), ..order });
    check_refused(&story, &units("mug", 1), Place::Whole, RefundProblem::DiscountNotSpread);
}

#[test]
fn a_reason_is_not_a_book() {
    let mut draft = units("mug", 1);
    draft.reason = "é".repeat(1_000);
    check(&captured("25.00"), &draft, "10.00");
    draft.reason.push('é');
    check_refused(&captured("25.00"), &draft, Place::Reason, RefundProblem::TextTooLong { limit: 1_000 });
}

#[test]
fn what_is_refundable_leaves_out_gift_cards_unless_they_may_take_part() {
    let order = order().line("lamp", 1, "44.60", &[]);
    let order =
        order.paid("card", PaymentProvider::GIFT_CARD, "14.60").paid("paypal", PaymentProvider::PAYPAL, "30.00");
    for (occasion, refundable) in [
        (Occasion::CreditNote, "30.00"),
        (Occasion::CreditNoteAlsoToGiftCards, "44.60"),
        (Occasion::Cancellation, "44.60"),
    ] {
        let story = Story::of(order.clone()).on(occasion);
        assert_eq!(story.with_past(|past| Refundable::of(&order, past)).most, amount(refundable));
    }
}
