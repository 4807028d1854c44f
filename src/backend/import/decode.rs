//! One record, decoded and checked.

use serde::Deserialize;
use serde_json::Value;

use super::field_path;
use super::file_problem::{FileProblem, FileProblems};
use super::locate::lines_below;
use super::plain_words;
use super::split::SourceRecord;
use crate::domain::order::{FieldPath, Order, OrderFlaw};

/// The order of a record, its discount spread; `None` when something is wrong with it.
pub(super) fn decode(source: &SourceRecord<'_>, problems: &mut FileProblems) -> Option<Order> {
    let mut unknown = Vec::new();
    let mut json = serde_json::Deserializer::from_str(source.text);
    let mut note = |path: serde_ignored::Path<'_>| unknown.push(field_path::of_unknown(&path));
    let fields = serde_ignored::Deserializer::new(&mut json, &mut note);
    let decoded: Result<Order, _> = serde_path_to_error::deserialize(fields);

    let mut flaws: Vec<(FieldPath, Reason)> = unknown.into_iter().map(|field| (field, Reason::NoSuchField)).collect();
    let order = match decoded {
        Ok(order) => {
            let found = order.check().err().unwrap_or_default();
            flaws.extend(found.into_iter().map(|found| (found.field, found.flaw.into())));
            Some(order)
        }
        Err(error) => {
            let path = field_path::of_stop(error.path());
            let (field, words) = plain_words::of_stop(source.text, path, error.inner());
            flaws.push((field, Reason::Said(words)));
            None
        }
    };
    if flaws.is_empty() {
        return order.map(Order::spread_discount);
    }
    let name = name(source);
    for (field, reason) in flaws {
        problems.push_with(|| {
            let line = source.line + lines_below(source.text, &field);
            let message = match reason {
                Reason::NoSuchField => "an order has no such field; leave it out".to_owned(),
                Reason::Flaw(flaw) => plain_words::of_flaw(source.text, &field, flaw),
                Reason::Said(words) => words,
            };
            FileProblem::in_field(line, name.clone(), field, message)
        });
    }
    None
}

/// Why a field is wrong, before it is put into words: only the first few are told.
enum Reason {
    NoSuchField,
    Flaw(OrderFlaw),
    Said(String),
}

impl From<OrderFlaw> for Reason {
    fn from(flaw: OrderFlaw) -> Self {
        Self::Flaw(flaw)
    }
}

/// A name for a record that may be no order at all.
fn name(source: &SourceRecord<'_>) -> String {
    #[derive(Deserialize)]
    struct Numbered {
        number: Value,
    }
    match serde_json::from_str::<Numbered>(source.text) {
        Ok(Numbered { number: Value::String(number) }) if !number.is_empty() => format!("order {number}"),
        Ok(Numbered { number: Value::Number(number) }) => format!("order {number}"),
        _ => format!("record {}", source.place),
    }
}
