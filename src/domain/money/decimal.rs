//! Decimals of any number of digits, as other systems have them, and the amounts nearest to them.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Amount, Currency, UnitPrice};

/// Digits of a price that are kept.
const PRICE_DIGITS: u32 = 6;

impl Amount {
    /// The amount nearest to a decimal, half a minor unit away from zero; none beyond what amounts can say.
    pub fn nearest(value: Decimal, currency: Currency) -> Option<Self> {
        let minor = value.checked_mul(Decimal::from(10_i64.pow(currency.digits().into())))?;
        whole(minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
            .map(|minor| Self::from_minor(minor, currency))
    }

    /// The amount of so many minor units, which must be whole.
    pub fn of_minor_units(value: Decimal, currency: Currency) -> Option<Self> {
        if value.fract().is_zero() { whole(value).map(|minor| Self::from_minor(minor, currency)) } else { None }
    }

    /// This amount as a decimal.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, self.digits.into())
    }

    /// This amount in proportion to weights of any number of digits, by largest remainder, as [`Amount::spread`] does.
    pub fn spread_by(self, weights: &[Decimal]) -> Vec<Self> {
        let scaled = |weight: &Decimal| {
            let millionths = weight.max(&Decimal::ZERO).checked_mul(Decimal::from(1_000_000));
            let nearest =
                millionths.map(|scaled| scaled.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero));
            self.with_minor(nearest.and_then(whole).unwrap_or(i64::MAX))
        };
        self.spread(&weights.iter().map(scaled).collect::<Vec<_>>())
    }
}

impl UnitPrice {
    /// The price nearest to a decimal, with no fewer digits than money has; none for what is no price.
    pub fn nearest(value: Decimal, currency: Currency) -> Option<Self> {
        let price = value.round_dp(PRICE_DIGITS).normalize();
        let digits = usize::try_from(price.scale()).unwrap_or_default().max(currency.digits().into());
        format!("{price:.digits$}").parse().ok()
    }
}

/// A decimal without fraction as a whole number.
fn whole(value: Decimal) -> Option<i64> {
    let plain = value.normalize();
    if plain.scale() == 0 { i64::try_from(plain.mantissa()).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn halves_of_a_cent_are_rounded_away_from_zero() {
        for (written, expected) in [("20.979", "20.98"), ("18.545", "18.55"), ("-8.905", "-8.91"), ("4", "4.00")] {
            assert_eq!(Amount::nearest(decimal(written), Currency::EUR), Some(amount(expected)), "{written}");
        }
        assert_eq!(Amount::nearest(decimal("10000000000000000000000000"), Currency::EUR), None);
        assert_eq!(Amount::of_minor_units(decimal("2500"), Currency::EUR), Some(amount("25.00")));
        assert_eq!(Amount::of_minor_units(decimal("25.5"), Currency::EUR), None);
        assert_eq!(amount("25.00").to_decimal(), decimal("25"));
    }

    #[test]
    fn weights_may_have_more_digits_than_the_amount() {
        let weights = ["4.455", "0.93787", "0.81667"].map(decimal);
        assert_eq!(amount("6.21").spread_by(&weights), ["4.45", "0.94", "0.82"].map(amount));
    }

    #[test]
    fn a_price_has_the_digits_of_money_at_least() {
        for (written, expected) in [("9.9", "9.90"), ("18.947867", "18.947867"), ("3.3333333333", "3.333333")] {
            let price = UnitPrice::nearest(decimal(written), Currency::EUR).map(|price| price.to_string());
            assert_eq!(price.as_deref(), Some(expected));
        }
        assert_eq!(UnitPrice::nearest(decimal("-1"), Currency::EUR), None);
    }
}
