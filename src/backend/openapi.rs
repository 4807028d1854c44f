//! The API's description (OpenAPI 3.1), made of the same list of calls as the router and of the types' own
//! schemas.

use axum::Json;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::routes::{Endpoint, calls};
use crate::api::call::Method;
use crate::api::problem::Problem;
use crate::api::{AGENT, BASE, CLIENT_VERSION, IDEMPOTENCY_KEY};

/// How a call is described.
pub struct Described {
    name: &'static str,
    summary: &'static str,
    pub headers: Headers,
    schemas: Schemas,
    /// The schema whose properties are the query's parameters.
    pub query: Option<fn(&mut SchemaGenerator) -> Value>,
}

/// The schemas of a call's body and of its answer, where it has them.
type Schemas = fn(&mut SchemaGenerator) -> (Option<Value>, Option<Value>);

/// What a call wants to see in the request's headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headers {
    /// Anyone may ask.
    None,
    /// Who is asking.
    Identity,
    /// Also the version that the asker has.
    Conditional,
    /// Also the key and the version.
    Write,
}

impl Described {
    pub const fn new(name: &'static str, summary: &'static str, headers: Headers, schemas: Schemas) -> Self {
        Self { name, summary, headers, schemas, query: None }
    }
}

/// GET `/openapi.json`
pub async fn answer() -> Json<Value> {
    Json(document())
}

/// The whole description.
pub fn document() -> Value {
    let mut schemas = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let mut paths = Map::new();
    for call in calls() {
        let description = call.describe(&mut schemas);
        let path = paths.entry(format!("{BASE}{}", call.path)).or_insert_with(|| json!({}));
        path[verb(&call)] = description;
    }
    let problem = schemas.subschema_for::<Problem>();
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
            "responses": { "Problem": {
                "description": "Refused (RFC 9457): nothing was changed.",
                "content": { "application/problem+json": { "schema": problem } },
            }},
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer" },
                "session": { "type": "apiKey", "in": "cookie", "name": "avoir_session" },
            },
        },
    })
}

/// One call's part of the document.
pub fn describe(call: &Described, path: &str, schemas: &mut SchemaGenerator) -> Value {
    let (body, response) = (call.schemas)(schemas);
    let answer = match response {
        Some(schema) => json!({ "200": {
            "description": "Done.",
            "content": { "application/json": { "schema": schema } },
        }}),
        None => json!({ "204": { "description": "Done." } }),
    };
    let mut operation = json!({
        "operationId": call.name,
        "summary": call.summary,
        "parameters": parameters(call, path, schemas),
        "responses": answer,
    });
    operation["responses"]["default"] = json!({ "$ref": "#/components/responses/Problem" });
    if matches!(call.headers, Headers::Conditional | Headers::Write) {
        let etag = json!({ "ETag": { "description": "The order's version.", "schema": version() } });
        operation["responses"]["200"]["headers"] = etag;
    }
    if call.headers == Headers::Conditional {
        operation["responses"]["304"] = json!({ "description": "The order has this version." });
    }
    if call.headers != Headers::None {
        operation["security"] = json!([{ "token": [] }, { "session": [] }]);
    }
    if let Some(schema) = body {
        operation["requestBody"] = json!({
            "required": true,
            "content": { "application/json": { "schema": schema } },
        });
    }
    operation
}

fn parameters(call: &Described, path: &str, schemas: &mut SchemaGenerator) -> Vec<Value> {
    let mut parameters: Vec<Value> = path
        .split('/')
        .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| parameter("path", name, true, &json!({ "type": "string" })))
        .collect();
    if let Some(query) = call.query {
        let schema = query(schemas);
        let required = |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|n| n == name));
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            parameters.push(parameter("query", name, required(name), &without_null(property)));
        }
    }
    let text = json!({ "type": "string" });
    if call.headers != Headers::None {
        parameters.push(parameter("header", CLIENT_VERSION, false, &text));
        parameters.push(parameter("header", AGENT, false, &text));
    }
    if call.headers == Headers::Conditional {
        parameters.push(parameter("header", "if-none-match", false, &version()));
    }
    if call.headers == Headers::Write {
        let key = json!({ "type": "string", "pattern": "^\"?[A-Za-z0-9_-]{16,64}\"?$" });
        parameters.push(parameter("header", IDEMPOTENCY_KEY, true, &key));
        parameters.push(parameter("header", "if-match", true, &version()));
    }
    parameters
}

fn version() -> Value {
    json!({ "type": "string", "pattern": "^\"v[0-9]+\"$" })
}

/// A parameter that is left out is not sent as `null`.
fn without_null(property: &Value) -> Value {
    let mut schema = property.clone();
    if let Some(fields) = schema.as_object_mut() {
        fields.retain(|name, value| name != "default" || !value.is_null());
        if let Some(kinds) = fields.get_mut("type").and_then(Value::as_array_mut) {
            kinds.retain(|kind| kind != "null");
        }
        if let Some(choices) = fields.get_mut("anyOf").and_then(Value::as_array_mut) {
            choices.retain(|choice| choice["type"] != "null");
        }
    }
    schema
}

fn parameter(place: &str, name: &str, required: bool, schema: &Value) -> Value {
    json!({ "in": place, "name": name, "required": required, "schema": schema })
}

const fn verb(call: &Endpoint) -> &'static str {
    match call.method {
        Method::Get => "get",
        Method::Post => "post",
        Method::Delete => "delete",
    }
}
