//! The warehouse works beside the agents.

use std::time::Duration;

use avoir::backend::demo::shop::{SEED, demo_orders};
use avoir::backend::demo::warehouse::{Moved, Warehouse};
use avoir::domain::logistic_status::LogisticStatus::{self, AwaitingPrint, Cancelled, Delivered};
use avoir::domain::order::Order;

use crate::folder::Folder;

#[tokio::test]
async fn the_oldest_order_of_each_stage_moves_by_turns_until_all_are_delivered() {
    let folder = Folder::new();
    let mut orders: Vec<Order> = folder_orders();
    let store = folder.store_with(&orders).await;
    let mut warehouse = Warehouse::new(store, Duration::ZERO);
    let mut moves = 0;
    while let Some(Moved { order, to }) = warehouse.move_one().await.expect("a working store") {
        let position = orders.iter().position(|known| known.number == order).expect("an order of ours");
        let from = orders[position].logistic_status;
        assert_eq!(from.next(), Some(to), "{order}");
        let older = |other: &Order| other.logistic_status == from && other.placed_at < orders[position].placed_at;
        assert!(!orders.iter().any(older), "{order} has overtaken an older one");
        orders[position].logistic_status = to;
        moves += 1;
    }
    assert!(orders.iter().all(|order| [Delivered, Cancelled].contains(&order.logistic_status)));
    assert!(moves > orders.len());
}

fn folder_orders() -> Vec<Order> {
    let now = avoir::domain::timestamp::Timestamp::parse("2026-11-22T10:00:00Z").expect("RFC 3339");
    demo_orders(40, SEED, now).collect()
}

#[tokio::test]
async fn every_stage_has_its_turn() {
    let folder = Folder::new();
    let mut orders = folder_orders();
    for (order, status) in orders.iter_mut().zip(LogisticStatus::KNOWN.into_iter().cycle()) {
        order.logistic_status = status;
    }
    let mut warehouse = Warehouse::new(folder.store_with(&orders).await, Duration::ZERO);
    let mut reached = Vec::new();
    for _ in 0..4 {
        let moved = warehouse.move_one().await.expect("a working store");
        reached.extend(moved.and_then(|moved| LogisticStatus::KNOWN.iter().position(|status| *status == moved.to)));
    }
    // What is on hold stays so: nobody prints it.
    assert_eq!(reached, [2, 3, 4, 5]);
    assert_eq!(LogisticStatus::KNOWN[1], AwaitingPrint);
}
