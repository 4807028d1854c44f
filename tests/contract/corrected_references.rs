//! A refund that was recorded under a wrong reference: it was made, and its reference alone is corrected. And one reference
//! settles one refund, also where two providers are asked.

use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::orders::{ListOrders, OrderPage};
use avoir::api::problem::{Problem, ProblemCode};
use avoir::domain::cancellation::Cancellation;
use avoir::domain::order::fixture::order_in;
use avoir::domain::order::{Order, OrderNumber};
use avoir::domain::payment::PaymentProvider;
use avoir::domain::refund_task::{Alternative, AlternativeMethod, ImpossibleReason, RefundOutcome, RefundState};
use time::Duration;

use super::golden;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::{Walk, refusal};

const ORDER: &str = "ORD00123";
const OTHER: &str = "ORD00200";
/// Such as a provider shows it.
const LONG: &str = "HIPAY-R-8003121-1";

fn done(reference: &str) -> RefundOutcome {
    RefundOutcome::done(reference.to_owned())
}

fn corrected(reference: &str) -> RefundOutcome {
    RefundOutcome::ReferenceCorrected { reference: reference.to_owned() }
}

fn twice(reference: &str) -> RefundOutcome {
    RefundOutcome::RefundedTwice { reference: reference.to_owned(), amount: None }
}

fn by_transfer() -> RefundOutcome {
    let alternative = Alternative::new(AlternativeMethod::BankTransfer, true);
    RefundOutcome::Impossible { reason: ImpossibleReason::TooOld, alternative }
}

/// 9.90, of this provider.
fn paid_by(provider: PaymentProvider) -> Order {
    let order = order_in("EUR").numbered(OTHER, "2026-11-20T09:30:00Z").line("1", 1, "9.90", &["1.65"]);
    order.paid("p1", provider, "9.90").in_transaction("8003122", "2026-11-20T09:30:05Z")
}

/// A shop with that order beside the others.
async fn shop(provider: PaymentProvider) -> Shop {
    let shop = Shop::open().await;
    shop.app.store.insert_orders(&[paid_by(provider)]).await.unwrap();
    shop
}

/// Cancelled, and at the provider.
async fn taken_on<'a>(desk: &'a Desk, order: &str) -> Walk<'a> {
    let mut walk = Walk::of(desk, order).await;
    walk.cancel().await;
    walk.take_on(1).await;
    walk
}

/// Cancelled, and recorded as refunded under this reference.
async fn recorded<'a>(desk: &'a Desk, order: &str, reference: &str) -> Walk<'a> {
    let mut walk = taken_on(desk, order).await;
    walk.done(&walk.settling(1, done(reference))).await;
    walk
}

#[track_caller]
fn used_by(problem: &Problem, order: &str) {
    assert_eq!((problem.code, problem.status), (ProblemCode::ReferenceUsed, 422));
    assert_eq!(problem.errors[0].pointer, "/reference");
    assert_eq!(problem.used_by.as_ref().map(|order| order.0.as_str()), Some(order));
}

#[track_caller]
fn wrong(problem: &Problem, code: &str) {
    assert_eq!((problem.errors[0].pointer.as_str(), problem.errors[0].code.as_str()), ("/reference", code));
}

#[tokio::test]
async fn the_reference_alone_changes_and_both_stand_in_the_history() {
    let shop = Shop::open().await;
    let mut walk = recorded(&shop.awa, ORDER, "HI-77").await;
    let before = walk.mail().await;
    shop.clock.advance(Duration::days(3));
    let call = walk.settling(1, corrected(" HI-78 "));
    let answer = walk.deliver(&call).await;
    golden::check("settle_refund_task.reference_corrected", &call, &answer);

    let after = walk.refresh().await;
    let (RefundState::Done { at: made, .. }, RefundState::Done { reference, at, less: None, excess: None, seen: None }) =
        (&before.refund_tasks[0].task.state, &after.refund_tasks[0].task.state)
    else {
        panic!("{after:?}")
    };
    assert_eq!((reference.as_str(), at), ("HI-78", made));
    assert_eq!((after.refund_tasks.len(), after.amounts), (1, before.amounts));
    assert!(matches!(after.cancellation, Cancellation::Finished { .. }));
    assert_eq!((after.cancellation, after.messages), (before.cancellation, before.messages));
    let history: History = shop.awa.call(&ReadHistory { number: OrderNumber(ORDER.to_owned()) }).await.read();
    let HistoryEvent::RefundReferenceCorrected { amount, recorded, reference, .. } = &history.items[0].event else {
        panic!("{history:?}")
    };
    assert_eq!((amount.to_string().as_str(), recorded.as_str(), reference.as_str()), ("31.60", "HI-77", "HI-78"));
    assert_eq!(history.items[0].agent.as_deref(), Some(shop.awa.agent.name.as_str()));
    let is_first =
        |event: &HistoryEvent| matches!(event, HistoryEvent::RefundDone { reference, .. } if reference == "HI-77");
    assert!(history.items.iter().any(|entry| is_first(&entry.event)), "what was recorded first stays");
    let found = ListOrders { q: Some("hi-78".to_owned()), ..ListOrders::default() };
    assert_eq!(shop.awa.call(&found).await.read::<OrderPage>().items.len(), 1);
}

