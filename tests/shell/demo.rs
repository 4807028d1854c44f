//! The demo shop in a real database.

use avoir::backend::demo::portal;
use avoir::backend::demo::shop::{SEED, demo_orders, past_work};
use avoir::backend::{App, Config, Store, router};
use avoir::domain::agent::Role;
use avoir::domain::order::Order;

use axum::Router;
use serde_json::{Value, json};

use crate::folder::Folder;
use crate::http::{get, send};
use crate::server::Server;

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
    assert_eq!(
        avoir::backend::import::parse(&text, avoir::backend::settings::Providers::shipped())
            .expect("a sound file")
            .orders()
            .collect::<Result<Vec<_>, _>>()
            .expect("as it was checked"),
        orders
    );
}

/// A demo shop in which its agents have worked, and what one of them comes in with.
async fn worked_in(folder: &Folder) -> (Store, String) {
    let store = folder.store().await;
    let orders: Vec<Order> = demo_orders(500, SEED, store.clock().now()).collect();
    store.insert_orders(&orders).await.expect("orders that are new");
    let (noe, token) = store.add_agent("Noé", Role::Agent).await.expect("a new agent");
    past_work::leave(&store, &Config::default().shop, &noe, orders.into_iter()).await.expect("work by the rules");
    (store, format!("Bearer {}", token.reveal()))
}

async fn read(router: &Router, bearer: &str, path: &str) -> (Value, String) {
    let answer = get(router, path, &[("authorization", bearer)]).await;
    (serde_json::from_slice(&answer.body).expect("JSON"), answer.header("etag").to_owned())
}

/// The page of a refund's transaction.
async fn portal_page(portal: &Router, order: &Value) -> String {
    let task = &order["refund_tasks"][0];
    let text = |name: &str| task[name].as_str().unwrap_or_else(|| panic!("{name} in {task}")).to_owned();
    let (number, currency) = (order["number"].as_str().expect("a number"), order["currency"].as_str().expect("a code"));
    let link = format!(
        "/demo/portal/{}/{}?order={number}&amount={}&currency={currency}",
        text("provider"),
        text("transaction"),
        text("amount")
    );
    get(portal, &link, &[]).await.text().to_owned()
}

#[tokio::test]
async fn a_portal_knows_what_the_agents_made_there_and_not_what_is_only_recorded() {
    let folder = Folder::new();
    let (store, bearer) = worked_in(&folder).await;
    let portal = portal::router(store.clone(), avoir::backend::settings::Providers::shipped()).await.expect("a table");
    let desk = router(App::new(store, Config::default()));
    let (made, _) = read(&desk, &bearer, "/api/v1/orders?payment_state=refunded").await;
    let number = made["items"][0]["number"].as_str().expect("a refunded order").to_owned();
    let (order, _) = read(&desk, &bearer, &format!("/api/v1/orders/{number}")).await;
    let reference = order["refund_tasks"][0]["reference"].as_str().expect("its reference").to_owned();
    let page = portal_page(&portal, &order).await;
    assert!(page.contains(&reference), "{reference} in {page}");

    // The note whose refund nobody began: recorded as made, with nothing made.
    let (open, _) = read(&desk, &bearer, "/api/v1/refund-tasks?state=open").await;
    let waiting = open["items"].as_array().expect("a list").iter().find(|item| item["cancellation"]["step"] == "idle");
    let number = waiting.expect("a note to refund")["number"].as_str().expect("a number").to_owned();
    let path = format!("/api/v1/orders/{number}");
    for (deed, body) in [("opened", json!({})), ("outcome", json!({ "outcome": "done", "reference": "TYPED-1" }))] {
        let (order, version) = read(&desk, &bearer, &path).await;
        let id = order["refund_tasks"][0]["id"].as_str().expect("an id").to_owned();
        let key = format!("recorded-and-not-made-{deed}");
        let headers = [
            ("authorization", bearer.as_str()),
            ("avoir-client", "test"),
            ("content-type", "application/json"),
            ("idempotency-key", key.as_str()),
            ("if-match", version.as_str()),
        ];
        let answer =
            send(&desk, "POST", &format!("/api/v1/refund-tasks/{id}/{deed}"), &headers, &body.to_string()).await;
        assert!(answer.status.is_success(), "{}", answer.text());
    }
    let (order, _) = read(&desk, &bearer, &path).await;
    let page = portal_page(&portal, &order).await;
    assert!(page.contains("Aucun remboursement") && !page.contains("TYPED-1"), "{page}");
}

#[tokio::test]
async fn the_agents_of_the_shop_have_left_something_to_finish() {
    let folder = Folder::new();
    let (store, bearer) = worked_in(&folder).await;
    let router = router(App::new(store, Config::default()));
    let (list, _) = read(&router, &bearer, "/api/v1/refund-tasks?state=open").await;
    let steps: Vec<&str> = list["items"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|item| item["cancellation"]["step"].as_str())
        .collect();
    assert_eq!(steps, ["refunding", "idle", "refunding", "idle", "refunding", "message_ready"]);
}

#[test]
fn what_the_shop_limits_now_is_no_rule_of_the_past_that_is_made_up() {
    let folder = Folder::new();
    let limits = "[approvals.agent.EUR]\nrefund = \"0.01\"\ngoodwill = \"0.00\"\nother_means = \"0.00\"\n\
                  [approvals.lead.EUR]\nrefund = \"0.01\"\n";
    folder.file("shop.toml", limits);
    let server = Server::start(&folder, &["--demo", "60", "--settings", "shop.toml"]);
    assert_eq!(server.readiness().0, 200);
    server.stop();
}
