//! What the provider's page showed of a refund is compared with it here too, and a difference is explained or refused.

use avoir::api::history::{History, HistoryEvent, ReadHistory};
use avoir::api::order_detail::OrderDetail;
use avoir::api::problem::ProblemCode;
use avoir::api::refund_tasks::{ListUnfinished, Unfinished, UnfinishedList};
use avoir::backend::store::ErasureTerms;
use avoir::domain::money::Currency;
use avoir::domain::order::OrderNumber;
use avoir::domain::refund_task::{Difference, RefundOutcome, RefundState, SeenAmount};
use time::Duration;

use super::golden;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::Walk;

const ORDER: &str = "ORD00123";

fn number() -> OrderNumber {
    OrderNumber(ORDER.to_owned())
}

fn seen(amount: &str, currency: &str, difference: Option<Difference>) -> RefundOutcome {
    let currency = Currency::parse(currency).unwrap();
    let seen = SeenAmount { amount: amount.parse().unwrap(), currency, difference };
    RefundOutcome::Done { reference: "HI-77".to_owned(), amount: None, seen: Some(seen) }
}

fn said(words: &str) -> Option<Difference> {
    Some(Difference::Other { words: words.to_owned() })
}

/// Cancelled, with its refund of 31.60 taken on.
async fn at_the_bank(shop: &Shop) -> Walk<'_> {
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    walk.take_on(1).await;
    walk
}

async fn unfinished(desk: &Desk) -> Vec<Unfinished> {
    desk.call(&ListUnfinished).await.read::<UnfinishedList>().items
}

async fn history(desk: &Desk) -> Vec<HistoryEvent> {
    let history: History = desk.call(&ReadHistory { number: number() }).await.read();
    history.items.into_iter().map(|entry| entry.event).collect()
}

fn kept(order: &OrderDetail) -> Option<SeenAmount> {
    let RefundState::Done { seen, .. } = &order.refund_tasks[0].task.state else { panic!("{order:?}") };
    seen.clone()
}

#[tokio::test]
async fn the_amount_expected_is_kept_with_the_outcome_and_in_the_history() {
    let shop = Shop::open().await;
    let mut walk = at_the_bank(&shop).await;
    let call = walk.settling(1, seen("31.60", "EUR", None));
    let answer = walk.deliver(&call).await;
    golden::check("settle_refund_task.seen", &call, &answer);
    let order = walk.refresh().await;
    let expected = SeenAmount { amount: "31.60".parse().unwrap(), currency: Currency::EUR, difference: None };
    assert_eq!(kept(&order), Some(expected.clone()));
    let events = history(&shop.awa).await;
    let HistoryEvent::RefundDone { seen, .. } = &events[0] else { panic!("{events:?}") };
    assert_eq!(seen, &Some(expected));
    assert_eq!(order.amounts.refunded.to_string(), "31.60");
}

#[tokio::test]
async fn another_amount_without_an_explanation_that_fits_changes_nothing() {
    let shop = Shop::open().await;
    let mut walk = at_the_bank(&shop).await;
    for (outcome, flaw) in [
        (seen("31.59", "EUR", None), "required"),
        (seen("31.60", "USD", None), "required"),
        (seen("31.59", "EUR", said("  ")), "required"),
        (seen("31.60", "EUR", Some(Difference::Fees {})), "does_not_fit"),
        (seen("40.00", "EUR", Some(Difference::Partial {})), "does_not_fit"),
        (seen("34.20", "USD", Some(Difference::Mistyped {})), "does_not_fit"),
    ] {
        let problem = walk.refused(&walk.settling(1, outcome)).await;
        assert_eq!(problem.code, ProblemCode::AmountUnexplained);
        assert_eq!((problem.errors[0].pointer.as_str(), problem.errors[0].code.as_str()), ("/seen/difference", flaw));
    }
    let refused = |outcome| walk.settling(1, outcome);
    let (too_much, none) =
        (refused(seen("63.21", "EUR", Some(Difference::Mistyped {}))), refused(seen("0.00", "EUR", None)));
    let long = refused(seen("31.59", "EUR", said(&"x".repeat(501))));
    let RefundOutcome::Done { reference, seen: page, .. } = seen("31.60", "EUR", None) else { panic!() };
    let twice = refused(RefundOutcome::Done { reference, amount: Some("31.60".parse().unwrap()), seen: page });
    for (call, pointer) in
        [(too_much, "/amount"), (none, "/amount"), (twice, "/amount"), (long, "/seen/difference/words")]
    {
        assert_eq!(walk.refused(&call).await.errors[0].pointer, pointer);
    }
    assert!(walk.refresh().await.refund_tasks[0].task.state.is_opened());
}

