//! A stretch of calendar time, as people say it: `3y`, `18m`, `90d`.

use time::{Date, Duration, Month};

use crate::domain::timestamp::Timestamp;

/// Years and months are the calendar's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    Months(u16),
    Days(u16),
}

impl Term {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let refused = || "allowed is a number of years, months or days, such as 3y, 18m or 90d".to_owned();
        let unit = text.chars().next_back().ok_or_else(refused)?;
        let count: u16 = text[..text.len() - unit.len_utf8()].parse().map_err(|_| refused())?;
        match unit {
            'y' if (1..=100).contains(&count) => Ok(Self::Months(count * 12)),
            'm' if (1..=1_200).contains(&count) => Ok(Self::Months(count)),
            'd' if (1..=36_500).contains(&count) => Ok(Self::Days(count)),
            _ => Err(refused()),
        }
    }

    /// The moment so long before this one; on the last day of a month that is shorter.
    pub(super) fn before(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Days(days) => now + Duration::days(-i64::from(days)),
            Self::Months(months) => {
                let date = now.0.date();
                let month = date.year() * 12 + i32::from(u8::from(date.month())) - 1 - i32::from(months);
                let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
                let month =
                    u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok()).unwrap_or(Month::January);
                let last = month.length(year);
                let day = Date::from_calendar_date(year, month, date.day().min(last)).unwrap_or(Date::MIN);
                Timestamp(now.0.replace_date(day))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_counted_by_the_calendar() {
        for (term, now, before) in [
            ("3y", "2026-11-28T10:00:00Z", "2023-11-28T10:00:00Z"),
            ("1y", "2028-02-29T10:00:00Z", "2027-02-28T10:00:00Z"),
            ("18m", "2026-11-28T10:00:00Z", "2025-05-28T10:00:00Z"),
            ("1m", "2027-01-15T10:00:00Z", "2026-12-15T10:00:00Z"),
            ("90d", "2026-11-28T10:00:00Z", "2026-08-30T10:00:00Z"),
        ] {
            let now = Timestamp::parse(now).unwrap();
            assert_eq!(Term::parse(term).unwrap().before(now).to_string(), before, "{term}");
        }
    }

    #[test]
    fn nothing_else_is_a_term() {
        for text in ["", "y", "3", "0y", "-1y", "3 y", "3Y", "101y", "3j", "3é", "1.5y"] {
            assert!(Term::parse(text).is_err(), "{text:?}");
        }
    }
}
