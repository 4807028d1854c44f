//! A moment, as RFC 3339 writes it.

use std::fmt;
use std::ops::{Add, Sub};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};
use time::format_description::well_known::Rfc3339;
use time::serde::rfc3339;
use time::{Duration, OffsetDateTime, UtcOffset};

/// A moment in time; on the wire an RFC 3339 string such as `2026-11-20T09:14:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Timestamp(
    #[serde(serialize_with = "rfc3339::serialize", deserialize_with = "deserialize")]
    #[schemars(with = "String")]
    pub OffsetDateTime,
);

impl Timestamp {
    /// 1970-01-01T00:00:00Z
    pub const EPOCH: Self = Self(OffsetDateTime::UNIX_EPOCH);

    /// Reads RFC 3339; `None` for anything else, and for a moment that UTC can't write.
    pub fn parse(text: &str) -> Option<Self> {
        OffsetDateTime::parse(text, &Rfc3339).ok().filter(has_four_digit_year).map(Self)
    }

    /// The moment so many microseconds after [`Self::EPOCH`]; `None` outside the calendar.
    pub fn from_micros(micros: i64) -> Option<Self> {
        OffsetDateTime::UNIX_EPOCH.checked_add(Duration::microseconds(micros)).map(Self)
    }

    /// Microseconds since [`Self::EPOCH`].
    pub fn micros(self) -> i64 {
        // The calendar ends in the year 9999, well inside the range.
        i64::try_from(self.0.unix_timestamp_nanos().div_euclid(1_000)).unwrap_or(i64::MAX)
    }

    /// Seconds since [`Self::EPOCH`].
    pub const fn unix(self) -> i64 {
        self.0.unix_timestamp()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.format(&Rfc3339).map_err(|_| fmt::Error)?)
    }
}

impl Add<Duration> for Timestamp {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(duration))
    }
}

impl Sub for Timestamp {
    type Output = Duration;

    fn sub(self, earlier: Self) -> Duration {
        self.0 - earlier.0
    }
}

/// RFC 3339 writes years from 0000 to 9999. In its first and last hours an offset leads out of them, and what the
/// database gives back, in UTC, could not be answered.
fn has_four_digit_year(moment: &OffsetDateTime) -> bool {
    moment.checked_to_offset(UtcOffset::UTC).is_some_and(|utc| (0..=9999).contains(&utc.year()))
}

fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<OffsetDateTime, D::Error> {
    let moment = rfc3339::deserialize(deserializer)?;
    if has_four_digit_year(&moment) {
        Ok(moment)
    } else {
        Err(de::Error::custom("must be within the years 0000 to 9999 in UTC"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        let decoded: Result<Timestamp, _> = serde_json::from_str(&format!("\"{text}\""));
        assert_eq!(decoded.as_ref().ok().copied(), Timestamp::parse(text), "{text}");
        decoded.map(|moment| moment.to_string()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_moment_keeps_the_offset_it_came_with() {
        for text in ["2026-11-20T09:14:00.25+01:00", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999-00:00"] {
            assert_eq!(read(text), Ok(text.replace("-00:00", "Z")));
        }
        assert_eq!(read("9999-12-31T23:59:59+01:00"), Ok("9999-12-31T23:59:59+01:00".to_owned()));
        assert_eq!(read("0000-01-01T00:00:00-01:00"), Ok("0000-01-01T00:00:00-01:00".to_owned()));
    }

    #[test]
    fn a_moment_that_utc_cannot_write_is_none() {
        for text in ["9999-12-31T23:59:59-01:00", "0000-01-01T00:00:00+01:00"] {
            let refused = read(text).expect_err("a year of UTC without four digits");
            assert!(refused.starts_with("must be within the years 0000 to 9999 in UTC"), "{refused}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "2026-11-20", "2026-02-29T00:00:00Z", "10000-01-01T00:00:00Z", "-0001-12-31T23:00:00Z"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
