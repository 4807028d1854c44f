//! The shop's time zone, by its IANA name. The rules are those of the tz database that is built in: every machine
//! knows the same.

use jiff::tz::{TimeZone, TimeZoneDatabase};
use time::{Date, Duration, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::domain::day::Day;
use crate::domain::moment_or_day::MomentOrDay;
use crate::domain::timestamp::Timestamp;

/// Where the shop is, as far as days and years go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopTimeZone(TimeZone);

/// No place of the tz database has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no time zone has this name; allowed are names of the IANA list, such as Europe/Paris or America/Martinique")]
pub struct UnknownTimeZone;

impl ShopTimeZone {
    /// # Errors
    /// [`UnknownTimeZone`].
    pub fn parse(name: &str) -> Result<Self, UnknownTimeZone> {
        TimeZoneDatabase::bundled().get(name.trim()).map(Self).map_err(|_| UnknownTimeZone)
    }

    /// As the IANA list has it.
    pub fn name(&self) -> Option<&str> {
        self.0.iana_name()
    }

    /// The same moment, as the clock on the shop's wall has it.
    pub fn at_the_shop(&self, moment: Timestamp) -> Timestamp {
        Timestamp(moment.0.to_offset(self.offset(moment)))
    }

    /// The moment at which the clock on the shop's wall has this time; the later one where it has it twice. `None` at the ends
    /// of the calendar, of which RFC 3339 can't write all.
    pub fn moment_of(&self, local: PrimitiveDateTime) -> Option<Timestamp> {
        if !(1..9_999).contains(&local.year()) {
            return None;
        }
        let around = [Duration::DAY, -Duration::DAY].map(|apart| self.offset(Timestamp(local.assume_utc() + apart)));
        let candidates = around.map(|offset| Timestamp(local.assume_offset(offset)));
        let is_it = |moment: &&Timestamp| {
            self.at_the_shop(**moment).0.date() == local.date() && self.at_the_shop(**moment).0.time() == local.time()
        };
        Some(candidates.iter().find(is_it).copied().unwrap_or(candidates[0]).in_utc())
    }

    /// The day on which the shop's clock has this moment.
    pub fn day_of(&self, moment: Timestamp) -> Day {
        Day(self.at_the_shop(moment).0.date())
    }

    /// From when on something is within a stretch that begins with this.
    pub fn beginning(&self, bound: MomentOrDay) -> Timestamp {
        match bound {
            MomentOrDay::Moment(moment) => moment,
            MomentOrDay::Day(Day(day)) => self.beginning_of(day),
        }
    }

    /// From when on something is behind a stretch that ends with this.
    pub fn end(&self, bound: MomentOrDay) -> Timestamp {
        match bound {
            MomentOrDay::Moment(moment) => moment,
            MomentOrDay::Day(Day(day)) => self.beginning_of(day.next_day().unwrap_or(day)),
        }
    }

    /// When a day begins there. Where the clocks skip midnight, it begins behind the gap.
    fn beginning_of(&self, day: Date) -> Timestamp {
        let midnight = OffsetDateTime::new_utc(day, Time::MIDNIGHT);
        // The offset before and after whatever change there is on that day.
        let offsets =
            [-Duration::DAY, Duration::DAY].map(|apart| self.offset(Timestamp(midnight.saturating_add(apart))));
        let candidates = offsets.map(|offset| Timestamp(midnight.replace_offset(offset)));
        let is_midnight = |moment: &&Timestamp| self.at_the_shop(**moment).0.date() == day;
        candidates.iter().filter(is_midnight).min().copied().unwrap_or(candidates[1])
    }

    /// Whole minutes, as RFC 3339 writes them.
    fn offset(&self, moment: Timestamp) -> UtcOffset {
        let seconds =
            jiff::Timestamp::from_second(moment.unix()).map_or(0, |moment| self.0.to_offset(moment).seconds());
        UtcOffset::from_whole_seconds(seconds / 60 * 60).unwrap_or(UtcOffset::UTC)
    }
}

/// Paris, where the procedure was written.
impl Default for ShopTimeZone {
    fn default() -> Self {
        Self::parse("Europe/Paris").expect("a place of the list that is built in")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(zone: &str, moment: &str) -> String {
        let zone = ShopTimeZone::parse(zone).expect("a zone");
        zone.at_the_shop(Timestamp::parse(moment).expect("RFC 3339")).to_string()
    }

    #[test]
    fn a_new_year_begins_at_the_shops_midnight() {
        for (zone, moment, there) in [
            ("Europe/Paris", "2026-12-31T22:59:59Z", "2026-12-31T23:59:59+01:00"),
            ("Europe/Paris", "2026-12-31T23:00:00Z", "2027-01-01T00:00:00+01:00"),
            ("America/Martinique", "2027-01-01T03:59:59Z", "2026-12-31T23:59:59-04:00"),
            ("America/Martinique", "2027-01-01T04:00:00Z", "2027-01-01T00:00:00-04:00"),
            ("Pacific/Auckland", "2026-12-31T11:00:00Z", "2027-01-01T00:00:00+13:00"),
            ("Asia/Kathmandu", "2026-12-31T18:15:00Z", "2027-01-01T00:00:00+05:45"),
            ("UTC", "2026-12-31T23:59:59+01:00", "2026-12-31T22:59:59Z"),
        ] {
            assert_eq!(at(zone, moment), there, "{zone}");
        }
    }

    #[test]
    fn summer_time_is_kept() {
        assert_eq!(at("Europe/Paris", "2026-07-01T22:30:00Z"), "2026-07-02T00:30:00+02:00");
        assert_eq!(at("Europe/London", "2026-07-01T23:30:00Z"), "2026-07-02T00:30:00+01:00");
    }

    #[test]
    fn moments_that_no_calendar_of_a_shop_has_are_kept_too() {
        for moment in ["0000-01-01T00:00:00Z", "1880-06-01T12:00:00Z", "9999-12-31T23:59:59Z"] {
            let there = ShopTimeZone::default().at_the_shop(Timestamp::parse(moment).expect("RFC 3339"));
            assert_eq!(Some(there), Timestamp::parse(moment));
        }
    }

    #[test]
    fn a_day_begins_at_the_shops_midnight() {
        for (zone, day, begins) in [
            ("Europe/Paris", (2026, 11, 20), "2026-11-20T00:00:00+01:00"),
            ("Europe/Paris", (2026, 3, 29), "2026-03-29T00:00:00+01:00"),
            ("Europe/Paris", (2026, 3, 30), "2026-03-30T00:00:00+02:00"),
            ("Europe/Paris", (2026, 10, 25), "2026-10-25T00:00:00+02:00"),
            ("America/Martinique", (2026, 11, 20), "2026-11-20T00:00:00-04:00"),
            // Clocks went from midnight to one o'clock.
            ("America/Sao_Paulo", (2018, 11, 4), "2018-11-04T01:00:00-02:00"),
        ] {
            let (year, month, day) = day;
            let day = Date::from_calendar_date(year, month.try_into().expect("a month"), day).expect("a day");
            let zone = ShopTimeZone::parse(zone).expect("a zone");
            assert_eq!(zone.beginning_of(day), Timestamp::parse(begins).expect("RFC 3339"), "{begins}");
        }
    }

    #[test]
    fn the_first_and_the_last_day_have_bounds_too() {
        let zone = ShopTimeZone::default();
        for day in ["0000-01-01", "9999-12-31"] {
            let day = MomentOrDay::parse(day).expect("a day");
            assert!(zone.beginning(day) <= zone.end(day));
        }
    }

    #[test]
    fn names_are_those_of_the_list() {
        assert!(ShopTimeZone::parse("europe/paris").is_ok());
        for name in ["", "Paris", "CEST", "+01:00", "Europe/Atlantis", "../etc/passwd"] {
            assert_eq!(ShopTimeZone::parse(name), Err(UnknownTimeZone), "{name}");
        }
    }
}
