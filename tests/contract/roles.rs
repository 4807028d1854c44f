//! Roles: who reads changes nothing, whatever the call; an admin may all that a lead may.

use avoir::api::modifications::{OpenModification, OpenModificationBody};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::ReadOrder;
use avoir::api::problem::ProblemCode;
use avoir::api::return_terms::{ChangeReturnTerms, ReadReturnTerms};
use avoir::api::sessions::SignOut;
use avoir::api::{BASE, IDEMPOTENCY_KEY};
use avoir::domain::agent::Role;
use avoir::domain::order::OrderNumber;
use avoir::domain::returns::ReturnTerms;
use axum::body::Body;
use axum::http::Request;
use serde_json::Value;

use crate::support::shop::{Answer, Desk, Shop, send};
use crate::support::walk::{Walk, refusal};

/// The calls other than reads that change nothing of the shop's.
const HARMLESS: [&str; 6] = [
    "sign_in",
    "sign_out",
    "preview_credit_note",
    "preview_message",
    "preview_credit_note_mail",
    "preview_reply_template",
];

/// Verb, path and name of every call that is no read.
async fn calls_that_are_no_reads(shop: &Shop) -> Vec<(String, String, String)> {
    let is_no_read = |(verb, ..): &(String, String, String)| verb != "GET";
    all_calls(shop).await.into_iter().filter(is_no_read).collect()
}

/// Verb, path and name of every call.
async fn all_calls(shop: &Shop) -> Vec<(String, String, String)> {
    let request = Request::builder().uri(format!("{BASE}/openapi.json")).body(Body::empty()).unwrap();
    let described: Value = send(&avoir::backend::router(shop.app.clone()), request).await.read();
    let mut calls = Vec::new();
    for (path, verbs) in described["paths"].as_object().unwrap() {
        for (verb, call) in verbs.as_object().unwrap() {
            if ["get", "post", "delete"].contains(&verb.as_str()) {
                let name = call["operationId"].as_str().unwrap().to_owned();
                calls.push((verb.to_uppercase(), path.trim_start_matches(BASE).to_owned(), name));
            }
        }
    }
    calls
}

async fn try_it(desk: &Desk, verb: &str, path: &str) -> Answer {
    let path = path.replace("{number}", "ORD00123").replace("{id}", "ORD00123-R1");
    let request =
        desk.request_to(verb, &path).header(IDEMPOTENCY_KEY, "key-of-an-accountant").header("if-match", "\"1\"");
    desk.send(request.body(Body::from("{}")).unwrap()).await
}

#[tokio::test]
async fn an_accountant_is_refused_every_write_there_is() {
    let shop = Shop::open().await;
    let nina = Desk::hire(&shop.app, "Nina Accountant", Role::Accountant).await;
    let calls = calls_that_are_no_reads(&shop).await;
    let mut refused = 0;
    for (verb, path, name) in &calls {
        if HARMLESS.contains(&name.as_str()) {
            continue;
        }
        assert_eq!(refusal(&try_it(&nina, verb, path).await).code, ProblemCode::RoleOnlyReads, "{name}");
        let by_awa = try_it(&shop.awa, verb, path).await;
        assert!(!by_awa.text.contains("role_only_reads"), "{name}: {}", by_awa.text);
        refused += 1;
    }
    assert_eq!(refused, calls.len() - HARMLESS.len());
    assert!(refused > 15, "{calls:?}");
}

#[tokio::test]
async fn an_accountant_reads_an_order_and_may_do_nothing_with_it() {
    let shop = Shop::open().await;
    let nina = Desk::hire(&shop.app, "Nina Accountant", Role::Accountant).await;
    let read = ReadOrder { number: OrderNumber("ORD00123".to_owned()) };
    let seen: OrderDetail = nina.call(&read).await.read();
    assert_eq!(seen.allowed_actions, []);
    let by_awa: OrderDetail = shop.awa.call(&read).await.read();
    assert_eq!((seen.order, seen.version), (by_awa.order, by_awa.version));
    assert!(!by_awa.allowed_actions.is_empty());
    assert_eq!(nina.call(&ReadReturnTerms).await.status, 200);
    assert_eq!(nina.call(&SignOut).await.status, 204);
}

/// The calls that a till may make, and those that anybody may.
const OF_TILLS: [&str; 4] = ["read_till_credit", "use_at_till", "read_operation", "read_sign_in_ways"];

#[tokio::test]
async fn a_till_is_refused_every_call_but_its_own() {
    let shop = Shop::open().await;
    let till = Desk::hire(&shop.app, "Caisse 1", Role::Till).await;
    let mut refused = 0;
    for (verb, path, name) in all_calls(&shop).await {
        let answer = try_it(&till, &verb, &path).await;
        if OF_TILLS.contains(&name.as_str()) {
            assert!(!answer.text.contains("role_is_a_till"), "{name}: {}", answer.text);
        } else if name != "sign_in" {
            assert_eq!(refusal(&answer).code, ProblemCode::RoleIsATill, "{name}");
            refused += 1;
        }
    }
    assert!(refused > 30, "{refused}");
}

#[tokio::test]
async fn an_admin_may_what_a_lead_may() {
    let shop = Shop::open().await;
    let ada = Desk::hire(&shop.app, "Ada Admin", Role::Admin).await;
    Walk::of(&shop.awa, "ORD00123").await.open().await;
    let number = OrderNumber("ORD00123".to_owned());
    let take_over = OpenModification { number: number.clone(), body: OpenModificationBody { take_over: true } };
    let version = ada.call(&ReadOrder { number }).await.read::<OrderDetail>().version;
    let taken: OrderDetail = ada.write(&take_over, "key-of-an-admin-0001", version).await.read();
    assert_eq!(taken.lease.unwrap().holder.name, "Ada Admin");
    let terms: ReturnTerms = ada.call(&ReadReturnTerms).await.read();
    assert_eq!(ada.call(&ChangeReturnTerms { body: terms.draft() }).await.status, 200);
}
