//! JSON Schema (draft 2020-12) as far as the API's description uses it: what a value breaks, and values that break nothing.

use std::cell::RefCell;
use std::collections::HashMap;

use regex::Regex;
use serde_json::{Map, Value, json};

use crate::damage::TEXTS;
use crate::dice::Dice;

/// A description whose references can be followed.
pub struct Schemas<'a> {
    document: &'a Value,
    /// Each is compiled once: an answer has hundreds of amounts.
    patterns: RefCell<HashMap<String, Regex>>,
}

impl<'a> Schemas<'a> {
    pub fn of(document: &'a Value) -> Self {
        Self { document, patterns: RefCell::default() }
    }

    pub fn resolve(&self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(reference) => {
                self.document.pointer(reference.trim_start_matches('#')).expect("a reference leads somewhere")
            }
            None => schema,
        }
    }

    fn matches(&self, pattern: &str, text: &str) -> bool {
        let mut patterns = self.patterns.borrow_mut();
        if !patterns.contains_key(pattern) {
            patterns.insert(pattern.to_owned(), Regex::new(pattern).unwrap());
        }
        patterns[pattern].is_match(text)
    }

    /// The first thing that is wrong with a value, with its place.
    pub fn flaw(&self, schema: &'a Value, value: &Value, place: &str) -> Option<String> {
        let rules = schema.as_object()?;
        rules.iter().find_map(|(rule, wanted)| self.breaks(rule, wanted, schema, value, place))
    }

    fn breaks(&self, rule: &str, wanted: &'a Value, schema: &'a Value, value: &Value, place: &str) -> Option<String> {
        let wrong = |is_wrong: bool| is_wrong.then(|| format!("{place} breaks {rule} {wanted}"));
        let fits = |choice: &&'a Value| self.flaw(choice, value, place).is_none();
        let list = || wanted.as_array().into_iter().flatten();
        match rule {
            "$ref" => self.flaw(self.resolve(schema), value, place),
            "type" => wrong(
                !(wanted.as_str().is_some_and(|kind| is_of(kind, value))
                    || list().any(|kind| is_of(kind.as_str().unwrap(), value))),
            ),
            "const" => wrong(wanted != value),
            "enum" => wrong(!list().any(|word| word == value)),
            "oneOf" => wrong(list().filter(fits).count() != 1),
            "anyOf" => wrong(!list().any(|choice| fits(&choice))),
            "allOf" => list().find_map(|part| self.flaw(part, value, place)),
            "required" => {
                let fields = value.as_object()?;
                list()
                    .find(|name| !fields.contains_key(name.as_str().unwrap()))
                    .map(|name| format!("{place} lacks {name}"))
            }
            "properties" => wanted.as_object()?.iter().find_map(|(name, schema)| {
                self.flaw(schema, value.as_object()?.get(name)?, &format!("{place}/{name}"))
            }),
            "additionalProperties" => {
                assert_eq!(*wanted, json!(false));
                let known = schema["properties"].as_object();
                let other =
                    value.as_object()?.keys().find(|name| !known.is_some_and(|known| known.contains_key(*name)));
                other.map(|name| format!("{place} has {name}"))
            }
            "items" => value
                .as_array()?
                .iter()
                .enumerate()
                .find_map(|(index, item)| self.flaw(wanted, item, &format!("{place}/{index}"))),
            "minimum" => wrong(value.as_f64()? < wanted.as_f64().unwrap()),
            "maximum" => wrong(value.as_f64()? > wanted.as_f64().unwrap()),
            "maxLength" => wrong(value.as_str()?.chars().count() as u64 > wanted.as_u64().unwrap()),
            "pattern" => wrong(!self.matches(wanted.as_str().unwrap(), value.as_str()?)),
            "description" | "default" | "format" | "title" => None,
            other => panic!("the description uses {other}, which nothing here knows"),
        }
    }

    /// A value that breaks nothing; texts are often one of `known`, so that they name something.
    pub fn value(&self, schema: &'a Value, known: &[String], dice: &mut Dice) -> Value {
        let schema = self.resolve(schema);
        if let Some(word) = schema.get("const") {
            return word.clone();
        }
        for choices in ["enum", "oneOf", "anyOf"] {
            if let Some(choices) = schema[choices].as_array() {
                let choice = dice.pick(choices);
                return if schema.get("enum").is_some() { choice.clone() } else { self.value(choice, known, dice) };
            }
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => dice.pick(kinds).as_str().unwrap(),
            kind => kind.as_str().unwrap_or("object"),
        };
        match kind {
            "null" => Value::Null,
            "boolean" => json!(dice.once_in(2)),
            "integer" => self.integer(schema, dice),
            "string" => json!(self.text(schema, known, dice)),
            "array" => (0..dice.below(4)).map(|_| self.value(&schema["items"], known, dice)).collect(),
            _ => self.object(schema, known, dice),
        }
    }

    fn integer(&self, schema: &Value, dice: &mut Dice) -> Value {
        let least = schema["minimum"].as_i64().unwrap_or(-1_000_000);
        let most = schema["maximum"].as_i64().unwrap_or(1_000_000);
        json!((*dice.pick(&[least, most, 0, 1, 2, 3, 50])).clamp(least, most))
    }

    fn text(&self, schema: &Value, known: &[String], dice: &mut Dice) -> String {
        if let Some(pattern) = schema["pattern"].as_str() {
            let made = [
                "0.00",
                "0.01",
                "5.00",
                "-5.00",
                "31.60",
                "1",
                "999999999999.99",
                "0123456789abcdef",
                "\"0123456789abcdef\"",
            ];
            let fitting: Vec<&str> = made
                .into_iter()
                .chain(known.iter().map(String::as_str))
                .filter(|text| self.matches(pattern, text))
                .collect();
            return (*dice.pick(&fitting)).to_owned();
        }
        let most = schema["maxLength"].as_u64().map_or(usize::MAX, |most| most as usize);
        let text = if dice.once_in(3) { (*dice.pick(&TEXTS)).to_owned() } else { dice.pick(known).clone() };
        text.chars().take(most).collect()
    }

    fn object(&self, schema: &'a Value, known: &[String], dice: &mut Dice) -> Value {
        let mut fields = Map::new();
        let required =
            |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|it| it == name));
        for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
            if required(name) || dice.once_in(2) {
                fields.insert(name.clone(), self.value(schema, known, dice));
            }
        }
        Value::Object(fields)
    }
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no kind {other}"),
    }
}
