//! A write that is dropped in the middle, wherever that is, happened whole or not at all; sent again under its
//! key it has happened once.

use std::time::Duration;

use avoir::api::operations::OperationKey;
use avoir::backend::writes::{Delivery, IfMatch, deliver};
use avoir::domain::order::OrderNumber;

use super::database::{HALF_DONE, OVER_REFUNDED, connect, count};
use super::fill;
use super::shop::Shop;
use super::walk::Walk;

const ORDERS: usize = 60;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_dropped_in_the_middle_is_whole_or_nothing() {
    let shop = Shop::open().await;
    fill(&shop.app.store, ORDERS).await;
    let (mut dropped, mut happened_unheard) = (0, 0);
    for index in 0..ORDERS {
        let number = format!("F{index:04}");
        let mut walk = Walk::of(&shop.awa, &number).await;
        walk.open().await;
        walk.check().await;
        walk.confirm().await;
        let version = walk.version;
        // Spread over what the write takes, from its first moment on.
        let patience = Duration::from_micros(120 * index as u64);
        let heard = tokio::time::timeout(patience, deliver(&shop.app, &shop.awa.agent, delivery(&walk, index))).await;
        let mut db = connect(&shop).await;
        assert_eq!(count(&mut db, HALF_DONE).await, 0, "after {patience:?}");
        if heard.is_err() {
            dropped += 1;
            happened_unheard += usize::from(walk.refresh().await.version > version);
        }
        let again = deliver(&shop.app, &shop.awa.agent, delivery(&walk, index)).await.unwrap();
        assert_eq!(again.answer.version, version + 1);
    }
    let mut db = connect(&shop).await;
    println!("{ORDERS} writes, {dropped} dropped, {happened_unheard} of these had happened");
    assert_eq!(count(&mut db, "SELECT COUNT(*) FROM refund_tasks").await, ORDERS as i64);
    assert_eq!((count(&mut db, OVER_REFUNDED).await, count(&mut db, HALF_DONE).await), (0, 0));
}

fn delivery(walk: &Walk<'_>, index: usize) -> Delivery<avoir::api::cancellations::RequestCancellation> {
    let OrderNumber(named) = walk.order.clone();
    Delivery {
        key: OperationKey::parse(&format!("key-dropped-{index:06}")).unwrap(),
        if_match: IfMatch::Version(4),
        named,
        body: walk.requesting("31.60").body,
    }
}
