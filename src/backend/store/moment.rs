//! Moments as the database keeps them: microseconds since 1970, which sort and compare as numbers.

use super::StoreError;
use crate::domain::timestamp::Timestamp;

pub(in crate::backend) fn to_micros(moment: Timestamp) -> i64 {
    moment.micros()
}

pub(in crate::backend) fn from_micros(micros: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_micros(micros).ok_or_else(|| StoreError::unreadable("a moment"))
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
