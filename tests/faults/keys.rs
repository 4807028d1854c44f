//! A browser sends one POST twice when a connection breaks. The same intent, however often it arrives and
//! whatever happened in between, takes effect once.

use std::time::Instant;

use avoir::api::order_detail::OrderDetail;

use crate::fill;
use crate::invariants::{HALF_DONE, OVER_REFUNDED, count};
use crate::support::database::connect;
use crate::support::shop::Shop;
use crate::support::walk::Walk;

const ORDERS: usize = 40;
const DELIVERIES: usize = 5;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_intent_delivered_at_once_takes_effect_once() {
    let shop = Shop::open().await;
    fill(&shop.app.store, ORDERS).await;
    let started = Instant::now();
    let mut replays = 0;
    for index in 0..ORDERS {
        let mut walk = Walk::of(&shop.awa, &format!("F{index:04}")).await;
        walk.open().await;
        walk.check().await;
        walk.confirm().await;
        let request = walk.requesting("31.60");
        let deliveries = (0..DELIVERIES).map(|_| {
            let (desk, request, version) = (shop.awa.clone(), request.clone(), walk.version);
            tokio::spawn(async move { desk.write(&request, &format!("key-request-{index:04}"), version).await })
        });
        let mut texts = Vec::new();
        for delivery in deliveries.collect::<Vec<_>>() {
            let answer = delivery.await.unwrap();
            assert_eq!(answer.read::<OrderDetail>().refund_tasks.len(), 1);
            replays += usize::from(answer.header("idempotent-replayed").is_some());
            texts.push(answer.text);
        }
        texts.dedup();
        assert_eq!(texts.len(), 1, "every delivery gets the same bytes");
    }
    let mut db = connect(&shop).await;
    let made = count(&mut db, "SELECT COUNT(*) FROM refund_tasks").await;
    println!(
        "{ORDERS} intents, {} deliveries: {made} refunds, {replays} replays, {:?}",
        ORDERS * DELIVERIES,
        started.elapsed()
    );
    assert_eq!((made, replays), (ORDERS as i64, ORDERS * (DELIVERIES - 1)));
    assert_eq!((count(&mut db, OVER_REFUNDED).await, count(&mut db, HALF_DONE).await), (0, 0));
}

#[tokio::test]
async fn a_retry_after_the_version_moved_is_a_replay_and_no_412() {
    let shop = Shop::open().await;
    fill(&shop.app.store, ORDERS).await;
    for index in 0..ORDERS {
        let mut walk = Walk::of(&shop.awa, &format!("F{index:04}")).await;
        let (opening, key) = (walk.opening(false), format!("key-opening-{index:04}"));
        let first = shop.awa.write(&opening, &key, 1).await;
        walk.refresh().await;
        walk.check().await;
        walk.confirm().await;
        let retried = shop.awa.write(&opening, &key, 1).await;
        assert_eq!((retried.status, retried.text), (200, first.text));
    }
}
