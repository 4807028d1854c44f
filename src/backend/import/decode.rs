//! One record, decoded and checked.

use serde::Deserialize;
use serde_json::Value;

use super::field_path::FieldPath;
use super::file_problem::{FileProblem, FileProblems, without_place};
use super::locate::lines_below;
use super::split::SourceRecord;
use crate::domain::order::Order;

/// The order of a record, its discount spread; `None` when something is wrong with it.
pub(super) fn decode(source: &SourceRecord<'_>, problems: &mut FileProblems) -> Option<Order> {
    let mut unknown = Vec::new();
    let mut json = serde_json::Deserializer::from_str(source.text);
    let mut note = |path: serde_ignored::Path<'_>| unknown.push(FieldPath::from_ignored(&path));
    let fields = serde_ignored::Deserializer::new(&mut json, &mut note);
    let decoded: Result<Order, _> = serde_path_to_error::deserialize(fields);

    let mut flaws: Vec<(FieldPath, String)> =
        unknown.into_iter().map(|field| (field, "an order has no such field".to_owned())).collect();
    let order = match decoded {
        Ok(order) => {
            let found = order.check().err().unwrap_or_default();
            flaws.extend(found.into_iter().map(|flaw| (FieldPath::from_pointer(&flaw.pointer), flaw.flaw.to_string())));
            Some(order)
        }
        Err(error) => {
            flaws.push((FieldPath::from_stop(error.path()), without_place(error.inner())));
            None
        }
    };
    if flaws.is_empty() {
        return order.map(Order::spread_discount);
    }
    let name = name(source);
    for (field, message) in flaws {
        problems.push_with(|| {
            let line = source.line + lines_below(source.text, &field);
            FileProblem::in_field(line, name.clone(), field, message)
        });
    }
    None
}

/// A name for a record that may be no order at all.
fn name(source: &SourceRecord<'_>) -> String {
    #[derive(Deserialize)]
    struct Numbered {
        number: Value,
    }
    match serde_json::from_str::<Numbered>(source.text) {
        Ok(Numbered { number: Value::String(number) }) if !number.is_empty() => format!("order {number}"),
        _ => format!("record {}", source.place),
    }
}
