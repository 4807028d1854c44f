//! The line of the file in which a field is.

use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::backend::file_text::count_lines;
use crate::domain::order::{FieldPath, PathStep};

/// The lines between the beginning of `record` and a field, or as much of its path as there is.
pub(super) fn lines_below(record: &str, path: &FieldPath) -> usize {
    let mut value = record;
    for step in &path.0 {
        match child(value, step) {
            Some(inner) => value = inner,
            None => break,
        }
    }
    let offset = value.as_ptr() as usize - record.as_ptr() as usize;
    count_lines(&record[..offset])
}

/// What stands in a field; `None` where the record has no such field.
pub(super) fn value_at<'r>(record: &'r str, path: &FieldPath) -> Option<&'r str> {
    path.0.iter().try_fold(record, |value, step| child(value, step))
}

/// A part of the same text, so that its place in it can be told.
fn child<'a>(value: &'a str, step: &PathStep) -> Option<&'a str> {
    let found: &'a RawValue = match step {
        PathStep::Field(name) => serde_json::from_str::<HashMap<String, &'a RawValue>>(value).ok()?.remove(&**name)?,
        PathStep::At(index) => serde_json::from_str::<Vec<&'a RawValue>>(value).ok()?.get(*index)?,
    };
    Some(found.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = "{\"number\": \"A\",\n \"payments\": [\n  {\"id\": \"p1\"},\n  {\"id\":\n   \"p2\"}\n ]\n}";

    #[test]
    fn a_field_is_found_where_it_stands() {
        let payments = || FieldPath::of("payments");
        for (path, lines) in [
            (FieldPath::default(), 0),
            (FieldPath::of("number"), 0),
            (payments(), 1),
            (payments().at(0).with("id"), 2),
            (payments().at(1).with("id"), 4),
        ] {
            assert_eq!(lines_below(RECORD, &path), lines, "{path}");
        }
    }

    #[test]
    fn a_field_that_is_missing_is_looked_for_in_what_should_contain_it() {
        assert_eq!(lines_below(RECORD, &FieldPath::of("payments").at(1).with("captured")), 3);
        assert_eq!(lines_below(RECORD, &FieldPath::of("payments").at(7).with("captured")), 1);
    }
}
