//! A call's description: its name, its headers, and the schemas of what it sends and answers.

use std::collections::BTreeSet;

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use crate::api::Call;
use crate::api::operations::KEY_PATTERN;
use crate::api::{AGENT, CLIENT_VERSION, IDEMPOTENCY_KEY};

/// The description of a call.
pub struct Described {
    name: &'static str,
    summary: &'static str,
    pub headers: Headers,
    schemas: Schemas,
    /// The schema whose properties are the query's parameters.
    pub query: Option<fn(&mut SchemaGenerator) -> Value>,
    /// A read that the order's state can refuse.
    pub may_conflict: bool,
    /// Its body names an order.
    pub may_be_missing: bool,
    /// Its body says on which version it was decided.
    pub may_be_stale: bool,
    /// What the answer is sent as.
    pub media_type: &'static str,
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
    /// Also the validator of what the asker has.
    Tagged,
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
        Self {
            name,
            summary,
            headers,
            schemas,
            query: None,
            may_conflict: false,
            may_be_missing: false,
            may_be_stale: false,
            media_type: "application/json",
        }
    }

    /// The call's part of the document.
    pub(super) fn describe(&self, path: &str, schemas: &mut SchemaGenerator) -> Value {
        let (body, response) = (self.schemas)(schemas);
        let answer = match response {
            Some(schema) => json!({ "200": {
                "description": "Done.",
                "content": { self.media_type: { "schema": schema } },
            }}),
            None => json!({ "204": { "description": "Done." } }),
        };
        let mut operation = json!({
            "operationId": self.name,
            "summary": self.summary,
            "parameters": self.parameters(path, schemas),
            "responses": answer,
        });
        for status in self.refusals(path, body.as_ref()) {
            let reference = format!("#/components/responses/{}", problem_name(status));
            operation["responses"][status.to_string()] = json!({ "$ref": reference });
        }
        if matches!(self.headers, Headers::Conditional | Headers::Write) {
            let etag = json!({ "ETag": { "description": "The order's version.", "schema": version() } });
            operation["responses"]["200"]["headers"] = etag;
        }
        if self.headers == Headers::Tagged {
            let etag = json!({ "ETag": { "description": "Names what it says.", "schema": { "type": "string" } } });
            operation["responses"]["200"]["headers"] = etag;
            operation["responses"]["304"] = json!({ "description": "The asker has what it would say." });
        }
        if self.headers == Headers::Conditional {
            operation["responses"]["304"] = json!({ "description": "The order has this version." });
        }
        if self.headers != Headers::None {
            operation["security"] = json!([{ "token": [] }, { "session": [] }]);
        }
        if let Some(schema) = body {
            let required = asks_for_something(&schema, schemas);
            let schema = if required { schema } else { json!({ "anyOf": [schema, { "type": "null" }] }) };
            operation["requestBody"] =
                json!({ "required": required, "content": { "application/json": { "schema": schema } } });
        }
        operation
    }

    /// The statuses of the problems that it may be answered with; an address or a method that is none of the API's has no
    /// operation to say 404 or 405.
    fn refusals(&self, path: &str, body: Option<&Value>) -> BTreeSet<u16> {
        let mut statuses = BTreeSet::from([500, 503]);
        match self.headers {
            Headers::None if body.is_some() => statuses.extend([401, 403, 429]),
            Headers::None => {}
            Headers::Identity | Headers::Tagged | Headers::Conditional => statuses.extend([401, 403, 429]),
            Headers::Write => statuses.extend([400, 401, 403, 404, 409, 412, 422, 428, 429]),
        }
        if body.is_some() || self.headers == Headers::Write || self.headers == Headers::None {
            statuses.extend([400, 408, 413, 415, 422]);
        }
        if self.query.is_some() {
            statuses.insert(400);
        }
        if path.contains('{') || self.may_be_missing {
            statuses.insert(404);
        }
        if self.may_conflict {
            statuses.insert(409);
        }
        if self.may_be_stale {
            statuses.insert(412);
        }
        statuses
    }

    fn parameters(&self, path: &str, schemas: &mut SchemaGenerator) -> Vec<Value> {
        let mut parameters: Vec<Value> = path
            .split('/')
            .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
            .map(|name| parameter("path", name, true, &if name == "key" { key() } else { json!({ "type": "string" }) }))
            .collect();
        if let Some(query) = self.query {
            let schema = query(schemas);
            let required =
                |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|n| n == name));
            for (name, property) in schema["properties"].as_object().into_iter().flatten() {
                let schema = known_words(without_null(property), schemas);
                parameters.push(parameter("query", name, required(name), &schema));
            }
        }
        let text = json!({ "type": "string" });
        if self.headers != Headers::None {
            parameters.push(parameter("header", CLIENT_VERSION, false, &text));
            parameters.push(parameter("header", AGENT, false, &text));
        }
        if self.headers == Headers::Tagged {
            parameters.push(parameter("header", "if-none-match", false, &text));
        }
        if self.headers == Headers::Conditional {
            parameters.push(parameter("header", "if-none-match", false, &version()));
        }
        if self.headers == Headers::Write {
            parameters.push(parameter("header", IDEMPOTENCY_KEY, true, &key()));
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

/// A key, bare or in quotes.
fn key() -> Value {
    let bare = KEY_PATTERN.trim_start_matches('^').trim_end_matches('$');
    json!({ "type": "string", "pattern": format!("^({bare}|\"{bare}\")$") })
}

/// A filter is a word that is known: the one that stands for all others is for readers, and answered with 400.
fn known_words(property: Value, schemas: &SchemaGenerator) -> Value {
    let reference = property["anyOf"][0]["$ref"].as_str().or(property["$ref"].as_str());
    let name = reference.and_then(|reference| reference.rsplit('/').next());
    let Some(definition) = name.and_then(|name| schemas.definitions().get(name)) else { return property };
    let Some(choices) = definition["oneOf"].as_array() else { return property };
    let is_other = |choice: &&Value| choice["const"] == "unknown" || choice["enum"] == json!(["unknown"]);
    if !choices.iter().any(|choice| is_other(&choice)) {
        return property;
    }
    let known = |choice: &Value| {
        let one = choice.get("const").into_iter().cloned();
        one.chain(choice["enum"].as_array().into_iter().flatten().cloned()).collect::<Vec<_>>()
    };
    let words: Vec<Value> = choices.iter().flat_map(known).filter(|word| word != "unknown").collect();
    json!({ "type": "string", "enum": words })
}

/// The name of the response that refuses with this status.
pub(super) fn problem_name(status: u16) -> String {
    format!("Problem{status}")
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
