//! Money above the price of the order: it is on no credit note, and none uses it up.

use super::{Story, check_refused, check_sums, units};
use crate::domain::credit::allocation::PaymentShare;
use crate::domain::credit::full_refund::{full_cancellation, full_credit};
use crate::domain::credit::place::{AdjustmentPart, Place, SharePart};
use crate::domain::credit::refundable::Refundable;
use crate::domain::credit::refusal::{Cap, RefundProblem};
use crate::domain::credit::terms::{AdjustmentTax, Occasion, Payout};
use crate::domain::order::fixture::{amount, order};
use crate::domain::payment::PaymentId;
use crate::domain::payment::PaymentProvider;

/// 49.90 that were transferred twice.
fn paid_twice() -> Story {
    let order = order().line("mug", 1, "49.90", &["8.32"]);
    Story::of(order.paid("first", PaymentProvider::BANK_TRANSFER, "49.90").paid(
        "second",
        PaymentProvider::BANK_TRANSFER,
        "49.90",
    ))
}

impl Story {
    /// So much of a payment goes back beside all notes.
    fn overpaid(mut self, payment: &str, text: &str) -> Self {
        self.overpaid.push(PaymentShare { payment: PaymentId(payment.to_owned()), amount: amount(text) });
        self
    }

    fn overpayments(&self) -> Vec<String> {
        let left = self.with_past(|past| Refundable::of(&self.order, past));
        left.overpayments.iter().map(|share| share.amount.to_string()).collect()
    }
}

#[track_caller]
fn check(story: &Story, total: &str, shares: &[(&str, &str)]) {
    let quote = story.credit(&units("mug", 1));
    check_sums(&quote);
    let found: Vec<_> = quote.allocation.iter().map(|it| (it.payment.0.clone(), it.amount.to_string())).collect();
    let expected: Vec<_> = shares.iter().map(|&(payment, share)| (payment.to_owned(), share.to_owned())).collect();
    assert_eq!((quote.total, found), (amount(total), expected));
}

#[test]
fn the_second_of_two_payments_is_beyond_the_price_and_the_first_carries_the_notes() {
    assert_eq!(paid_twice().overpayments(), ["0.00", "49.90"]);
    check(&paid_twice(), "49.90", &[("first", "49.90")]);
    let returned = paid_twice().then(units("mug", 1));
    assert_eq!(returned.overpayments(), ["0.00", "49.90"]);
}

#[test]
fn what_went_back_of_it_uses_up_nothing_that_the_goods_may_be_credited() {
    let story = paid_twice().overpaid("second", "49.90");
    assert_eq!(story.overpayments(), ["0.00", "0.00"]);
    check(&story, "49.90", &[("first", "49.90")]);
    // Whichever of the two it came from.
    check(&paid_twice().overpaid("first", "49.90"), "49.90", &[("second", "49.90")]);
    let some = paid_twice().overpaid("second", "9.90");
    assert_eq!(some.overpayments(), ["0.00", "40.00"]);
    check(&some, "49.90", &[("first", "49.90")]);
}

#[test]
fn a_note_never_exceeds_the_price() {
    let problem = |cap, asked, refundable| RefundProblem::AmountExceedsRefundable {
        cap,
        asked: amount(asked),
        refundable: amount(refundable),
    };
    let more = units("mug", 1).adjusted("0.01", AdjustmentTax::None);
    let at = Place::Adjustment(AdjustmentPart::Amount);
    check_refused(&paid_twice(), &more, at, problem(Cap::Order, "49.91", "49.90"));
    check_refused(&paid_twice(), &more.on_balance(), at, problem(Cap::Order, "49.91", "49.90"));
    let from_second = units("mug", 1).split_as(&[("second", "49.90")]);
    let at = Place::Share(0, SharePart::Amount);
    check_refused(&paid_twice(), &from_second, at, problem(Cap::Payment, "49.90", "0.00"));
}

#[test]
fn cancelling_credits_the_sale_and_leaves_the_rest_to_go_back_beside_it() {
    for story in [paid_twice(), paid_twice().overpaid("second", "49.90"), paid_twice().overpaid("second", "0.90")] {
        let story = story.on(Occasion::Cancellation);
        let quote = story.credit(&story.with_past(|past| full_cancellation(&story.order, past)));
        check_sums(&quote);
        assert_eq!((quote.total, quote.net, quote.tax), (amount("49.90"), amount("41.58"), amount("8.32")));
        assert_eq!((quote.paid_out(), quote.adjustment), (amount("49.90"), None));
        assert_eq!(quote.allocation[0].payment.0, "first");
    }
}

#[test]
fn cash_that_was_rounded_up_is_told_from_the_price() {
    let story = Story::of(order().line("mug", 1, "1.98", &["0.33"]).paid("till", PaymentProvider::CASH, "2.00"));
    assert_eq!(story.overpayments(), ["0.02"]);
    let all = story.with_past(|past| full_credit(&story.order, past, Payout::Full));
    assert_eq!(story.credit(&all).total, amount("1.98"));
    check(&story, "1.98", &[("till", "1.98")]);
    let returned = story.then(units("mug", 1));
    assert_eq!(returned.overpayments(), ["0.02"]);
    let left = returned.with_past(|past| Refundable::of(&returned.order, past));
    assert!(!left.can_be_credited());
    assert_eq!(returned.notes[0].quote.remaining_after.captured, amount("0.02"));
}
