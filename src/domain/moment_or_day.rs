//! A bound of a stretch of time, as people give it: a moment, or a day that begins and ends where the shop is.

use std::fmt;

use super::day::Day;
use super::timestamp::Timestamp;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// `2026-11-20T09:14:00Z`, or `2026-11-20`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MomentOrDay {
    Moment(Timestamp),
    Day(Day),
}

impl MomentOrDay {
    /// Reads RFC 3339, or the day of it alone.
    pub fn parse(text: &str) -> Option<Self> {
        Day::parse(text).map(Self::Day).or_else(|| Timestamp::parse(text).map(Self::Moment))
    }
}

impl fmt::Display for MomentOrDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Moment(moment) => moment.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}

impl Serialize for MomentOrDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MomentOrDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("neither a moment nor a day"))
    }
}

impl JsonSchema for MomentOrDay {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MomentOrDay".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A moment (RFC 3339), or a day of the shop, such as 2026-11-20.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_and_a_day_read_back_as_they_were_written() {
        for text in ["2026-11-20", "0001-01-01", "2026-11-20T09:14:00+01:00"] {
            assert_eq!(MomentOrDay::parse(text).map(|bound| bound.to_string()), Some(text.to_owned()));
        }
    }

    #[test]
    fn anything_else_is_neither() {
        for text in
            ["", "yesterday", "2026-02-30", "2026-11", "2026-1-2", "+026-11-20", "20/11/2026", "2026-11-20T09:14"]
        {
            assert_eq!(MomentOrDay::parse(text), None, "{text}");
        }
    }
}
