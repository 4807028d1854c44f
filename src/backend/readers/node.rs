//! A place in a JSON document that knows how it was reached, so that what is wrong can be found again.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::Value;
use serde_json::value::RawValue;

use super::exact::{decimal, spelled, units};
use super::{Converted, Flaw, Sink, SourceFile, UnreadableSource};
use crate::domain::money::Currency;
use crate::domain::timestamp::Timestamp;

static NOTHING: Value = Value::Null;

#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub value: &'a Value,
    path: Cow<'a, str>,
}

impl<'a> Node<'a> {
    pub fn root(value: &'a Value) -> Self {
        Self { value, path: Cow::Borrowed("") }
    }

    /// A field; null where there is none.
    pub fn at(&self, name: &str) -> Self {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Self { value: self.value.get(name).unwrap_or(&NOTHING), path: Cow::Owned(path) }
    }

    /// The entries of a list; none where there is no list.
    pub fn items(&self) -> std::vec::IntoIter<Node<'a>> {
        let entries = self.value.as_array().map(Vec::as_slice).unwrap_or_default();
        let entry = |(index, value)| Node { value, path: Cow::Owned(format!("{}[{index}]", self.path)) };
        entries.iter().enumerate().map(entry).collect::<Vec<_>>().into_iter()
    }

    /// Nothing: no field, null, or an empty text.
    pub fn is_empty(&self) -> bool {
        match self.value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(entries) => entries.is_empty(),
            _ => false,
        }
    }

    pub fn flaw(&self, message: impl Into<String>) -> Flaw {
        Flaw::new(self.path.clone(), message)
    }

    /// A text, or a number as it is written; empty where there is neither.
    pub fn text(&self) -> String {
        match self.value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        }
    }

    pub fn some_text(&self) -> Option<String> {
        Some(self.text()).filter(|text| !text.is_empty())
    }

    pub fn needed_text(&self) -> Result<String, Flaw> {
        self.some_text().ok_or_else(|| self.flaw("is missing"))
    }

    pub fn is_true(&self) -> bool {
        match self.value {
            Value::Bool(yes) => *yes,
            Value::String(text) => matches!(text.as_str(), "1" | "true" | "yes"),
            Value::Number(number) => number.as_i64() == Some(1),
            _ => false,
        }
    }

    /// The currency of a code that was found here.
    pub fn currency(&self, code: &str) -> Result<Currency, Flaw> {
        Currency::parse(code).map_err(|problem| self.flaw(problem.to_string()))
    }

    /// Every text of a list; the one of a text.
    pub fn texts(&self) -> Vec<String> {
        let own = self.some_text();
        own.into_iter().chain(self.items().filter_map(|entry| entry.some_text())).collect()
    }

    /// A decimal, exactly as it is written; nothing where there is nothing.
    pub fn some_decimal(&self) -> Result<Option<Decimal>, Flaw> {
        if self.is_empty() {
            return Ok(None);
        }
        let written = match self.value {
            Value::Number(number) => number.to_string(),
            Value::String(text) => text.trim().to_owned(),
            _ => return Err(self.flaw("must be a number")),
        };
        let read = decimal(&written).ok_or_else(|| {
            self.flaw(format!("is no number of at most twelve digits before the point: {}", spelled(&written)))
        })?;
        Ok(Some(read))
    }

    pub fn decimal(&self) -> Result<Decimal, Flaw> {
        self.some_decimal()?.ok_or_else(|| self.flaw("is missing"))
    }

    /// A decimal; zero where there is nothing.
    pub fn decimal_or_zero(&self) -> Result<Decimal, Flaw> {
        Ok(self.some_decimal()?.unwrap_or_default())
    }

    /// A number of units: whole, not negative.
    pub fn units(&self) -> Result<u32, Flaw> {
        let read = self.decimal()?;
        let units = units(read);
        units.ok_or_else(|| self.flaw(format!("must be a whole number of units: {read}")))
    }

    /// A moment with its distance from UTC.
    pub fn some_moment(&self) -> Result<Option<Timestamp>, Flaw> {
        let Some(text) = self.some_text() else { return Ok(None) };
        let moment = Timestamp::parse(&text).map(Timestamp::in_utc);
        moment
            .map(Some)
            .ok_or_else(|| self.flaw(format!("is no moment such as 2026-11-20T09:14:00Z: {}", spelled(&text))))
    }

    pub fn moment(&self) -> Result<Timestamp, Flaw> {
        self.some_moment()?.ok_or_else(|| self.flaw("is missing"))
    }

    /// A moment in UTC that is written without saying so.
    pub fn moment_of_utc(&self) -> Result<Timestamp, Flaw> {
        let text = self.needed_text()?;
        let written = text.trim_end_matches('Z').replacen(' ', "T", 1);
        Timestamp::parse(&format!("{written}Z"))
            .ok_or_else(|| self.flaw(format!("is no moment such as 2026-11-20T09:14:00: {}", spelled(&text))))
    }
}

/// A record as it stands in its file, decoded once, when it is its turn: of a large file no more is there at once than its text
/// and one order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'f> {
    file: &'f SourceFile,
    text: &'f str,
    /// Its place among those of its file, from one.
    place: usize,
}

/// What stands in each field of a record, not decoded.
type Fields<'f> = BTreeMap<Cow<'f, str>, &'f RawValue>;

