//! Requests made of the API's own description, right ones and wrong ones: whatever is sent, the answer is one that the
//! description has, and what breaks the description is not accepted.

mod prepared;
mod request;
mod schema;

use std::collections::BTreeMap;

use avoir::api::BASE;
use avoir::backend::routes::openapi;
use axum::body::Body;
use serde_json::Value;

use crate::dice::Dice;
use crate::full::times;
use crate::support::shop::{Answer, Shop};
use prepared::Names;
use request::{Made, Maker, Operation, operations};
use schema::Schemas;

/// Requests to one shop, before another takes its place.
const TO_ONE_SHOP: usize = 500;

/// Requests before what is in the shop is looked at again.
const TO_ONE_LOOK: usize = 50;

const SEED: u64 = 0x000a_0b1c;

/// What an answer has that the description does not.
fn finding(operation: &Operation<'_>, schemas: &Schemas<'_>, made: &Made, answer: &Answer) -> Option<String> {
    if answer.status >= 500 {
        return Some("the backend failed".to_owned());
    }
    if let Some(flaw) = made.flaw.as_ref().filter(|_| answer.status < 400) {
        return Some(format!("accepted although {flaw}"));
    }
    let Some(documented) = operation.said["responses"].get(answer.status.to_string()) else {
        return Some("a status that is not described".to_owned());
    };
    let content = schemas.resolve(documented)["content"].as_object();
    match (content.and_then(|content| content.iter().next()), answer.header("content-type")) {
        (None, None) => (!answer.text.is_empty()).then(|| "a body that is not described".to_owned()),
        (Some((wanted, media)), Some(content_type)) if wanted == content_type => {
            let body: Value = serde_json::from_str(&answer.text).ok()?;
            schemas.flaw(&media["schema"], &body, "answer")
        }
        (wanted, content_type) => Some(format!("{content_type:?} where {:?} is described", wanted.map(|it| it.0))),
    }
}

#[tokio::test]
async fn whatever_is_sent_the_answer_is_one_that_the_description_has() {
    let document = openapi::document();
    let (mut operations, schemas) = (operations(&document), Schemas::of(&document));
    // Its answer has no end.
    operations.retain(|operation| operation.name != "follow_orders");
    let mut dice = Dice::seeded(SEED);
    let mut statuses: BTreeMap<&str, BTreeMap<u16, usize>> = BTreeMap::new();
    let mut shop = prepared::shop().await;
    let mut maker = Maker { schemas: &schemas, names: Names::of(&shop.zoe).await, desk: shop.zoe.clone() };
    let mut findings = Vec::new();
    let requests = times(3_000, 60_000);
    for count in 0..requests {
        if count > 0 && count % TO_ONE_SHOP == 0 {
            shop = prepared::shop().await;
            maker.desk = shop.zoe.clone();
        }
        if count % TO_ONE_LOOK == 0 {
            maker.names = Names::of(&shop.zoe).await;
        }
        let operation = dice.pick(&operations);
        let is_meant = dice.once_in(4);
        // Whoever guesses tokens waits: a few tell as much as many.
        if operation.name == "sign_in" && !is_meant && !dice.once_in(8) {
            continue;
        }
        let made = maker.make(operation, is_meant, count, &mut dice).await;
        let answer = maker.send(&made).await;
        *statuses.entry(operation.name).or_default().entry(answer.status).or_default() += 1;
        if let Some(finding) = finding(operation, &schemas, &made, &answer) {
            let body = String::from_utf8_lossy(&made.body).chars().take(400).collect::<String>();
            let said = answer.text.chars().take(300).collect::<String>();
            let (name, path, headers) = (operation.name, &made.path, &made.headers);
            findings.push(format!("{finding}: {name} {path} {headers:?} {body} -> {} {said}", answer.status));
        }
    }
    println!("{requests} requests: {statuses:#?}");
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings[..findings.len().min(12)].join("\n"));
    // Otherwise the answers would prove little.
    let is_done = |name: &&str| statuses.get(name).is_some_and(|statuses| statuses.keys().any(|status| *status < 300));
    let never: Vec<&str> = operations.iter().map(|operation| operation.name).filter(|name| !is_done(name)).collect();
    assert!(never.is_empty(), "never done: {never:?}");
}

/// What is none of the description's methods is refused with those that are.
#[tokio::test]
async fn another_method_is_refused_with_those_that_there_are() {
    let document = openapi::document();
    let shop = Shop::open().await;
    for (path, verbs) in document["paths"].as_object().unwrap() {
        let path = path
            .trim_start_matches(BASE)
            .replace("{number}", "X")
            .replace("{id}", "X")
            .replace("{sku}", "X")
            .replace("{key}", "X");
        for verb in ["PUT", "PATCH", "DELETE", "POST", "GET"] {
            if verbs.get(verb.to_lowercase()).is_some() {
                continue;
            }
            let answer = shop.awa.send(shop.awa.request_to(verb, &path).body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, 405, "{verb} {path}");
            let allowed = answer.header("allow").unwrap();
            for known in verbs.as_object().unwrap().keys() {
                assert!(allowed.contains(&known.to_uppercase()), "{verb} {path}: {allowed}");
            }
        }
    }
}
