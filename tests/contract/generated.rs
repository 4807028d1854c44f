//! Requests made of the API's own description, right ones and wrong ones: whatever is sent, the answer is one that the
//! description has, and what breaks the description is not accepted.

mod schema;

use std::collections::BTreeMap;

use avoir::api::BASE;
use avoir::api::credit_notes::IssueCreditNote;
use avoir::backend::routes::openapi;
use avoir::domain::order::OrderNumber;
use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use super::golden;
use crate::damage::{TEXTS, anything, damage, written};
use crate::dice::Dice;
use crate::full::times;
use crate::support::shop::{Answer, Desk, Shop};
use crate::support::walk::Walk;
use schema::Schemas;

/// Requests to one shop, before another takes its place.
const TO_ONE_SHOP: usize = 500;

const SEED: u64 = 0x000a_0b1c;

/// A call of the description.
struct Operation<'a> {
    verb: &'a str,
    path: &'a str,
    said: &'a Value,
    bodies: Vec<Value>,
}

/// A request, and what breaks the description in it.
struct Made {
    verb: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    flaw: Option<String>,
}

fn operations(document: &Value) -> Vec<Operation<'_>> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, verbs)| {
            verbs.as_object().unwrap().iter().map(move |(verb, said)| {
                let bodies = pinned_bodies(said["operationId"].as_str().unwrap());
                Operation { verb, path, said, bodies }
            })
        })
        .collect()
}

/// What there is in the shop now, by which calls name it: what a path begins with, and what is in its place.
struct Names {
    all: Vec<String>,
    subjects: BTreeMap<&'static str, Vec<String>>,
}

impl Names {
    async fn of(desk: &Desk) -> Self {
        let mut all = ["31.60", "26.70", "44.60", "9.90", "2090", "4.90"].map(str::to_owned).to_vec();
        let mut subjects: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        let mut add = |kind, order: &Value, fields: &[&str]| collect(order, fields, subjects.entry(kind).or_default());
        for number in 123..=127 {
            let order = read(desk, &format!("/orders/ORD00{number}")).await;
            collect(&order, &["number", "id", "payment", "line", "reference"], &mut all);
            add("/orders", &json!({ "number": order["number"] }), &["number"]);
            order["refund_tasks"]
                .as_array()
                .unwrap()
                .iter()
                .for_each(|task| add("/refund-tasks", &json!({ "id": task["id"] }), &["id"]));
            add(
                "/credit-notes",
                &json!(
                    order["credit_notes"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|note| json!({ "number": note["number"] }))
                        .collect::<Vec<_>>()
                ),
                &["number"],
            );
            add("/items", &order["lines"], &["sku"]);
        }
        subjects.insert("/operations", vec![PREPARED.to_owned()]);
        all.push(desk.token.clone());
        Self { all, subjects }
    }

    fn subject(&self, path: &str, dice: &mut Dice) -> String {
        let kind = self.subjects.iter().find(|(kind, _)| path.starts_with(**kind)).map(|(_, names)| names);
        let text = match kind.filter(|names| !names.is_empty()) {
            Some(names) if !dice.once_in(8) => dice.pick(names).clone(),
            _ if dice.once_in(2) => dice.pick(&self.all).clone(),
            _ => (*dice.pick(&TEXTS)).to_owned(),
        };
        if text.is_empty() { "x".to_owned() } else { text }
    }
}

/// The key of a write in every shop.
const PREPARED: &str = "prepared-key-000001";

/// A shop in which something was done: an order that waits for its refund, and one with two credit notes.
async fn prepared() -> Shop {
    let shop = Shop::open().await;
    let mut refunding = Walk::of(&shop.zoe, "ORD00124").await;
    refunding.cancel().await;
    for (version, units) in [(1_u64, "8.90"), (2, "8.90")] {
        let body = json!({ "lines": [{ "line": "1", "quantity": 1 }], "reason": "Ébréché", "expected_total": units });
        let note =
            IssueCreditNote { number: OrderNumber("ORD00123".to_owned()), body: serde_json::from_value(body).unwrap() };
        let key = if version == 1 { PREPARED } else { "prepared-key-000002" };
        assert_eq!(shop.zoe.write(&note, key, version).await.status, 200);
    }
    let mut walk = Walk::of(&shop.zoe, "ORD00123").await;
    walk.refund(1).await;
    shop
}