#[tokio::test]
async fn the_old_reference_is_free_for_the_refund_that_has_it_and_the_new_one_is_not() {
    let shop = shop(PaymentProvider::HIPAY).await;
    let mut mistaken = recorded(&shop.awa, ORDER, "HI-77").await;
    let mut other = taken_on(&shop.ben, OTHER).await;
    used_by(&other.refused(&other.settling(1, done("HI-77"))).await, ORDER);
    mistaken.done(&mistaken.settling(1, corrected("HI-78"))).await;
    used_by(&other.refused(&other.settling(1, done("HI-78"))).await, ORDER);
    other.done(&other.settling(1, done("HI-77"))).await;
    used_by(&mistaken.refused(&mistaken.settling(1, corrected("HI-77"))).await, OTHER);
    mistaken.done(&mistaken.settling(1, corrected("HI-79"))).await;
    other.done(&other.settling(1, corrected("HI-78"))).await;
}

#[tokio::test]
async fn it_is_another_reference_and_not_that_of_the_second_refund() {
    let shop = Shop::open().await;
    let mut walk = recorded(&shop.awa, ORDER, "HI-77").await;
    wrong(&walk.refused(&walk.settling(1, corrected("HI-\u{200b}77 "))).await, "as_recorded");
    wrong(&walk.refused(&walk.settling(1, corrected("  "))).await, "required");
    wrong(&walk.refused(&walk.settling(1, corrected(&"R".repeat(201)))).await, "too_long");
    walk.done(&walk.settling(1, twice("HI-78"))).await;
    used_by(&walk.refused(&walk.settling(1, corrected("HI-78"))).await, ORDER);
    let order = walk.done(&walk.settling(1, corrected("HI-79"))).await;
    let RefundState::Done { excess: Some(excess), .. } = &order.refund_tasks[0].task.state else { panic!("{order:?}") };
    assert_eq!(excess.reference, "HI-78");
    used_by(&walk.refused(&walk.settling(1, corrected("HI-78"))).await, ORDER);
}

#[tokio::test]
async fn whoever_sends_it_twice_corrects_it_once() {
    let shop = Shop::open().await;
    let mut walk = recorded(&shop.awa, ORDER, "HI-77").await;
    let call = walk.settling(1, corrected("HI-78"));
    let first = shop.awa.write(&call, "corrected-00000001", walk.version).await;
    let again = shop.awa.write(&call, "corrected-00000001", walk.version).await;
    assert_eq!((first.status, &again.text, again.header("idempotent-replayed")), (200, &first.text, Some("true")));
    let stale = shop.awa.write(&walk.settling(1, corrected("HI-79")), "corrected-00000002", walk.version).await;
    assert_eq!(refusal(&stale).code, ProblemCode::VersionMismatch);
    walk.refresh().await;
    wrong(&walk.refused(&call).await, "as_recorded");
}

#[tokio::test]
async fn only_what_is_recorded_as_done_has_one_to_correct_and_not_while_another_agent_is_at_it() {
    let shop = Shop::open().await;
    let mut walk = taken_on(&shop.awa, ORDER).await;
    assert_eq!(walk.refused(&walk.settling(1, corrected("HI-78"))).await.code, ProblemCode::OutcomeDoesNotFit);
    walk.done(&walk.settling(1, done("HI-77"))).await;
    let mut ben = Walk::of(&shop.ben, ORDER).await;
    assert_eq!(ben.refused(&ben.settling(1, corrected("HI-78"))).await.code, ProblemCode::LeaseHeld);
    walk.close().await;
    ben.refresh().await;
    ben.done(&ben.settling(1, corrected("HI-78"))).await;

    let mut card = Walk::of(&shop.awa, "ORD00124").await;
    card.cancel().await;
    assert_eq!(card.refused(&card.settling(1, corrected("HI-99"))).await.code, ProblemCode::OutcomeDoesNotFit);
}

/// A batch of transfers has one name, so one that is corrected takes it from nobody.
#[tokio::test]
async fn that_of_a_transfer_may_be_shared() {
    let shop = shop(PaymentProvider::HIPAY).await;
    for number in [ORDER, OTHER] {
        let mut walk = taken_on(&shop.awa, number).await;
        walk.done(&walk.settling(1, by_transfer())).await;
        walk.take_on(2).await;
        walk.done(&walk.settling(2, done(""))).await;
        walk.done(&walk.settling(2, corrected("SEPA-2026-11-20"))).await;
    }
}

#[tokio::test]
async fn a_long_reference_settles_one_refund_of_all_providers() {
    let shop = shop(PaymentProvider::STRIPE).await;
    let mut first = recorded(&shop.awa, ORDER, LONG).await;
    let mut other = taken_on(&shop.ben, OTHER).await;
    used_by(&other.refused(&other.settling(1, done(LONG))).await, ORDER);
    other.done(&other.settling(1, done("re_1"))).await;
    used_by(&other.refused(&other.settling(1, twice(LONG))).await, ORDER);
    used_by(&other.refused(&other.settling(1, corrected(LONG))).await, ORDER);
    first.done(&first.settling(1, corrected("HIPAY-R-8003121-2"))).await;
    other.done(&other.settling(1, corrected(LONG))).await;
    used_by(&first.refused(&first.settling(1, corrected(LONG))).await, OTHER);
}

#[tokio::test]
async fn short_ones_are_alike_by_chance_and_what_is_made_by_hand_names_what_it_likes() {
    let short = shop(PaymentProvider::STRIPE).await;
    recorded(&short.awa, ORDER, "R-123").await;
    recorded(&short.ben, OTHER, "R-123").await;

    let by_hand = shop(PaymentProvider::STRIPE).await;
    recorded(&by_hand.awa, ORDER, LONG).await;
    let mut other = taken_on(&by_hand.ben, OTHER).await;
    other.done(&other.settling(1, by_transfer())).await;
    other.take_on(2).await;
    other.done(&other.settling(2, done(LONG))).await;
}
