//! Bodies that are pinned: what goes over the wire today goes over it tomorrow. `AVOIR_GOLDEN=write` writes
//! them anew; the difference is then read like any other change of the code.

use std::path::PathBuf;

use avoir::api::call::Call;
use serde_json::{Value, json};

use super::shop::{Answer, verb};

/// Holds an exchange against `bodies/{name}.json`.
pub fn check<C: Call>(name: &str, call: &C, answer: &Answer) {
    let request = json!({
        "method": verb(C::METHOD),
        "path": call.path(),
        "body": call.body().map(|body| serde_json::to_value(body).unwrap()),
    });
    check_exchange(name, request, answer);
}

/// The same for a request that no call makes.
pub fn check_exchange(name: &str, request: Value, answer: &Answer) {
    let shown = ["content-type", "etag", "location", "retry-after", "allow"];
    let headers = shown.into_iter().filter_map(|name| Some((name.to_owned(), json!(answer.header(name)?))));
    let mut body = if answer.text.is_empty() { Value::Null } else { answer.json() };
    if let Some(id) = body.get_mut("request_id") {
        *id = json!("random");
    }
    let response = json!({
        "status": answer.status,
        "headers": headers.collect::<serde_json::Map<_, _>>(),
        "body": body,
    });
    check_document(name, &json!({ "request": request, "response": response }));
}

/// Holds a document against `bodies/{name}.json`.
pub fn check_document(name: &str, document: &Value) {
    let path = folder().join(format!("{name}.json"));
    let text = format!("{}\n", serde_json::to_string_pretty(document).unwrap());
    if std::env::var_os("AVOIR_GOLDEN").is_some_and(|wish| wish == "write") {
        std::fs::write(&path, text).unwrap();
        return;
    }
    let pinned = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(pinned == text, "{name} has changed; pinned:\n{pinned}\nnow:\n{text}\n(AVOIR_GOLDEN=write pins it anew)");
}

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/contract/bodies")
}
