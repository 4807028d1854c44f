//! Moments as the database keeps them: microseconds since 1970, which sort and compare as numbers.

use time::{Duration, OffsetDateTime};

use super::StoreError;
use crate::domain::timestamp::Timestamp;

pub(in crate::backend) fn to_micros(moment: Timestamp) -> i64 {
    // The calendar of `time` ends in the year 9999, well inside the range.
    i64::try_from(moment.0.unix_timestamp_nanos().div_euclid(1_000)).unwrap_or(i64::MAX)
}

pub(in crate::backend) fn from_micros(micros: i64) -> Result<Timestamp, StoreError> {
    OffsetDateTime::UNIX_EPOCH
        .checked_add(Duration::microseconds(micros))
        .map(Timestamp)
        .ok_or_else(|| StoreError::unreadable("a moment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_it_was_kept() {
        for text in ["2026-11-20T09:14:05.25Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59Z"] {
            let moment = Timestamp::parse(text).unwrap();
            assert_eq!(from_micros(to_micros(moment)).unwrap().to_string(), text);
        }
    }
}
