//! A refund that was recorded as made and never was, or was recorded under another one's name: it is to do again, and the
//! name is free for the refund that has it.

use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::messages::{ListReplies, ReplyList, SettleMail, SettleMailBody};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::{ListOrders, OrderPage};
use avoir::api::problem::{Problem, ProblemCode};
use avoir::api::refund_tasks::{ListUnfinished, UnfinishedList};
use avoir::backend::store::ErasureTerms;
use avoir::domain::cancellation::{Cancellation, ContactChannel, MailOutcome};
use avoir::domain::case::PaymentState;
use avoir::domain::order::fixture::order_in;
use avoir::domain::order::{Order, OrderNumber};
use avoir::domain::payment::PaymentProvider;
use avoir::domain::refund_task::{
    Alternative, AlternativeMethod, ImpossibleReason, RefundMeans, RefundOutcome, RefundState, TaskOrigin,
};
use time::Duration;

use super::golden;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::{Walk, refusal};

const ORDER: &str = "ORD00123";
const OTHER: &str = "ORD00200";
const BY_PHONE: ContactChannel = ContactChannel::Phone;

fn number(number: &str) -> OrderNumber {
    OrderNumber(number.to_owned())
}

fn done(reference: &str) -> RefundOutcome {
    RefundOutcome::done(reference.to_owned())
}

fn never_made() -> RefundOutcome {
    RefundOutcome::NeverMade { reason: " Ligne d’à côté ".to_owned() }
}

fn twice(reference: &str) -> RefundOutcome {
    RefundOutcome::RefundedTwice { reference: reference.to_owned(), amount: None }
}

fn impossible() -> RefundOutcome {
    let alternative = Alternative::new(AlternativeMethod::BankTransfer, true);
    RefundOutcome::Impossible { reason: ImpossibleReason::TooOld, alternative }
}

/// 9.90, of this provider.
fn paid_by(provider: PaymentProvider) -> Order {
    let order = order_in("EUR").numbered(OTHER, "2026-11-20T09:30:00Z").line("1", 1, "9.90", &["1.65"]);
    order.paid("p1", provider, "9.90").in_transaction("8003122", "2026-11-20T09:30:05Z")
}

/// Cancelled, and recorded as refunded under this name.
async fn recorded<'a>(desk: &'a Desk, order: &str, reference: &str) -> Walk<'a> {
    let mut walk = Walk::of(desk, order).await;
    walk.cancel().await;
    walk.take_on(1).await;
    walk.done(&walk.settling(1, done(reference))).await;
    walk
}

/// What went back, is on its way, and is left.
#[track_caller]
fn books(order: &OrderDetail, expected: [&str; 3]) {
    let amounts = order.amounts;
    assert!(amounts.add_up(), "{amounts:?}");
    assert_eq!([amounts.refunded, amounts.pending, amounts.refundable].map(|amount| amount.to_string()), expected);
}

#[track_caller]
fn used_by(problem: &Problem, order: &str) {
    assert_eq!(problem.code, ProblemCode::ReferenceUsed);
    assert_eq!(problem.used_by.as_ref().map(|order| order.0.as_str()), Some(order));
}

#[tokio::test]
async fn it_unfinishes_the_cancellation_and_is_to_do_again_without_a_second_mail() {
    let shop = Shop::open().await;
    let mut walk = recorded(&shop.awa, ORDER, "HI-77").await;
    let told = walk.mail().await;
    shop.clock.advance(Duration::days(3));
    let call = walk.settling(1, never_made());
    let answer = walk.deliver(&call).await;
    golden::check("settle_refund_task.never_made", &call, &answer);

    let order = walk.refresh().await;
    let RefundState::NeverMade { reference, reason, .. } = &order.refund_tasks[0].task.state else { panic!() };
    assert_eq!((reference.as_str(), reason.as_str()), ("HI-77", "Ligne d’à côté"));
    assert_eq!(order.refund_tasks[1].task.origin(order.tasks()), TaskOrigin::NeverMade);
    books(&order, ["0.00", "31.60", "0.00"]);
    assert_eq!(order.payment_state, PaymentState::RefundPending);
    let mail = Some(MailOutcome::Sent);
    assert_eq!(order.cancellation, Cancellation::Refunding { contact_channel: BY_PHONE, mail });
    let history: History = shop.awa.call(&ReadHistory { number: number(ORDER) }).await.read();
    let HistoryEvent::RefundNeverMade { amount, reason, .. } = &history.items[0].event else { panic!("{history:?}") };
    assert_eq!((amount.to_string().as_str(), reason.as_str()), ("31.60", "Ligne d’à côté"));
    assert_eq!(history.items[0].agent.as_deref(), Some(shop.awa.agent.name.as_str()));
    let unfinished: UnfinishedList = shop.ben.call(&ListUnfinished).await.read();
    assert_eq!(unfinished.items[0].pending.to_string(), "31.60");
    let replies: ReplyList = shop.awa.call(&ListReplies { number: number(ORDER) }).await.read();
    let bodies: String = replies.items.iter().map(|reply| reply.body.as_str()).collect();
    assert!(!bodies.contains("avons remboursé") && !bodies.contains("have refunded"), "{bodies}");

    let order = walk.refund(2).await;
    assert_eq!(order.messages, told.messages, "the mail is not sent again");
    let outcome = MailOutcome::Sent;
    assert_eq!(order.cancellation, Cancellation::Finished { contact_channel: BY_PHONE, outcome });
    books(&order, ["31.60", "0.00", "0.00"]);
}

