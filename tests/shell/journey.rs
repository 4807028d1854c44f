//! The shell around one cancellation: the warehouse keeps its hands off, the portal refunds once, the mail is
//! a file.

use avoir::backend::demo::portal;
use avoir::backend::demo::warehouse::Warehouse;
use avoir::backend::mail::{Outbox, Sender};
use avoir::backend::{App, Config, Store, router};
use avoir::domain::agent::Role;
use axum::Router;
use serde_json::{Value, json};

use crate::folder::{Folder, real_orders};
use crate::http::{get, send};

/// The oldest order that awaits its print, paid by HiPay: 139.12 GBP.
const ORDER: &str = "ORD536365";

struct Desk {
    router: Router,
    bearer: String,
    version: u64,
}

impl Desk {
    async fn open(store: &Store) -> Self {
        let (_, token) = store.add_agent("Awa Diallo", Role::Agent).await.expect("a new agent");
        let portals =
            portal::router(store.clone(), avoir::backend::settings::Providers::shipped()).await.expect("a table");
        let app = App::new(store.clone(), Config { demo: true, ..Config::default() });
        Self { router: router(app).merge(portals), bearer: format!("Bearer {}", token.reveal()), version: 1 }
    }

    async fn write(&mut self, path: &str, body: Value) -> Value {
        let (key, version) = (format!("journey-of-one-order-{}", self.version), format!("\"v{}\"", self.version));
        let headers = [
            ("authorization", self.bearer.as_str()),
            ("avoir-client", "test"),
            ("content-type", "application/json"),
            ("idempotency-key", &key),
            ("if-match", &version),
        ];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let answer = send(&self.router, "POST", &format!("/api/v1{path}"), &headers, &body).await;
        assert!(answer.status.is_success(), "{path}: {}", answer.text());
        let order: Value = serde_json::from_slice(&answer.body).expect("an order");
        self.version = order["version"].as_u64().expect("a version");
        order
    }
}

#[tokio::test]
async fn one_cancellation_from_the_hold_to_the_mail() {
    let folder = Folder::new();
    let store = folder.store_with(&real_orders()).await;
    let mut warehouse = Warehouse::new(store.clone(), std::time::Duration::ZERO);
    let mut desk = Desk::open(&store).await;

    desk.write(&format!("/orders/{ORDER}/modification"), json!({})).await;
    desk.write(&format!("/orders/{ORDER}/cancellation/check"), Value::Null).await;
    desk.write(&format!("/orders/{ORDER}/cancellation/confirm"), Value::Null).await;
    while let Some(moved) = warehouse.move_one().await.expect("a working store") {
        assert_ne!(moved.order.0, ORDER, "it is held");
    }

    let request = json!({"contact_channel": "phone", "expected_total": "139.12"});
    let order = desk.write(&format!("/orders/{ORDER}/cancellation/request"), request).await;
    let task = order["refund_tasks"][0].clone();
    let (id, link) = (task["id"].as_str().expect("a task"), task["portal_url"].as_str().expect("a portal"));
    desk.write(&format!("/refund-tasks/{id}/opened"), Value::Null).await;
    assert!(get(&desk.router, link, &[]).await.text().contains("139,12"));
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let pressed = send(&desk.router, "POST", link, &form, "seen=0&decision=refund").await;
    let made = get(&desk.router, pressed.header("location"), &[]).await;
    assert!(made.text().contains("HIPAY-R-HI-536365-1"), "{}", made.text());

    let done = json!({"outcome": "done", "reference": "HIPAY-R-HI-536365-1"});
    desk.write(&format!("/refund-tasks/{id}/outcome"), done).await;
    desk.write(&format!("/orders/{ORDER}/messages"), json!({"action": "send"})).await;
    let place = folder.path().join("outbox");
    let sender = Sender::new("Maison Lumen", "service@shop.example".parse().expect("an address"));
    assert_eq!(Outbox::new(store, &place, sender).empty().await.expect("a mail"), 1);
    let file = std::fs::read_dir(&place).expect("a folder").next().expect("a mail").expect("an entry");
    let mail = std::fs::read_to_string(file.path()).expect("a mail");
    assert!(mail.contains("To: customer17850@example.com") && mail.contains(ORDER), "{mail}");
}
