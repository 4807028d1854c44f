//! A day of the calendar, where the shop is: `2026-11-20`.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use time::{Date, Month};

use super::timestamp::Timestamp;

/// A day; on the wire an ISO 8601 date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Day {
    /// A moment that is within this day at every shop of Europe, for writing it out.
    pub fn noon(self) -> Timestamp {
        Timestamp(self.0.with_time(time::macros::time!(12:00)).assume_utc())
    }

    /// Reads `2026-11-20`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let [year, month, day] = text.split('-').collect::<Vec<_>>().try_into().ok()?;
        let month = Month::try_from(u8::try_from(number(month, 2)?).ok()?).ok()?;
        let day = u8::try_from(number(day, 2)?).ok()?;
        Date::from_calendar_date(number(year, 4)?.into(), month, day).ok().map(Self)
    }
}

fn number(part: &str, digits: usize) -> Option<u16> {
    (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok()).flatten()
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("must be a day such as 2026-11-20"))
    }
}

impl JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "description": "A day of the shop, such as 2026-11-20." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_back_as_it_was_written_and_nothing_else_is_one() {
        for text in ["2026-11-20", "0001-01-01", "2024-02-29"] {
            assert_eq!(Day::parse(text).map(|day| day.to_string()), Some(text.to_owned()));
        }
        for text in ["", "2026-1-20", "20-11-2026", "2026-02-29", "2026-11-20T09:14:00Z", "+026-11-20", "2026-11-20-"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