/// The bodies with which the exchanges that the backend is held to made this call.
fn pinned_bodies(operation: &str) -> Vec<Value> {
    let files = std::fs::read_dir(golden::folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|path| path.file_name().unwrap().to_str().unwrap().split('.').next() == Some(operation)).collect();
    files.sort();
    let one_unit = |total: &str| json!({ "lines": [{ "line": "1", "quantity": 1 }], "reason": "Ébréché", "expected_total": total });
    let drafts = ["8.90", "9.90", "1045"]
        .map(one_unit)
        .into_iter()
        .filter(|_| matches!(operation, "issue_credit_note" | "preview_credit_note"));
    let body = |path| {
        serde_json::from_str::<Value>(&std::fs::read_to_string(path).unwrap()).unwrap()["request"]["body"].take()
    };
    files.into_iter().map(body).filter(|body| !body.is_null()).chain(drafts).collect()
}

fn collect(value: &Value, fields: &[&str], names: &mut Vec<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| match value {
            Value::String(text) if fields.contains(&name.as_str()) && !names.contains(text) => names.push(text.clone()),
            other => collect(other, fields, names),
        }),
        Value::Array(items) => items.iter().for_each(|item| collect(item, fields, names)),
        _ => {}
    }
}

async fn read(desk: &Desk, path: &str) -> Value {
    let answer = desk.send(desk.request_to("GET", path).body(Body::empty()).unwrap()).await;
    serde_json::from_str(&answer.text).unwrap_or(Value::Null)
}

