//! The demo shop in a real database.

use avoir::backend::demo::{SEED, demo_orders};
use avoir::domain::order::Order;

use crate::folder::Folder;

#[tokio::test]
async fn a_shop_of_five_thousand_orders_fits_the_database() {
    let folder = Folder::new();
    let store = folder.store().await;
    let orders: Vec<Order> = demo_orders(5_000, SEED, store.clock().now()).collect();
    for order in &orders {
        assert_eq!(order.check(), Ok(()), "{order:?}");
    }
    store.insert_orders(&orders).await.expect("orders that are new");
    assert!(!store.is_empty().await.expect("an answer"));
}

#[test]
fn a_demo_order_reads_back_as_an_import_would_read_it() {
    let now = avoir::domain::timestamp::Timestamp::parse("2026-11-22T10:00:00Z").expect("RFC 3339");
    let orders: Vec<Order> = demo_orders(300, SEED, now).collect();
    let text = serde_json::to_string_pretty(&orders).expect("JSON");
    assert_eq!(avoir::backend::import::parse(&text).expect("a sound file").orders, orders);
}
