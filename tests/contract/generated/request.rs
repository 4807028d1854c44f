//! A request of a call that the description has: a right one, or one with something wrong in it.

use avoir::api::BASE;
use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use super::prepared::Names;
use super::schema::Schemas;
use crate::damage::{anything, damage, written};
use crate::dice::Dice;
use crate::golden;
use crate::support::shop::{Answer, Desk};

/// A call of the description.
pub struct Operation<'a> {
    pub name: &'a str,
    verb: &'a str,
    path: &'a str,
    pub said: &'a Value,
    bodies: Vec<Value>,
}

/// All calls of the description.
pub fn operations(document: &Value) -> Vec<Operation<'_>> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, verbs)| {
            verbs.as_object().unwrap().iter().map(move |(verb, said)| {
                let name = said["operationId"].as_str().unwrap();
                Operation { name, verb, path, said, bodies: pinned_bodies(name) }
            })
        })
        .collect()
}

/// The bodies with which the exchanges that the backend is held to made this call.
fn pinned_bodies(operation: &str) -> Vec<Value> {
    let files = std::fs::read_dir(golden::folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|path| path.file_name().unwrap().to_str().unwrap().split('.').next() == Some(operation)).collect();
    files.sort();
    let body = |path| {
        serde_json::from_str::<Value>(&std::fs::read_to_string(path).unwrap()).unwrap()["request"]["body"].take()
    };
    files.into_iter().map(body).filter(|body| !body.is_null()).collect()
}

/// A request, and what breaks the description in it.
#[derive(Debug)]
pub struct Made {
    verb: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    pub flaw: Option<String>,
}

/// Makes requests of the calls of one shop.
pub struct Maker<'a> {
    pub schemas: &'a Schemas<'a>,
    pub names: Names,
    pub desk: Desk,
}

impl Maker<'_> {
    /// The `count`-th request. One that is meant is right, but for a header now and then; the others are about anything
    /// and damaged as often as not.
    pub async fn make(&self, operation: &Operation<'_>, is_meant: bool, count: usize, dice: &mut Dice) -> Made {
        let meant = self.names.meant(operation.name).filter(|_| is_meant);
        let path = operation.path.trim_start_matches(BASE);
        let subject = meant.map_or_else(|| self.names.subject(path, dice), |(subject, _)| subject.clone());
        let mut made = Made {
            verb: operation.verb.to_uppercase(),
            path: path.split('{').next().unwrap_or(path).to_owned(),
            headers: vec![("authorization".to_owned(), format!("Bearer {}", self.desk.token))],
            body: Vec::new(),
            flaw: None,
        };
        if let Some((_, rest)) = path.split_once('}') {
            made.path = format!("{}{}{rest}", made.path, encode(&subject));
        }
        self.add_query(&mut made, operation, dice);
        self.add_body(&mut made, operation, meant.map(|(_, body)| body), dice);
        let is_write = operation.said["parameters"].as_array().into_iter().flatten().any(|it| it["name"] == "if-match");
        if is_write {
            let version = self.names.version(&self.desk, &subject).await;
            made.headers.push(("idempotency-key".to_owned(), format!("generated-key-{count:07}")));
            made.headers.push(("if-match".to_owned(), format!("\"v{version}\"")));
        }
        spoil_headers(&mut made, operation, dice);
        made
    }

    fn add_query(&self, made: &mut Made, operation: &Operation<'_>, dice: &mut Dice) {
        let mut query = Vec::new();
        for parameter in operation.said["parameters"].as_array().into_iter().flatten() {
            if parameter["in"] != "query" || !(parameter["required"] == true || dice.once_in(4)) {
                continue;
            }
            let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
            let mut value = self.schemas.value(schema, &self.names.all, dice);
            if dice.once_in(5) {
                value = anything(dice);
            }
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let flaw = self.schemas.flaw(schema, &typed(schema, &text), name);
            made.flaw = made.flaw.take().or(flaw);
            query.push(format!("{name}={}", encode(&text)));
        }
        if !query.is_empty() {
            made.path = format!("{}?{}", made.path, query.join("&"));
        }
    }

    fn add_body(&self, made: &mut Made, operation: &Operation<'_>, meant: Option<&Value>, dice: &mut Dice) {
        let Some(schema) = operation.said.pointer("/requestBody/content/application~1json/schema") else { return };
        let is_optional = operation.said["requestBody"]["required"] == false;
        made.headers.push(("content-type".to_owned(), "application/json".to_owned()));
        if let Some(body) = meant {
            made.body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
            return;
        }
        let pinned = operation.bodies.get(dice.below(2 * operation.bodies.len().max(1))).cloned();
        let mut body = pinned.unwrap_or_else(|| self.schemas.value(schema, &self.names.all, dice));
        if let Some(total) = body.get_mut("expected_total").filter(|_| dice.once_in(2)) {
            *total = json!(dice.pick(&self.names.all[..6]));
        }
        if dice.once_in(2) {
            (0..=dice.below(2)).for_each(|_| damage(&mut body, dice));
        }
        made.body = written(&body, dice);
        let flaw = match serde_json::from_slice::<Value>(&made.body) {
            Err(_) if made.body.is_empty() && is_optional => None,
            Ok(value) => self.schemas.flaw(schema, &value, "body"),
            Err(error) => Some(format!("no JSON: {error}")),
        };
        made.flaw = made.flaw.take().or(flaw);
        if dice.once_in(25) {
            made.headers.retain(|(name, _)| name != "content-type");
            made.headers.push(("content-type".to_owned(), "text/plain".to_owned()));
            made.flaw = Some("content type".to_owned());
        }
    }

    pub async fn send(&self, made: &Made) -> Answer {
        let mut request = Request::builder()
            .method(made.verb.as_str())
            .uri(format!("{BASE}{}", made.path))
            .header("avoir-client", "test");
        for (name, value) in &made.headers {
            request = request.header(name, value);
        }
        self.desk.send(request.body(Body::from(made.body.clone())).unwrap()).await
    }
}

/// Now and then a header is missing or wrong.
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

/// The value of a parameter as it is read from an address: a number or a word where one is wanted.
fn typed(schema: &Value, text: &str) -> Value {
    let wants = |kind: &str| {
        schema["type"] == kind || schema["type"].as_array().is_some_and(|kinds| kinds.iter().any(|it| it == kind))
    };
    let value = serde_json::from_str(text).ok().filter(|value: &Value| !value.is_string());
    value.filter(|_| wants("integer") || wants("boolean")).unwrap_or_else(|| json!(text))
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
