//! Exact amounts. This module is the only place that rounds.

pub mod currency;
mod display;
mod spread;
mod sums;
pub mod typed;
mod unit_price;
mod wire;

use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

pub use currency::{Currency, UnknownCurrency};
pub use sums::by_currency;
pub use unit_price::{UnitPrice, UnitPriceError};
pub use wire::AmountError;

/// An exact decimal at a currency's own number of digits (ISO 4217: JPY 0, EUR 2, KWD 3), kept as a whole
/// number of minor units, so that nothing is ever rounded by being stored.
///
/// On the wire it is a string with exactly these digits (`"44.60"`); a JSON number is refused. The wire
/// admits at most twelve digits before the point, which keeps every sum of an order far inside `i64`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount {
    minor: i64,
    digits: u8,
}

impl Amount {
    /// Nothing, in this currency.
    pub const fn zero(currency: Currency) -> Self {
        Self::from_minor(0, currency)
    }

    /// An amount of so many minor units (cents, yen, fils) of this currency.
    pub const fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { minor, digits: currency.digits() }
    }

    /// Nothing, with as many digits as this amount has.
    pub const fn zero_alike(self) -> Self {
        Self { minor: 0, digits: self.digits }
    }

    /// An amount of so many minor units in the currency of this one.
    pub const fn with_minor(self, minor: i64) -> Self {
        Self { minor, digits: self.digits }
    }

    /// The amount in minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The number of digits after the point.
    pub const fn digits(self) -> u8 {
        self.digits
    }

    /// The number that amounts of all currencies sort and compare by.
    pub const fn thousandths(self) -> i64 {
        self.minor * 10_i64.pow(3_u32.saturating_sub(self.digits as u32))
    }

    /// The difference to another amount, whichever is more.
    pub fn distance(self, other: Self) -> Amount {
        self.max(other) - self.min(other)
    }

    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// `part / whole` of this amount; half a minor unit rounds away from zero, as on a printed invoice.
    ///
    /// # Panics
    /// When `whole` is zero: a share of nothing has no meaning, and callers ask only for shares of what exists.
    pub fn share(self, part: i64, whole: i64) -> Self {
        self.with_minor(divide_half_up(self.minor, part, whole))
    }

    /// The largest of `count` parts that differ by no more than rounding, of an amount that is not negative.
    pub fn part_at_most(self, count: u32) -> Self {
        let count = i64::from(count.max(1));
        self.with_minor((self.minor + count - 1) / count)
    }
}

/// `value * part / whole` with half a unit rounded away from zero: the one rounding rule of the product.
fn divide_half_up(value: i64, part: i64, whole: i64) -> i64 {
    assert!(whole != 0, "a share of nothing");
    // Twice the quotient, cut towards zero, is odd exactly when the quotient stands on or past a half.
    let doubled = match value.checked_mul(part).and_then(|product| product.checked_mul(2)) {
        // Nearly every amount fits, and 64-bit division is several times faster in wasm.
        Some(product) => product / whole,
        None => {
            let quotient = i128::from(value) * i128::from(part) * 2 / i128::from(whole);
            i64::try_from(quotient).expect("a share is within the range of amounts")
        }
    };
    (doubled + doubled.signum()) / 2
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        // A backend that answers with other digits than its currency has must not make a sum that looks right.
        assert!(self.digits == other.digits, "amounts of two currencies");
        self.with_minor(self.minor.checked_add(other.minor).expect("bounded when it was read"))
    }
}

impl Sub for Amount {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Neg for Amount {
    type Output = Self;

    fn neg(self) -> Self {
        self.with_minor(-self.minor)
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Amount {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

/// The sum of some amounts of one currency, starting from its zero.
pub fn total(currency: Currency, amounts: impl IntoIterator<Item = Amount>) -> Amount {
    amounts.into_iter().fold(Amount::zero(currency), Add::add)
}

/// Plain form, as on the wire: `-1599.99`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u64.pow(self.digits.into());
        let (whole, fraction) = (self.minor.unsigned_abs() / scale, self.minor.unsigned_abs() % scale);
        let sign = if self.minor < 0 { "-" } else { "" };
        match usize::from(self.digits) {
            0 => write!(f, "{sign}{whole}"),
            width => write!(f, "{sign}{whole}.{fraction:0width$}"),
        }
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eur(minor: i64) -> Amount {
        Amount::from_minor(minor, Currency::EUR)
    }

    #[test]
    fn half_a_cent_rounds_away_from_zero() {
        assert_eq!(eur(5).share(1, 2), eur(3));
        assert_eq!(eur(-5).share(1, 2), eur(-3));
        assert_eq!(eur(100).share(1, 3), eur(33));
        assert_eq!(eur(200).share(1, 3), eur(67));
        assert_eq!(eur(-200).share(1, 3), eur(-67));
    }

    #[test]
    fn a_share_of_a_very_large_amount_is_exact() {
        let all = eur(99_999_999_999_999);
        assert_eq!(all.share(all.minor(), all.minor()), all);
        assert_eq!(all.share(1, 2), eur(50_000_000_000_000));
    }

    #[test]
    fn an_amount_is_written_with_its_currencys_digits() {
        assert_eq!(eur(159_999).to_string(), "1599.99");
        assert_eq!(eur(-5).to_string(), "-0.05");
        assert_eq!(Amount::from_minor(1500, Currency::parse("JPY").unwrap()).to_string(), "1500");
        assert_eq!(Amount::from_minor(1500, Currency::parse("KWD").unwrap()).to_string(), "1.500");
        assert_eq!(format!("{:?}", Some(eur(-5))), "Some(-0.05)");
    }
}
