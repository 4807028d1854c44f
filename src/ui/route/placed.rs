//! When an order was placed, as the list asks for it: by a preset that moves with the days, or between two days.

use time::{Date, Duration};

use crate::domain::day::Day;
use crate::domain::wire_words::wire_words;

wire_words! {
    /// A stretch of days, seen from today.
    pub enum PlacedPreset {
        Today = "today",
        Yesterday = "yesterday",
        /// Today and the six days before it.
        SevenDays = "7d",
        /// Today and the 29 days before it.
        ThirtyDays = "30d",
        ThisMonth = "month",
        LastMonth = "last_month",
    }
}

/// Which days. Both ends count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placed {
    #[default]
    Ever,
    In(PlacedPreset),
    Between(Option<Date>, Option<Date>),
}

impl Placed {
    /// The first and the last day, where the shop is and today is this day.
    pub fn days(self, today: Date) -> (Option<Date>, Option<Date>) {
        let before = |days| today.saturating_sub(Duration::days(days));
        let begin = |day: Date| day.replace_day(1).unwrap_or(day);
        match self {
            Self::Ever => (None, None),
            Self::Between(from, to) => (from, to),
            Self::In(PlacedPreset::Today) => (Some(today), Some(today)),
            Self::In(PlacedPreset::Yesterday) => (Some(before(1)), Some(before(1))),
            Self::In(PlacedPreset::SevenDays) => (Some(before(6)), Some(today)),
            Self::In(PlacedPreset::ThirtyDays) => (Some(before(29)), Some(today)),
            Self::In(PlacedPreset::ThisMonth) => (Some(begin(today)), Some(today)),
            Self::In(PlacedPreset::LastMonth) => {
                let last = begin(today).previous_day().unwrap_or(today);
                (Some(begin(last)), Some(last))
            }
        }
    }

    /// With the first day changed, as between two days.
    pub fn starting(self, from: Option<Date>) -> Self {
        Self::between(from, self.bounds().1)
    }

    /// With the last day changed.
    pub fn ending(self, to: Option<Date>) -> Self {
        Self::between(self.bounds().0, to)
    }

    /// The days that were given by hand.
    pub const fn bounds(self) -> (Option<Date>, Option<Date>) {
        match self {
            Self::Between(from, to) => (from, to),
            Self::Ever | Self::In(_) => (None, None),
        }
    }

    const fn between(from: Option<Date>, to: Option<Date>) -> Self {
        if from.is_none() && to.is_none() { Self::Ever } else { Self::Between(from, to) }
    }

    /// The parts of the address, by name.
    pub(super) fn words(self) -> [(&'static str, Option<String>); 3] {
        let (from, to) = self.bounds();
        let preset = match self {
            Self::In(preset) => Some(preset.as_str().to_owned()),
            Self::Ever | Self::Between(..) => None,
        };
        [("placed", preset), ("from", from.map(day_text)), ("to", to.map(day_text))]
    }

    /// One part of the address. What isn't understood changes nothing.
    pub(super) fn read(self, key: &str, value: &str) -> Self {
        match key {
            "placed" => PlacedPreset::parse(value).map_or(self, Self::In),
            "from" => self.starting(day(value)),
            _ => self.ending(day(value)),
        }
    }
}

/// `2026-11-20`, as fields for days and addresses have it.
pub fn day(text: &str) -> Option<Date> {
    Day::parse(text).map(|Day(day)| day)
}

pub fn day_text(day: Date) -> String {
    Day(day).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(preset: PlacedPreset, today: &str, expected: [&str; 2]) {
        let today = day(today).expect("a day");
        let (from, to) = Placed::In(preset).days(today);
        assert_eq!([from, to].map(|day| day.map(day_text).unwrap_or_default()), expected, "{preset:?}");
    }

    #[test]
    fn a_preset_moves_with_the_days_and_counts_both_its_ends() {
        check(PlacedPreset::Today, "2026-03-01", ["2026-03-01", "2026-03-01"]);
        check(PlacedPreset::Yesterday, "2026-03-01", ["2026-02-28", "2026-02-28"]);
        check(PlacedPreset::SevenDays, "2026-03-01", ["2026-02-23", "2026-03-01"]);
        check(PlacedPreset::ThirtyDays, "2026-03-30", ["2026-03-01", "2026-03-30"]);
        check(PlacedPreset::ThisMonth, "2026-03-30", ["2026-03-01", "2026-03-30"]);
        check(PlacedPreset::LastMonth, "2028-03-30", ["2028-02-01", "2028-02-29"]);
        check(PlacedPreset::LastMonth, "2026-01-31", ["2025-12-01", "2025-12-31"]);
    }

    #[test]
    fn a_stretch_without_ends_leaves_nothing_out() {
        let from = day("2026-11-01");
        let placed = Placed::In(PlacedPreset::Today).starting(from);
        assert_eq!(placed, Placed::Between(from, None));
        assert_eq!(placed.starting(None), Placed::Ever);
    }
}