#[tokio::test]
async fn its_name_is_free_for_the_refund_that_has_it_and_for_that_one_alone() {
    let shop = Shop::open().await;
    shop.app.store.insert_orders(&[paid_by(PaymentProvider::HIPAY)]).await.unwrap();
    let mut mistaken = recorded(&shop.awa, ORDER, "HI-77").await;
    let mut other = Walk::of(&shop.ben, OTHER).await;
    other.cancel().await;
    other.take_on(1).await;
    used_by(&other.refused(&other.settling(1, done("HI-77"))).await, ORDER);

    mistaken.done(&mistaken.settling(1, never_made())).await;
    books(&other.done(&other.settling(1, done("HI-77"))).await, ["9.90", "0.00", "0.00"]);
    mistaken.take_on(2).await;
    used_by(&mistaken.refused(&mistaken.settling(2, done("HI-77"))).await, OTHER);
    books(&mistaken.done(&mistaken.settling(2, done("HI-78"))).await, ["31.60", "0.00", "0.00"]);
}

#[tokio::test]
async fn what_was_recorded_is_still_found_and_stands_in_the_history() {
    let shop = Shop::open().await;
    let mut walk = recorded(&shop.awa, ORDER, "HI-77").await;
    walk.done(&walk.settling(1, never_made())).await;
    let list = ListOrders { q: Some("hi-77".to_owned()), ..ListOrders::default() };
    assert_eq!(shop.awa.call(&list).await.read::<OrderPage>().items.len(), 1);
    let history: History = shop.awa.call(&ReadHistory { number: number(ORDER) }).await.read();
    let is_there =
        |event: &HistoryEvent| matches!(event, HistoryEvent::RefundDone { reference, .. } if reference == "HI-77");
    assert!(history.items.iter().any(|entry| is_there(&entry.event)));
}

/// The second one was the refund of this order, and the first of another.
#[tokio::test]
async fn the_name_of_a_second_refund_is_free_as_well_once_none_is_out() {
    let shop = Shop::open().await;
    let mut walk = recorded(&shop.awa, ORDER, "HI-77").await;
    walk.done(&walk.settling(1, twice("HI-78"))).await;
    assert_eq!(walk.refused(&walk.settling(1, never_made())).await.code, ProblemCode::OutcomeDoesNotFit);
    walk.done(&walk.settling(1, RefundOutcome::ExcessRecovered { reference: "VIR-9".to_owned() })).await;
    walk.done(&walk.settling(1, never_made())).await;
    walk.take_on(2).await;
    walk.done(&walk.settling(2, done("HI-78"))).await;
    used_by(&walk.refused(&walk.settling(2, twice("HI-78"))).await, ORDER);
    walk.done(&walk.settling(2, twice("HI-77"))).await;
}

#[tokio::test]
async fn whoever_sends_it_twice_makes_one_refund_of_it() {
    let shop = Shop::open().await;
    let mut walk = recorded(&shop.awa, ORDER, "HI-77").await;
    let call = walk.settling(1, never_made());
    let first = shop.awa.write(&call, "never-made-0000001", walk.version).await;
    let again = shop.awa.write(&call, "never-made-0000001", walk.version).await;
    assert_eq!((first.status, &again.text, again.header("idempotent-replayed")), (200, &first.text, Some("true")));
    let stale = shop.awa.write(&call, "never-made-0000002", walk.version).await;
    assert_eq!(refusal(&stale).code, ProblemCode::VersionMismatch);
    assert_eq!(walk.refresh().await.refund_tasks.len(), 2);
    assert_eq!(walk.refused(&call).await.code, ProblemCode::OutcomeDoesNotFit);
}