/// The version of the order that a write is about, as far as that can be told from its path.
async fn version(desk: &Desk, path: &str) -> u64 {
    for number in (123..=127).map(|number| format!("ORD00{number}")) {
        if path.contains(&number) || path.contains("credit-notes/") {
            let order = read(desk, &format!("/orders/{number}")).await;
            let is_meant = path.contains(&number)
                || order["credit_notes"].as_array().is_some_and(|notes| {
                    notes.iter().any(|note| note["number"].as_str().is_some_and(|note| path.contains(&encode(note))))
                });
            if is_meant {
                return order["version"].as_u64().unwrap_or(1);
            }
        }
    }
    1
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// The value of a parameter as it is read from an address: a number or a word where one is wanted.
fn typed(schema: &Value, text: &str) -> Value {
    let wants = |kind: &str| {
        schema["type"] == kind || schema["type"].as_array().is_some_and(|kinds| kinds.iter().any(|it| it == kind))
    };
    if wants("integer") || wants("boolean") {
        return serde_json::from_str(text)
            .ok()
            .filter(|value: &Value| !value.is_string())
            .unwrap_or_else(|| json!(text));
    }
    json!(text)
}

async fn make(
    operation: &Operation<'_>,
    schemas: &Schemas<'_>,
    names: &Names,
    count: usize,
    desk: &Desk,
    dice: &mut Dice,
) -> Made {
    let mut made = Made {
        verb: operation.verb.to_uppercase(),
        path: operation.path.trim_start_matches(BASE).to_owned(),
        headers: Vec::new(),
        body: Vec::new(),
        flaw: None,
    };
    let mut query = Vec::new();
    for parameter in operation.said["parameters"].as_array().into_iter().flatten() {
        let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
        let is_required = parameter["required"] == true;
        match parameter["in"].as_str().unwrap() {
            "path" => {
                let subject = names.subject(&made.path, dice);
                made.path = made.path.replace(&format!("{{{name}}}"), &encode(&subject));
            }
            "query" if is_required || dice.once_in(4) => {
                let value = schemas.value(schema, &names.all, dice);
                let mut text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                if dice.once_in(5) {
                    let other = anything(dice);
                    text = other.as_str().map_or_else(|| other.to_string(), str::to_owned);
                }
                let flaw = schemas.flaw(schema, &typed(schema, &text), name);
                made.flaw = made.flaw.or(flaw);
                query.push(format!("{name}={}", encode(&text)));
            }
            _ => {}
        }
    }
    if !query.is_empty() {
        made.path = format!("{}?{}", made.path, query.join("&"));
    }
    if let Some(schema) = operation.said.pointer("/requestBody/content/application~1json/schema") {
        let body = operation.bodies.get(dice.below(2 * operation.bodies.len().max(1))).cloned();
        let mut body = body.unwrap_or_else(|| schemas.value(schema, &names.all, dice));
        if let Some(total) = body.get_mut("expected_total").filter(|_| dice.once_in(2)) {
            *total = json!(dice.pick(&names.all[..6]));
        }
        if dice.once_in(2) {
            (0..=dice.below(2)).for_each(|_| damage(&mut body, dice));
        }
        made.body = written(&body, dice);
        let is_optional = operation.said["requestBody"]["required"] == false;
        let flaw = match serde_json::from_slice::<Value>(&made.body) {
            Err(_) if made.body.is_empty() && is_optional => None,
            Ok(value) => schemas.flaw(schema, &value, "body"),
            Err(error) => Some(format!("no JSON: {error}")),
        };
        made.flaw = made.flaw.or(flaw);
        made.headers.push(("content-type".to_owned(), "application/json".to_owned()));
        if dice.once_in(25) {
            made.headers[0].1 = "text/plain".to_owned();
            made.flaw = Some("content type".to_owned());
        }
    }
    made.headers.push(("authorization".to_owned(), format!("Bearer {}", desk.token)));
    let is_write = operation.said["parameters"].as_array().into_iter().flatten().any(|it| it["name"] == "if-match");
    if is_write {
        let key = format!("generated-key-{count:07}");
        made.headers.push(("idempotency-key".to_owned(), key));
        made.headers.push(("if-match".to_owned(), format!("\"v{}\"", version(desk, &made.path).await)));
    }
    spoil_headers(&mut made, operation, dice);
    made
}

/// Now and then a header is missing or wrong, or the method is another one.
fn spoil_headers(made: &mut Made, operation: &Operation<'_>, dice: &mut Dice) {
    if dice.once_in(30) && operation.said.get("security").is_some() {
        made.headers.retain(|(name, _)| name != "authorization");
        made.flaw = Some("nobody is signed in".to_owned());
    }
    for name in ["idempotency-key", "if-match"] {
        if let Some(at) = made.headers.iter().position(|(known, _)| known == name).filter(|_| dice.once_in(20)) {
            let wrong = ["", "short", "W/\"v1\"", "\"v\"", "*", "a b c d e f g h i j k"];
            match dice.below(2) {
                0 => drop(made.headers.remove(at)),
                _ => made.headers[at].1 = (*dice.pick(&wrong)).to_owned(),
            }
            made.flaw = Some(name.to_owned());
        }
    }
}

async fn send(desk: &Desk, made: &Made) -> Answer {
    let mut request = Request::builder()
        .method(made.verb.as_str())
        .uri(format!("{BASE}{}", made.path))
        .header("avoir-client", "test");
    for (name, value) in &made.headers {
        request = request.header(name, value);
    }
    desk.send(request.body(Body::from(made.body.clone())).unwrap()).await
}

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
    let (operations, schemas) = (operations(&document), Schemas(&document));
    let mut dice = Dice::seeded(SEED);
    let mut statuses: BTreeMap<&str, BTreeMap<u16, usize>> = BTreeMap::new();
    let mut shop = prepared().await;
    let mut known = Names::of(&shop.zoe).await;
    let mut findings = Vec::new();
    let requests = times(3_000, 60_000);
    for count in 0..requests {
        if count % TO_ONE_SHOP == 0 {
            shop = prepared().await;
        }
        if count % 25 == 0 {
            known = Names::of(&shop.zoe).await;
        }
        let operation = dice.pick(&operations);
        let name = operation.said["operationId"].as_str().unwrap();
        // Its answer has no end.
        if name == "follow_orders" {
            continue;
        }
        // Whoever guesses tokens waits: a few tell as much as many.
        if name == "sign_in" && !dice.once_in(8) {
            continue;
        }
        let made = make(operation, &schemas, &known, count, &shop.zoe, &mut dice).await;
        let answer = send(&shop.zoe, &made).await;
        *statuses.entry(name).or_default().entry(answer.status).or_default() += 1;
        if let Some(finding) = finding(operation, &schemas, &made, &answer) {
            let body = String::from_utf8_lossy(&made.body).chars().take(400).collect::<String>();
            let said = answer.text.chars().take(300).collect::<String>();
            findings
                .push(format!("{finding}: {name} {} {:?} {body} -> {} {said}", made.path, made.headers, answer.status));
        }
    }
    println!("{requests} requests: {statuses:#?}");
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings[..findings.len().min(12)].join("\n"));
    // Otherwise the answers would prove little.
    let accepted = statuses.values().filter(|statuses| statuses.keys().any(|status| *status < 400)).count();
    assert!(accepted >= 20, "{accepted} calls of {} were ever accepted", operations.len());
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
