//! Decimals as systems write them.

use rust_decimal::Decimal;

/// Characters of what was found that are told.
const SHOWN: usize = 60;

/// More than any amount is, and so little that what readers make of two of them is still exact.
const MOST: Decimal = Decimal::from_parts(0xd4a5_1000, 0xe8, 0, false, 0);

/// A decimal of at most twelve digits before the point: `9.90`, `2.5e1`. A JSON number comes as the shortest decimal that is the
/// same number.
pub(super) fn decimal(written: &str) -> Option<Decimal> {
    let read: Option<Decimal> = written.parse().ok().or_else(|| Decimal::from_scientific(written).ok());
    read.filter(|value| value.abs() < MOST)
}

/// A number of units: whole, and not negative.
pub(super) fn units(value: Decimal) -> Option<u32> {
    value.normalize().to_string().parse().ok()
}

/// What was found, cut where it is long.
pub(super) fn spelled(found: &str) -> String {
    let cut = if found.chars().nth(SHOWN).is_some() { "…" } else { "" };
    let shown: String = found.chars().take(SHOWN).collect();
    format!("{shown:?}{cut}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_no_larger_than_amounts_are() {
        for (written, is_one) in [
            ("999999999999.99", true),
            ("-999999999999.99", true),
            ("1000000000000", false),
            ("1e12", false),
            ("79228162514264337593543950335", false),
            ("1e-28", true),
            ("8,91", false),
        ] {
            assert_eq!(decimal(written).is_some(), is_one, "{written}");
        }
    }

    #[test]
    fn units_are_whole_and_not_negative() {
        for (written, expected) in
            [("3", Some(3)), ("3.000000", Some(3)), ("2e1", Some(20)), ("1.5", None), ("-1", None)]
        {
            assert_eq!(decimal(written).and_then(units), expected, "{written}");
        }
    }
}