#[tokio::test]
async fn it_is_said_with_words_of_a_refund_that_was_recorded_as_made() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    assert_eq!(walk.refused(&walk.settling(1, never_made())).await.code, ProblemCode::OutcomeDoesNotFit);
    walk.refund(1).await;
    let silent = RefundOutcome::NeverMade { reason: "  ".to_owned() };
    assert_eq!(walk.refused(&walk.settling(1, silent)).await.errors[0].pointer, "/reason");
    let mut ben = Walk::of(&shop.ben, ORDER).await;
    assert_eq!(ben.refused(&ben.settling(1, never_made())).await.code, ProblemCode::LeaseHeld);
    walk.close().await;
    ben.refresh().await;
    ben.done(&ben.settling(1, never_made())).await;
}

#[tokio::test]
async fn before_the_mail_it_puts_the_mail_off() {
    let shop = Shop::open().await;
    let mut walk = recorded(&shop.awa, ORDER, "HI-77").await;
    let order = walk.done(&walk.settling(1, never_made())).await;
    assert_eq!(order.cancellation, Cancellation::Refunding { contact_channel: BY_PHONE, mail: None });
    assert_eq!(walk.refund(2).await.cancellation, Cancellation::MessageReady { contact_channel: BY_PHONE });
    assert!(walk.mail().await.messages[0].body.contains("31,60"));
}

#[tokio::test]
async fn what_was_made_by_hand_is_made_by_hand_again() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    walk.take_on(1).await;
    walk.done(&walk.settling(1, impossible())).await;
    walk.refund(2).await;
    let order = walk.done(&walk.settling(2, never_made())).await;
    assert_eq!(order.refund_tasks[2].task.means, RefundMeans::Alternative(AlternativeMethod::BankTransfer));

    shop.app.store.insert_orders(&[paid_by(PaymentProvider::STORE_CREDIT)]).await.unwrap();
    let mut credit = recorded(&shop.awa, OTHER, "").await;
    let order = credit.done(&credit.settling(1, never_made())).await;
    assert_eq!(order.refund_tasks[1].task.means, RefundMeans::Original);
    books(&order, ["0.00", "9.90", "0.00"]);
}

/// Its balance rises with the record itself: there is nothing else that could have been forgotten.
#[tokio::test]
async fn what_is_on_a_gift_card_was_made() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00124").await;
    walk.cancel().await;
    assert_eq!(walk.refused(&walk.settling(1, never_made())).await.code, ProblemCode::OutcomeDoesNotFit);
}

#[tokio::test]
async fn of_less_that_was_recorded_as_much_is_to_do_again_beside_the_rest() {
    let shop = Shop::open().await;
    let mut walk = recorded(&shop.awa, ORDER, "HI-77").await;
    walk.done(&walk.settling(1, RefundOutcome::RefundedLess { amount: "20.00".parse().unwrap() })).await;
    let order = walk.done(&walk.settling(1, never_made())).await;
    let amounts: Vec<_> = order.tasks().map(|task| task.amount.to_string()).collect();
    assert_eq!(amounts, ["31.60", "11.60", "20.00"]);
    books(&order, ["0.00", "31.60", "0.00"]);
}

#[tokio::test]
async fn what_was_typed_of_it_is_erased_one_day() {
    let shop = Shop::open().await;
    let mut walk = recorded(&shop.awa, ORDER, "HI-77").await;
    walk.done(&walk.settling(1, never_made())).await;
    walk.refund(2).await;
    walk.done(&skipping(&walk)).await;
    shop.clock.advance(Duration::days(30));
    let now = shop.clock.now();
    let terms = ErasureTerms { without_notes: now, with_notes: now };
    assert_eq!(shop.app.store.erase(&[number(ORDER)], terms).await.unwrap(), 1);
    let order = walk.refresh().await;
    let RefundState::NeverMade { reference, reason, .. } = &order.refund_tasks[0].task.state else { panic!() };
    assert_eq!((reference.as_str(), reason.as_str()), ("HI-77", "—"));
}

/// Nobody is written to: a mail on its way keeps an order from being erased.
fn skipping(walk: &Walk<'_>) -> SettleMail {
    SettleMail { number: walk.order.clone(), body: SettleMailBody::Skip { reason: "Prévenue".to_owned() } }
}
