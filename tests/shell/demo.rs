//! The demo shop in a real database.

use avoir::backend::demo::shop::{SEED, demo_orders, past_work};
use avoir::backend::{App, Config, router};
use avoir::domain::agent::Role;
use avoir::domain::order::Order;

use crate::folder::Folder;
use crate::http::get;

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

#[tokio::test]
async fn the_agents_of_the_shop_have_left_something_to_finish() {
    let folder = Folder::new();
    let store = folder.store().await;
    let orders: Vec<Order> = demo_orders(500, SEED, store.clock().now()).collect();
    store.insert_orders(&orders).await.expect("orders that are new");
    let (noe, token) = store.add_agent("Noé", Role::Agent).await.expect("a new agent");
    past_work::leave(&store, &Config::default().shop, &noe, orders.into_iter()).await.expect("work by the rules");

    let router = router(App::new(store, Config::default()));
    let bearer = format!("Bearer {}", token.reveal());
    let list = get(&router, "/api/v1/refund-tasks?state=open", &[("authorization", &bearer)]).await;
    let list: serde_json::Value = serde_json::from_slice(&list.body).expect("JSON");
    let steps: Vec<&str> = list["items"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|item| item["cancellation"]["step"].as_str())
        .collect();
    assert_eq!(steps, ["refunding", "idle", "refunding", "refunding", "message_ready"]);
}
