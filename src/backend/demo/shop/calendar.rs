//! The times at which orders are placed: in the last 60 days, hardly any at night.

use time::{Duration, UtcOffset};

use super::dice::Dice;
use crate::domain::timestamp::Timestamp;

const DAYS: i64 = 60;
const DAY: i64 = 24 * 3600;

/// The rhythm of a shop's day, in French winter time: by this hour (first) this share of the day's orders, in
/// percent (second), is in.
const RHYTHM: [(i64, i64); 8] = [(0, 0), (1, 3), (7, 5), (10, 17), (14, 45), (18, 65), (23, 97), (24, 100)];

/// Spreads a number of orders over the days before a moment.
pub(super) struct Calendar {
    now: Timestamp,
    count: i64,
}

impl Calendar {
    pub(super) fn before(now: Timestamp, count: u32) -> Self {
        Self { now, count: i64::from(count.max(1)) }
    }

    pub(super) const fn now(&self) -> Timestamp {
        self.now
    }

    /// The time at which the order of this index was placed; a greater index is never later.
    pub(super) fn placed_at(&self, index: u32, dice: &mut Dice) -> Timestamp {
        let local = UtcOffset::from_hms(1, 0, 0).expect("an hour east of Greenwich");
        let midnight = self.now.0.to_offset(local).replace_time(time::Time::MIDNIGHT);
        let busy_now = along(self.now.0.unix_timestamp() - midnight.unix_timestamp(), &to_busy());
        let span = (DAYS - 1) * DAY + busy_now;
        // Even steps of "busy time", which the rhythm then stretches over the clock.
        let slot = i64::from(index) * span / self.count;
        let width = u32::try_from(span / self.count).expect("60 days are fewer than 2^32 seconds").max(1);
        let busy = busy_now - slot - i64::from(dice.below(width));
        let (day, within) = (busy.div_euclid(DAY), busy.rem_euclid(DAY));
        let seconds = day * DAY + along(within, &to_clock());
        Timestamp((midnight + Duration::seconds(seconds)).to_offset(UtcOffset::UTC)).min(self.now)
    }
}

/// From seconds of a day to seconds of "busy time", in which orders come evenly.
fn to_busy() -> Vec<(i64, i64)> {
    RHYTHM.iter().map(|(hour, share)| (hour * 3600, share * DAY / 100)).collect()
}

fn to_clock() -> Vec<(i64, i64)> {
    to_busy().into_iter().map(|(clock, busy)| (busy, clock)).collect()
}

/// The value at `x` of the line through these points.
fn along(x: i64, points: &[(i64, i64)]) -> i64 {
    points
        .windows(2)
        .map(|pair| (pair[0], pair[1]))
        .find(|(_, (end, _))| x <= *end)
        .map_or(DAY, |((x0, y0), (x1, y1))| y0 + (x - x0) * (y1 - y0) / (x1 - x0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(count: u32) -> Vec<Timestamp> {
        let calendar = Calendar::before(now(), count);
        (0..count).map(|index| calendar.placed_at(index, &mut Dice::new(1, index))).collect()
    }

    fn now() -> Timestamp {
        Timestamp::parse("2026-11-22T08:10:00Z").expect("RFC 3339")
    }

    #[test]
    fn the_days_before_now_are_filled_and_none_after() {
        for count in [1, 7, 200, 5_000] {
            let moments = moments(count);
            assert!(moments.iter().all(|moment| *moment <= now() && now() - *moment <= Duration::days(60)));
            assert!(moments.is_sorted_by(|newer, older| newer >= older), "{count}");
        }
        assert!(now() - moments(200)[199] > Duration::days(55));
    }

    #[test]
    fn the_nights_are_quiet() {
        let nightly = moments(2_000).iter().filter(|moment| (1..5).contains(&moment.0.hour())).count();
        assert!(nightly < 60, "{nightly}");
    }
}
