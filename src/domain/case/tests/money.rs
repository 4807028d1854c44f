//! The money of an order: where it is, what goes back of it, and the drafts that give it back.

use super::{case, mug, task};
use crate::domain::cancellation::Cancellation;
use crate::domain::case::{Case, OrderAmounts, PaymentState, Settings};
use crate::domain::credit::{CreditNoteDraft, Payout, Place, RefundProblem};
use crate::domain::order::Order;
use crate::domain::order::fixture::{amount, order};
use crate::domain::overpayment::OverpaymentProblem;
use crate::domain::payment::PaymentId;
use crate::domain::payment::PaymentProvider;
use crate::domain::refund_task::{Overpayment, RefundCause, RefundState, RefundTask, fixture};
use crate::domain::timestamp::Timestamp;

fn fresh(order: &Order) -> Case<'_> {
    case(order, &[], &[], &Cancellation::Idle)
}

fn done() -> RefundState {
    RefundState::done("R-1".to_owned(), Timestamp::EPOCH)
}

/// A mug for 8.90, paid by 20.00.
fn overpaid() -> Order {
    order().line("mug", 1, "8.90", &[]).paid("card", PaymentProvider::HIPAY, "8.90").paid(
        "again",
        PaymentProvider::BANK_TRANSFER,
        "11.10",
    )
}

#[test]
fn all_money_is_in_one_place() {
    let given_up = RefundState::GivenUp { reason: "cents".to_owned(), at: Timestamp::EPOCH };
    let beside = RefundCause::Overpayment(Overpayment { reason: "twice".to_owned(), by: "Awa".to_owned() });
    let tasks = [
        task(done(), "1.00"),
        task(RefundState::ToDo, "2.00"),
        task(given_up, "0.50"),
        RefundTask { cause: beside, ..task(fixture::opened(), "3.00") },
    ];
    let amounts = case(&overpaid(), &[], &tasks, &Cancellation::Idle).amounts();
    let expected = OrderAmounts {
        gross: amount("8.90"),
        captured: amount("20.00"),
        refunded: amount("1.00"),
        pending: amount("5.00"),
        given_up: Some(amount("0.50")),
        refundable: amount("13.50"),
        overpayment: amount("8.10"),
        authorized: None,
    };
    assert_eq!(amounts, expected);
    assert!(amounts.add_up());
    assert_eq!(amounts.refundable_by_notes(), amount("5.40"));
}

#[test]
fn an_order_is_refunded_once_all_that_was_captured_is_back() {
    let state = |tasks: &[RefundTask]| case(&mug(), &[], tasks, &Cancellation::Idle).amounts().payment_state();
    assert_eq!(state(&[]), PaymentState::Paid);
    assert_eq!(state(&[task(RefundState::ToDo, "8.90")]), PaymentState::RefundPending);
    assert_eq!(state(&[task(done(), "8.89")]), PaymentState::PartiallyRefunded);
    assert_eq!(state(&[task(done(), "8.90")]), PaymentState::Refunded);
}

#[test]
fn only_refunds_that_wait_for_somebody_are_open() {
    let tasks = [task(RefundState::ToDo, "1.00"), task(fixture::opened(), "1.00"), task(done(), "1.00")];
    assert_eq!(case(&mug(), &[], &tasks, &Cancellation::Idle).open_tasks(), 2);
}

#[test]
fn cancelling_gives_back_what_the_screen_said_or_nothing() {
    let order = overpaid();
    let case = fresh(&order);
    let quote = case.cancellation_quote(Some(amount("20.00"))).expect("what goes back");
    assert_eq!((quote.total, case.goes_back(&quote)), (amount("8.90"), amount("20.00")));
    let refused = case.cancellation_quote(Some(amount("8.90"))).expect_err("another total");
    let problem = RefundProblem::QuoteMismatch { expected: amount("8.90"), computed: amount("20.00") };
    assert_eq!((refused[0].place, refused[0].problem.clone()), (Place::ExpectedTotal, problem));
}

#[test]
fn an_overpayment_gives_back_what_was_paid_beyond_the_price() {
    let order = overpaid();
    let check = |text| fresh(&order).check_overpayment(&PaymentId("again".to_owned()), amount(text));
    assert_eq!(check("11.10"), Ok(()));
    let Err(OverpaymentProblem::Amount(RefundProblem::AmountExceedsRefundable { refundable, .. })) = check("11.11")
    else {
        panic!("{:?}", check("11.11"))
    };
    assert_eq!(refundable, amount("11.10"));
}

#[test]
fn a_draft_of_everything_is_taken_to_another_total_by_an_adjustment_or_by_less_of_each() {
    let order = mug();
    let case = fresh(&order);
    let comes_to = |draft: &CreditNoteDraft| case.quote(draft).expect("a quote").total;
    let all = case.full_credit(Payout::Full);
    assert_eq!(comes_to(&all), amount("8.90"));
    let adjusted = case.adjust_to(&all, amount("8.00")).expect("a draft");
    assert_eq!((comes_to(&adjusted), adjusted.adjustment.is_some()), (amount("8.00"), true));
    let reduced = case.reduce_to(&all, amount("8.00")).expect("a draft");
    assert_eq!((comes_to(&reduced), reduced.adjustment.is_some()), (amount("8.00"), false));
}

#[test]
fn gift_cards_are_kept_out_of_notes_unless_the_shop_lets_them_in() {
    let (by_gift_card, by_card) =
        (order().line("mug", 1, "8.90", &[]).paid("gift", PaymentProvider::GIFT_CARD, "8.90"), mug());
    assert!(fresh(&by_gift_card).keeps_gift_cards_out() && !fresh(&by_card).keeps_gift_cards_out());
    for order in [&by_gift_card, &by_card] {
        let settings = Settings { credits_gift_cards: true, ..Settings::default() };
        assert!(!Case { settings, ..fresh(order) }.keeps_gift_cards_out());
    }
}