#[tokio::test]
async fn a_part_that_was_seen_leaves_its_rest_to_do() {
    let shop = Shop::open().await;
    let mut walk = at_the_bank(&shop).await;
    let order = walk.done(&walk.settling(1, seen("20.00", "EUR", Some(Difference::Partial {})))).await;
    assert!(order.amounts.add_up());
    assert_eq!(
        (order.amounts.refunded.to_string(), order.amounts.pending.to_string()),
        ("20.00".into(), "11.60".into())
    );
    let [item] = unfinished(&shop.zoe).await.try_into().unwrap();
    assert_eq!((item.pending.to_string(), item.excess), ("11.60".to_owned(), None));
    let events = history(&shop.awa).await;
    assert!(
        matches!(&events[0], HistoryEvent::RefundGaveLess { rest, .. } if rest.to_string() == "11.60"),
        "{events:?}"
    );
    assert!(
        matches!(&events[1], HistoryEvent::RefundDone { amount, .. } if amount.to_string() == "20.00"),
        "{events:?}"
    );
}

#[tokio::test]
async fn what_was_seen_too_much_is_named_to_leads_until_it_is_back() {
    let shop = Shop::open().await;
    let mut walk = at_the_bank(&shop).await;
    let call = walk.settling(1, seen("36.10", "EUR", Some(Difference::Mistyped {})));
    let answer = walk.deliver(&call).await;
    golden::check("settle_refund_task.seen_more", &call, &answer);
    let order = walk.refresh().await;
    assert!(order.amounts.add_up());
    assert_eq!(order.amounts.refunded.to_string(), "31.60", "the sale is refunded once");
    let excess = |items: &[Unfinished]| items[0].excess.map(|excess| excess.to_string());
    assert_eq!(excess(&unfinished(&shop.zoe).await).as_deref(), Some("4.50"));
    assert_eq!(excess(&unfinished(&shop.awa).await), None);
    let events = history(&shop.awa).await;
    assert!(
        matches!(&events[0], HistoryEvent::RefundGaveMore { amount, .. } if amount.to_string() == "4.50"),
        "{events:?}"
    );
    walk.mail().await;
    walk.done(&walk.settling(1, RefundOutcome::ExcessRecovered { reference: "VIR-9".to_owned() })).await;
    assert_eq!(unfinished(&shop.zoe).await, []);
}

#[tokio::test]
async fn an_amount_in_another_currency_or_with_fees_is_all_of_it() {
    for (amount, currency, difference) in [
        ("34.20", "USD", Some(Difference::Converted {})),
        ("31.25", "EUR", Some(Difference::Fees {})),
        ("31.61", "EUR", said("Arrondi de la caisse")),
    ] {
        let shop = Shop::open().await;
        let mut walk = at_the_bank(&shop).await;
        let order = walk.done(&walk.settling(1, seen(amount, currency, difference.clone()))).await;
        assert_eq!((order.amounts.refunded.to_string().as_str(), order.refund_tasks.len()), ("31.60", 1));
        let kept = kept(&walk.refresh().await).unwrap();
        assert_eq!(
            (kept.amount.to_string().as_str(), kept.currency.code(), kept.difference),
            (amount, currency, difference)
        );
        assert_eq!(unfinished(&shop.zoe).await.iter().filter_map(|item| item.excess).count(), 0);
    }
}

#[tokio::test]
async fn whoever_sends_it_twice_records_it_once() {
    let shop = Shop::open().await;
    let walk = at_the_bank(&shop).await;
    let call = walk.settling(1, seen("36.10", "EUR", Some(Difference::Mistyped {})));
    let first = shop.awa.write(&call, "seen-amount-0000001", walk.version).await;
    let again = shop.awa.write(&call, "seen-amount-0000001", walk.version).await;
    assert_eq!((first.status, &again.text, again.header("idempotent-replayed")), (200, &first.text, Some("true")));
}

#[tokio::test]
async fn what_was_typed_of_it_is_erased_one_day() {
    let shop = Shop::open().await;
    let mut walk = at_the_bank(&shop).await;
    walk.done(&walk.settling(1, seen("31.61", "EUR", said("Mme Diallo l’a vu")))).await;
    walk.done(&avoir::api::messages::SettleMail {
        number: number(),
        body: avoir::api::messages::SettleMailBody::Skip { reason: "Prévenue".to_owned() },
    })
    .await;
    shop.clock.advance(Duration::days(30));
    let now = shop.clock.now();
    let terms = ErasureTerms { without_notes: now, with_notes: now };
    assert_eq!(shop.app.store.erase(&[number()], terms).await.unwrap(), 1);
    let kept = kept(&walk.refresh().await).unwrap();
    assert_eq!((kept.amount.to_string().as_str(), kept.difference), ("31.61", said("—")));
    let told = format!("{:?}", history(&shop.awa).await);
    assert!(!told.contains("Diallo"), "{told}");
}
