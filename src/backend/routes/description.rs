//! A call's description: its name, its headers, and the schemas of what it sends and answers.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use crate::api::Call;
use crate::api::{AGENT, CLIENT_VERSION, IDEMPOTENCY_KEY};

/// The description of a call.
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

/// The headers that a call wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headers {
    /// Anyone may ask.
    None,
    /// Those that identify the agent.
    Identity,
    /// Also the version that the asker has.
    Conditional,
    /// Also the key and the version.
    Write,
}

impl Described {
    pub fn new<C: Call<Body: JsonSchema, Response: JsonSchema>>(
        name: &'static str,
        summary: &'static str,
        headers: Headers,
    ) -> Self {
        let schemas: Schemas = |schemas| (schema::<C::Body>(schemas), schema::<C::Response>(schemas));
        Self { name, summary, headers, schemas, query: None }
    }

    /// The call's part of the document.
    pub(super) fn describe(&self, path: &str, schemas: &mut SchemaGenerator) -> Value {
        let (body, response) = (self.schemas)(schemas);
        let answer = match response {
            Some(schema) => json!({ "200": {
                "description": "Done.",
                "content": { "application/json": { "schema": schema } },
            }}),
            None => json!({ "204": { "description": "Done." } }),
        };
        let mut operation = json!({
            "operationId": self.name,
            "summary": self.summary,
            "parameters": self.parameters(path, schemas),
            "responses": answer,
        });
        operation["responses"]["default"] = json!({ "$ref": "#/components/responses/Problem" });
        if matches!(self.headers, Headers::Conditional | Headers::Write) {
            let etag = json!({ "ETag": { "description": "The order's version.", "schema": version() } });
            operation["responses"]["200"]["headers"] = etag;
        }
        if self.headers == Headers::Conditional {
            operation["responses"]["304"] = json!({ "description": "The order has this version." });
        }
        if self.headers != Headers::None {
            operation["security"] = json!([{ "token": [] }, { "session": [] }]);
        }
        if let Some(schema) = body {
            operation["requestBody"] = json!({
                "required": asks_for_something(&schema, schemas),
                "content": { "application/json": { "schema": schema } },
            });
        }
        operation
    }

    fn parameters(&self, path: &str, schemas: &mut SchemaGenerator) -> Vec<Value> {
        let mut parameters: Vec<Value> = path
            .split('/')
            .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
            .map(|name| parameter("path", name, true, &json!({ "type": "string" })))
            .collect();
        if let Some(query) = self.query {
            let schema = query(schemas);
            let required =
                |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|n| n == name));
            for (name, property) in schema["properties"].as_object().into_iter().flatten() {
                parameters.push(parameter("query", name, required(name), &without_null(property)));
            }
        }
        let text = json!({ "type": "string" });
        if self.headers != Headers::None {
            parameters.push(parameter("header", CLIENT_VERSION, false, &text));
            parameters.push(parameter("header", AGENT, false, &text));
        }
        if self.headers == Headers::Conditional {
            parameters.push(parameter("header", "if-none-match", false, &version()));
        }
        if self.headers == Headers::Write {
            let key = json!({ "type": "string", "pattern": "^([A-Za-z0-9_-]{16,64}|\"[A-Za-z0-9_-]{16,64}\")$" });
            parameters.push(parameter("header", IDEMPOTENCY_KEY, true, &key));
            parameters.push(parameter("header", "if-match", true, &version()));
        }
        parameters
    }
}

/// False where every field may be left out: then no body says the same.
fn asks_for_something(schema: &Value, schemas: &SchemaGenerator) -> bool {
    let name = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next());
    let definition = name.and_then(|name| schemas.definitions().get(name)).unwrap_or(schema);
    definition["type"] != "object" || definition.get("required").is_some()
}

/// `None` for `()`: a call without a body, or one that answers nothing.
fn schema<T: JsonSchema>(schemas: &mut SchemaGenerator) -> Option<Value> {
    let schema = schemas.subschema_for::<T>().to_value();
    (schema["type"] != "null").then_some(schema)
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
