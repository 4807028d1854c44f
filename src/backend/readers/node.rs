//! A place in a JSON document that knows how it was reached, so that what is wrong can be found again.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde_json::Value;

use super::Flaw;
use super::exact::{decimal, spelled, units};
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
