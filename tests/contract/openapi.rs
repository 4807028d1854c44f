//! The API's description, pinned without its words: a comment may change, what it describes may not.

use std::collections::BTreeMap;

use avoir::api::BASE;
use avoir::backend::router;
use avoir::backend::routes::{self, openapi};
use axum::body::Body;
use serde_json::Value;
use tower::ServiceExt;

use super::golden;
use crate::support::shop::{Shop, bare_request, verb};

#[test]
fn the_description_is_as_pinned_a_file_a_schema() {
    let mut document = openapi::document();
    take_words_out(&mut document);
    let mut part =
        |of: &str, name: &str| document.pointer_mut(of).unwrap().as_object_mut().unwrap().remove(name).unwrap();
    let (schemas, paths) = (part("/components", "schemas"), part("", "paths"));
    golden::check_folder("openapi/schemas", &serde_json::from_value(schemas).unwrap());
    let rest = BTreeMap::from([("document".to_owned(), document), ("paths".to_owned(), paths)]);
    golden::check_folder("openapi", &rest);
}

/// What only people read: a `description` that is a text, and not a field of that name.
fn take_words_out(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, field| name != "description" || !field.is_string());
            fields.values_mut().for_each(take_words_out);
        }
        Value::Array(items) => items.iter_mut().for_each(take_words_out),
        _ => {}
    }
}

#[tokio::test]
async fn who_has_the_description_is_told_so() {
    let shop = Shop::open().await;
    let ask = |builder: axum::http::request::Builder| shop.awa.send(builder.body(Body::empty()).unwrap());
    let first = ask(bare_request("GET", "/openapi.json")).await;
    assert_eq!((first.status, first.header("cache-control")), (200, Some("no-cache")));
    let again = bare_request("GET", "/openapi.json").header("if-none-match", first.header("etag").unwrap());
    let again = ask(again).await;
    assert_eq!((again.status, again.text.as_str()), (304, ""));
}

/// Whoever is not signed in has the server compress nothing.
#[tokio::test]
async fn an_agents_list_is_compressed_and_what_anyone_may_ask_for_is_not() {
    let shop = Shop::open().await;
    let coding = |request: axum::http::request::Builder| async {
        let request = request.header("accept-encoding", "br, gzip").body(Body::empty()).unwrap();
        let answer = router(shop.app.clone()).oneshot(request).await.unwrap();
        answer.headers().get("content-encoding").map(|coding| coding.to_str().unwrap().to_owned())
    };
    assert_eq!(coding(shop.awa.request_to("GET", "/orders")).await.as_deref(), Some("br"));
    for path in ["/openapi.json", "/sign-in-ways", "/session", "/orders", "/nothing"] {
        assert_eq!(coding(bare_request("GET", path)).await, None, "{path}");
    }
}

#[test]
fn every_call_is_pinned_and_described() {
    let document = openapi::document();
    for call in routes::calls() {
        let described = &document["paths"][format!("{BASE}{}", call.path)];
        let verb = verb(call.method).to_lowercase();
        let name = described[&verb]["operationId"].as_str().unwrap_or_else(|| panic!("{verb} {}", call.path));
        assert!(golden::folder().join(format!("{name}.json")).is_file(), "{name} has no pinned body");
    }
}
