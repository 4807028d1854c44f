//! The days of the shop: which one a moment falls on, and when one begins.

use time::{Date, PrimitiveDateTime, Time, UtcOffset};

use super::moment::civil;
use crate::domain::timestamp::Timestamp;

/// The day on the shop's wall at this moment.
pub fn day_of(at: Timestamp) -> Date {
    at.0.to_offset(offset_at(at)).date()
}

/// The moment at which this day begins there. A clock that is set back or forward at midnight is followed.
pub fn beginning_of(day: Date) -> Timestamp {
    let midnight = PrimitiveDateTime::new(day, Time::MIDNIGHT);
    let guess = Timestamp(midnight.assume_utc());
    let near = Timestamp(midnight.assume_offset(offset_at(guess)));
    Timestamp(midnight.assume_offset(offset_at(near)).to_offset(UtcOffset::UTC))
}

/// How far the shop's clock is from UTC at this moment; nothing where the browser doesn't say.
fn offset_at(at: Timestamp) -> UtcOffset {
    let read = || {
        let text = civil(at)?;
        let [year, month, day, hour, minute, second] = numbers(&text)?;
        let date = Date::from_calendar_date(year, u8::try_from(month).ok()?.try_into().ok()?, u8::try_from(day).ok()?);
        let part = |number: i32| u8::try_from(number).ok();
        let time = Time::from_hms(part(hour)?, part(minute)?, part(second)?);
        let there = PrimitiveDateTime::new(date.ok()?, time.ok()?).assume_utc();
        let ahead = there.unix_timestamp().checked_sub(at.unix())?;
        UtcOffset::from_whole_seconds(i32::try_from(ahead).ok()?).ok()
    };
    read().unwrap_or(UtcOffset::UTC)
}

/// The numbers of `2026-11-20 09:14:05`, whatever stands between them.
fn numbers(text: &str) -> Option<[i32; 6]> {
    let found: Vec<i32> = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    found.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_its_midnight() {
        let at = Timestamp::parse("2026-11-20T09:14:00Z").expect("a moment");
        let begun = beginning_of(day_of(at));
        assert_eq!(begun, Timestamp::parse("2026-11-20T00:00:00Z").expect("a moment"));
        assert_eq!(day_of(begun), day_of(at));
    }

    #[test]
    fn a_clocks_words_are_read_as_numbers() {
        assert_eq!(numbers("2026-11-20 09:14:05"), Some([2026, 11, 20, 9, 14, 5]));
        assert_eq!(numbers("20 nov. 2026"), None);
    }
}
