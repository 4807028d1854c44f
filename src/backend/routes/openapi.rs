//! The API's description (OpenAPI 3.1), made of the same list of calls as the router and of the types' own
//! schemas.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::http::HeaderMap;
use axum::response::Response;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::calls::calls;
use super::description::problem_name;
use super::endpoint::Endpoint;
use crate::api::BASE;
use crate::api::call::Method;
use crate::api::problem::{Problem, ProblemCode};
use crate::backend::kept_content::{Caching, KeptContent};

/// It is the same for as long as the program runs.
static DOCUMENT: LazyLock<KeptContent> = LazyLock::new(|| KeptContent::new(document().to_string()));

/// GET `/openapi.json`
pub async fn answer(asked: HeaderMap) -> Response {
    DOCUMENT.answer(&asked, "application/json", Caching::AskEachTime)
}

/// The whole description.
pub fn document() -> Value {
    let mut schemas = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let mut paths = Map::new();
    for call in calls() {
        let description = call.description.describe(call.path, &mut schemas);
        let path = paths.entry(format!("{BASE}{}", call.path)).or_insert_with(|| json!({}));
        path[verb(&call)] = description;
    }
    let problem = schemas.subschema_for::<Problem>().to_value();
    let responses: Map<String, Value> = codes_by_status()
        .into_iter()
        .map(|(status, codes)| (problem_name(status), refusal(status, &codes, &problem)))
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Avoir",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Cancel orders, refund them and issue credit notes. Every write carries an \
                idempotency key and the version it was decided on; amounts are strings.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas.take_definitions(true),
            "responses": responses,
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer" },
                "session": { "type": "apiKey", "in": "cookie", "name": "avoir_session",
                    "description": "Called `__Host-avoir_session` where the desk is served over https." },
            },
        },
    })
}

/// The codes that each status is answered with.
fn codes_by_status() -> BTreeMap<u16, Vec<&'static str>> {
    let mut statuses: BTreeMap<u16, Vec<&'static str>> = BTreeMap::new();
    for code in ProblemCode::KNOWN {
        statuses.entry(code.meaning().0).or_default().push(code.as_str());
    }
    statuses
}

/// A problem of this status.
fn refusal(status: u16, codes: &[&str], problem: &Value) -> Value {
    let known = json!({ "type": "object", "properties": { "code": { "enum": codes }, "status": { "const": status } } });
    json!({
        "description": format!("Refused (RFC 9457), nothing was changed: {}.", codes.join(", ")),
        "content": { "application/problem+json": { "schema": { "allOf": [problem, known] } } },
    })
}

const fn verb(call: &Endpoint) -> &'static str {
    match call.method {
        Method::Get => "get",
        Method::Post => "post",
        Method::Delete => "delete",
    }
}