impl<'f> Record<'f> {
    /// # Errors
    /// [`UnreadableSource`], where it is nested deeper than anything is that somebody wrote.
    pub fn decoded(&self) -> Result<Value, UnreadableSource> {
        serde_json::from_str(self.text).map_err(|problem| unreadable(self.file, &problem))
    }

    /// Hands what it says to `read`; where it can't be decoded, an error in its stead to the sink.
    pub fn hand_to(&self, sink: Sink<'_>, read: impl FnOnce(Value, Sink<'_>)) {
        match self.decoded() {
            Ok(value) => read(value, sink),
            Err(UnreadableSource { file, message }) => {
                let flaws = Flaw::new(format!("{file}, record {}", self.place), message).into();
                sink(Converted { name: format!("record {}", self.place), order: Err(flaws), notes: Vec::new() });
            }
        }
    }

    /// Its fields, to tell by what it is; none where it is no object.
    pub fn fields(&self) -> Fields<'f> {
        serde_json::from_str(self.text).unwrap_or_default()
    }
}

/// The records of these files: the entries of a list, of the list in one of these fields, the object in one, or the document
/// itself. One document a line is read as well.
pub(super) fn records<'f>(files: &'f [SourceFile], fields: &[&str]) -> Result<Vec<Record<'f>>, UnreadableSource> {
    let mut records = Vec::new();
    for file in files {
        records.extend(records_of(file, fields)?);
    }
    Ok(records)
}

/// Those of one file.
pub(super) fn records_of<'f>(file: &'f SourceFile, fields: &[&str]) -> Result<Vec<Record<'f>>, UnreadableSource> {
    let text = file.text.trim_start_matches('\u{feff}');
    let mut texts = Vec::new();
    for document in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
        let found = document.and_then(|document| collect(document.get().trim(), fields, &mut texts));
        found.map_err(|problem| unreadable(file, &problem))?;
    }
    Ok(texts.into_iter().zip(1..).map(|(text, place)| Record { file, text, place }).collect())
}

fn unreadable(file: &SourceFile, problem: &serde_json::Error) -> UnreadableSource {
    UnreadableSource { file: file.name.clone(), message: format!("is no JSON: {problem}") }
}

fn collect<'f>(document: &'f str, fields: &[&str], texts: &mut Vec<&'f str>) -> Result<(), serde_json::Error> {
    let entries_of = |list: &'f str| serde_json::from_str::<Vec<&RawValue>>(list);
    if document.starts_with('[') {
        texts.extend(entries_of(document)?.into_iter().map(RawValue::get));
        return Ok(());
    }
    if document.starts_with('{') {
        let object: Fields<'f> = serde_json::from_str(document)?;
        for field in fields {
            match object.get(*field).map(|value| value.get().trim()) {
                Some(list) if list.starts_with('[') => {
                    texts.extend(entries_of(list)?.into_iter().map(RawValue::get));
                    return Ok(());
                }
                Some(entry) if entry.starts_with('{') && *field != "order" => {
                    texts.push(entry);
                    return Ok(());
                }
                _ => {}
            }
        }
    }
    texts.push(document);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, fields: &[&str]) -> Result<Vec<String>, String> {
        let files = [SourceFile { name: "orders.json".to_owned(), text: text.to_owned() }];
        let records = records(&files, fields).map_err(|problem| problem.to_string())?;
        Ok(records.iter().map(|record| record.decoded().unwrap().to_string()).collect())
    }

    #[test]
    fn records_are_entries_of_a_list_of_a_fields_list_or_documents_one_a_line() {
        for (text, wanted) in [
            ("\u{feff}[{\"a\":1}, {\"a\":2}]", &["{\"a\":1}", "{\"a\":2}"][..]),
            ("{\"x\":0, \"orders\":[{\"a\":1},{\"a\":2}]}", &["{\"a\":1}", "{\"a\":2}"]),
            ("{\"orders\":{\"a\":1}}", &["{\"a\":1}"]),
            ("{\"order\":{\"a\":1}}", &["{\"order\":{\"a\":1}}"]),
            ("{\"a\":1}\n{\"a\":2}\n", &["{\"a\":1}", "{\"a\":2}"]),
            ("{\"orders\":null}", &["{\"orders\":null}"]),
            ("[]", &[]),
        ] {
            assert_eq!(found(text, &["orders", "order"]).unwrap(), wanted, "{text}");
        }
    }

    #[test]
    fn what_can_not_be_decoded_is_said_before_any_record_is_handed_on() {
        for text in ["[{\"a\":1}, {", "[{\"a\":1}] x", "nothing"] {
            let problem = found(text, &[]).unwrap_err();
            assert!(problem.starts_with("orders.json: is no JSON: "), "{problem}");
        }
    }

    #[test]
    fn a_record_that_is_nested_too_deep_is_an_error_of_its_own() {
        let text = format!("[1, {}1{}, 2]", "[".repeat(500), "]".repeat(500));
        let files = [SourceFile { name: "orders.json".to_owned(), text }];
        let (mut read, mut failed) = (Vec::new(), Vec::new());
        for record in records(&files, &[]).unwrap() {
            record.hand_to(&mut |one| failed.push(one), |value, _| read.push(value));
        }
        assert_eq!(read, [1, 2]);
        let flaw = failed[0].order.as_ref().unwrap_err().0[0].to_string();
        assert_eq!(failed[0].name, "record 2");
        assert!(flaw.starts_with("orders.json, record 2: is no JSON: recursion limit"), "{flaw}");
    }
}
