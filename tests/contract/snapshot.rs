//! The snapshot has the latest orders, newest first, with all that the list shows and finds them by.

use avoir::api::order_snapshot::{ReadSnapshot, SnapshotPart, SnapshotStart};
use avoir::backend::demo::shop::demo_orders;
use axum::body::Body;
use serde_json::{Value, json};

use super::golden;
use crate::support::shop::{Answer, Shop};
use crate::support::walk::Walk;

pub fn read(answer: &Answer) -> (SnapshotStart, Vec<SnapshotPart>) {
    assert_eq!(answer.status, 200, "{}", answer.text);
    let mut lines = answer.text.lines();
    let start = serde_json::from_str(lines.next().unwrap()).unwrap();
    (start, lines.map(|line| serde_json::from_str(line).unwrap()).collect())
}

#[tokio::test]
async fn a_snapshot_is_as_pinned() {
    let shop = Shop::open().await;
    Walk::of(&shop.awa, "ORD00124").await.open().await;
    let answer = shop.awa.call(&ReadSnapshot::default()).await;
    assert_eq!(answer.header("content-type"), Some("application/x-ndjson"));
    let mut lines: Vec<Value> = answer.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines[0]["position"] = json!("random");
    let request = json!({ "method": "GET", "path": "/orders/snapshot", "body": null });
    let document = json!({ "request": request, "response": { "status": answer.status, "lines": lines } });
    golden::check_document("read_order_snapshot", &document);
}

#[tokio::test]
async fn the_latest_come_first_and_their_number_is_known_ahead() {
    let shop = Shop::open().await;
    let orders: Vec<_> = demo_orders(2_500, 7, shop.clock.now()).collect();
    shop.app.store.insert_orders(&orders).await.unwrap();
    for (limit, expected) in [(None, 2_505), (Some(300), 300)] {
        let (start, parts) = read(&shop.awa.call(&ReadSnapshot { limit }).await);
        assert_eq!((start.orders, start.is_complete), (expected, limit.is_none()));
        assert_eq!(parts.iter().map(SnapshotPart::len).sum::<usize>(), expected as usize);
        assert_eq!(parts[0].len(), 200, "a page of rows, soon");
        let placed: Vec<i64> = parts.iter().flat_map(|part| part.placed_at.clone()).collect();
        assert!(placed.is_sorted_by(|one, next| one >= next));
    }
    assert_eq!(shop.awa.call(&ReadSnapshot { limit: Some(0) }).await.status, 400);
    assert_eq!(shop.awa.call(&ReadSnapshot { limit: Some(100_001) }).await.status, 400);
}

#[tokio::test]
async fn whoever_has_it_is_told_so_until_something_changes() {
    let shop = Shop::open().await;
    let first = shop.awa.call(&ReadSnapshot::default()).await;
    let tag = first.header("etag").unwrap().to_owned();
    let again = async |desk: &crate::support::shop::Desk| {
        let request = desk.request(&ReadSnapshot::default()).header("if-none-match", &tag);
        desk.send(request.body(Body::empty()).unwrap()).await
    };
    let same = again(&shop.ben).await;
    assert_eq!((same.status, same.text.as_str(), same.header("etag")), (304, "", Some(tag.as_str())));
    Walk::of(&shop.awa, "ORD00124").await.open().await;
    assert_eq!(again(&shop.ben).await.status, 200);
}

#[tokio::test]
async fn orders_that_arrive_meanwhile_push_none_out() {
    let shop = Shop::open().await;
    let orders: Vec<_> = demo_orders(600, 7, shop.clock.now()).collect();
    shop.app.store.insert_orders(&orders).await.unwrap();
    let position = shop.app.store.change_position().await.unwrap();
    let (start, mut reading) = shop.app.store.begin_snapshot(&position, 100_000).await.unwrap();
    assert!(start.is_complete);
    let mut numbers = Vec::new();
    let mut arriving = Some(demo_orders(30, 8, shop.clock.now()).map(|mut order| {
        order.number.0 = format!("LATE-{}", order.number.0);
        // Behind the first part, before the rest.
        order.placed_at = orders[400].placed_at;
        order
    }));
    while let Some(part) = reading.next_part().await.unwrap() {
        numbers.extend(part.numbers.lines().map(str::to_owned));
        if let Some(late) = arriving.take() {
            shop.app.store.insert_orders(&late.collect::<Vec<_>>()).await.unwrap();
        }
    }
    for order in &orders {
        assert!(numbers.contains(&order.number.0), "{}", order.number);
    }
}
