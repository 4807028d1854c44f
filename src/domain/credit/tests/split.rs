//! The split of a refund over the payments.

use super::{Story, check_refused, units};
use crate::domain::credit::allocation::Strategy;
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::explanation::ShareExplanation;
use crate::domain::credit::place::{LinePart, Place, SharePart};
use crate::domain::credit::refusal::{Cap, RefundProblem};
use crate::domain::credit::terms::Occasion;
use crate::domain::order::fixture::{amount, order};
use crate::domain::payment::PaymentProvider;

/// A hundred, of which a gift card paid 20.00, then a card 50.00, then PayPal 30.00.
fn three_payments() -> Story {
    let order = order().line("mug", 10, "100.00", &[]);
    Story::of(
        order.paid("gift", PaymentProvider::GIFT_CARD, "20.00").paid("card", PaymentProvider::HIPAY, "50.00").paid(
            "paypal",
            PaymentProvider::PAYPAL,
            "30.00",
        ),
    )
}

fn with_gift_cards() -> Story {
    three_payments().on(Occasion::CreditNoteAlsoToGiftCards)
}

fn check_split(story: &Story, draft: &CreditNoteDraft, shares: &[(&str, &str)]) {
    let quote = story.credit(draft);
    let split: Vec<(&str, String)> =
        quote.allocation.iter().map(|share| (share.payment.0.as_str(), share.amount.to_string())).collect();
    let expected: Vec<(&str, String)> = shares.iter().map(|&(payment, text)| (payment, text.to_owned())).collect();
    assert_eq!(split, expected);
}

fn exceeds(cap: Cap, asked: &str, refundable: &str) -> RefundProblem {
    RefundProblem::AmountExceedsRefundable { cap, asked: amount(asked), refundable: amount(refundable) }
}

#[test]
fn by_default_every_payment_gives_back_in_proportion_to_what_it_has_left() {
    check_split(&with_gift_cards(), &units("mug", 1), &[("gift", "2.00"), ("card", "5.00"), ("paypal", "3.00")]);
    let after = with_gift_cards().then(units("mug", 5).split_by(Strategy::LastFirst));
    check_split(&after, &units("mug", 1), &[("gift", "4.00"), ("card", "6.00")]);
    let quote = with_gift_cards().credit(&units("mug", 1));
    let (total, left, all_left) = (amount("10.00"), amount("20.00"), amount("100.00"));
    assert_eq!(quote.allocation[0].explanation, ShareExplanation::Proportional { total, left, all_left });
}

#[test]
fn gift_cards_can_come_first() {
    let draft = units("mug", 8).split_by(Strategy::GiftCardFirst);
    check_split(&with_gift_cards(), &draft, &[("gift", "20.00"), ("card", "50.00"), ("paypal", "10.00")]);
}

#[test]
fn the_payment_captured_last_can_come_first() {
    let draft = units("mug", 4).split_by(Strategy::LastFirst);
    check_split(&with_gift_cards(), &draft, &[("paypal", "30.00"), ("card", "10.00")]);
    let explanation = ShareExplanation::InTurn { left: amount("50.00"), still_due: amount("10.00") };
    assert_eq!(with_gift_cards().credit(&draft).allocation[1].explanation, explanation);
}

#[test]
fn of_payments_captured_at_once_the_last_in_the_list_comes_first() {
    let mut story = with_gift_cards();
    story.order.payments[1].captured_at = story.order.payments[2].captured_at;
    check_split(&story, &units("mug", 1).split_by(Strategy::LastFirst), &[("paypal", "10.00")]);
}

#[test]
fn gift_card_money_goes_back_by_cancelling_only() {
    check_split(&three_payments(), &units("mug", 4), &[("card", "25.00"), ("paypal", "15.00")]);
    let quote = three_payments().credit(&units("mug", 4));
    assert_eq!((quote.caps[0].cap, quote.caps[0].asked), (Cap::GiftCard, amount("8.00")));
    let left: Vec<String> = quote.remaining_after.payments.iter().map(|share| share.amount.to_string()).collect();
    assert_eq!(left, ["20.00", "25.00", "15.00"]);
    check_split(&three_payments(), &units("mug", 8), &[("card", "50.00"), ("paypal", "30.00")]);
    let too_much = exceeds(Cap::GiftCard, "90.00", "80.00");
    check_refused(&three_payments(), &units("mug", 9), Place::Allocation, too_much);
    let card_first = units("mug", 1).split_by(Strategy::GiftCardFirst);
    check_refused(&three_payments(), &card_first, Place::Allocation, exceeds(Cap::GiftCard, "10.00", "0.00"));
    let typed = units("mug", 1).split_as(&[("gift", "10.00")]);
    check_refused(
        &three_payments(),
        &typed,
        Place::Share(0, SharePart::Amount),
        exceeds(Cap::GiftCard, "10.00", "0.00"),
    );
    let last_first = units("mug", 4).split_by(Strategy::LastFirst);
    assert_eq!(three_payments().credit(&last_first).caps, []);
}

#[test]
fn a_typed_split_is_taken_as_it_is() {
    let draft = units("mug", 4).split_as(&[("card", "10.00"), ("paypal", "30.00"), ("gift", "0.00")]);
    check_split(&three_payments(), &draft, &[("card", "10.00"), ("paypal", "30.00")]);
}

#[test]
fn a_typed_split_comes_to_the_total_and_takes_no_payment_too_far() {
    let check = |shares: &[(&str, &str)], place, problem| {
        check_refused(&three_payments(), &units("mug", 4).split_as(shares), place, problem);
    };
    let differs = RefundProblem::SplitDiffers { split: amount("39.99"), total: amount("40.00") };
    check(&[("card", "39.99")], Place::Allocation, differs);
    check(
        &[("card", "9.00"), ("paypal", "31.00")],
        Place::Share(1, SharePart::Amount),
        exceeds(Cap::Payment, "31.00", "30.00"),
    );
    check(&[("bank", "40.00")], Place::Share(0, SharePart::Payment), RefundProblem::UnknownPayment);
    check(&[("card", "20.00"), ("card", "20.00")], Place::Share(1, SharePart::Payment), RefundProblem::AskedTwice);
    check(
        &[("card", "50.00"), ("paypal", "-10.00")],
        Place::Share(1, SharePart::Amount),
        RefundProblem::AmountNotPositive,
    );
    check(&[("card", "40")], Place::Share(0, SharePart::Amount), RefundProblem::WrongDigits { digits: 2 });
}

#[test]
fn a_wrong_split_is_told_beside_what_is_wrong_with_the_lines() {
    let draft = units("mug", 11).split_as(&[("bank", "40.00")]);
    let refusals = three_payments().quote(&draft).unwrap_err();
    let told: Vec<(Place, &str)> = refusals.iter().map(|refusal| (refusal.place, refusal.problem.code())).collect();
    assert_eq!(
        told,
        [
            (Place::Line(0, LinePart::Quantity), "quantity_exceeds_refundable"),
            (Place::Share(0, SharePart::Payment), "unknown_payment")
        ]
    );
}
