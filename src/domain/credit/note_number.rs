//! The number on a credit note.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The number of a credit note, without gaps within its year: `AV-2026-000123`, AV for *avoir*.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct CreditNoteNumber(pub String);

impl CreditNoteNumber {
    /// The series of a shop that has no other.
    pub const SERIES: &str = "AV";
    /// The series of test orders, whose notes credit nothing.
    pub const TEST_SERIES: &str = "TEST";

    /// The number of the year's `sequence`-th note of the shop's first series.
    pub fn new(year: i32, sequence: u32) -> Self {
        Self::of_series(Self::SERIES, year, sequence)
    }

    /// The number of the year's `sequence`-th note of a series.
    pub fn of_series(series: &str, year: i32, sequence: u32) -> Self {
        Self(format!("{series}-{year:04}-{sequence:06}"))
    }

    /// The letters before the year.
    pub fn series(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// True for letters that a shop may choose for a series of its own. A number stays within 35 characters (BR-FR-01).
    pub fn is_series(text: &str) -> bool {
        let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        (2..=8).contains(&text.len())
            && text.bytes().all(plain)
            && text.starts_with(|first: char| first.is_ascii_uppercase())
            && ![Self::SERIES, Self::TEST_SERIES].contains(&text)
    }
}

impl fmt::Display for CreditNoteNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_they_were_issued() {
        assert_eq!(CreditNoteNumber::new(2026, 123).to_string(), "AV-2026-000123");
        assert!(CreditNoteNumber::new(2026, 99_999) < CreditNoteNumber::new(2026, 100_000));
    }

    #[test]
    fn a_series_of_ones_own_has_letters_of_its_own() {
        let number = CreditNoteNumber::of_series("B2B", 2026, 7);
        assert_eq!((number.to_string().as_str(), number.series()), ("B2B-2026-000007", "B2B"));
        for (text, is_one) in [
            ("B2B", true),
            ("AVFR", true),
            ("AV", false),
            ("TEST", false),
            ("A", false),
            ("2B", false),
            ("av", false),
            ("A-B", false),
        ] {
            assert_eq!(CreditNoteNumber::is_series(text), is_one, "{text}");
        }
    }
}
