//! Decimals of any number of digits, and the amounts that a currency can have.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::domain::money::{Amount, Currency};

/// Characters of what was found that are told.
const SHOWN: usize = 60;

/// A decimal as systems write it: `9.90`, `2.5e1`. A JSON number comes as the shortest decimal that is the same number.
pub(super) fn decimal(written: &str) -> Option<Decimal> {
    written.parse().ok().or_else(|| Decimal::from_scientific(written).ok())
}

/// What was found, cut where it is long.
pub(super) fn spelled(found: &str) -> String {
    let cut = if found.chars().nth(SHOWN).is_some() { "…" } else { "" };
    let shown: String = found.chars().take(SHOWN).collect();
    format!("{shown:?}{cut}")
}

/// The amount, half a minor unit rounded away from zero; none beyond what amounts can say.
pub(super) fn rounded(value: Decimal, currency: Currency) -> Option<Amount> {
    let minor = value.checked_mul(Decimal::from(10_i64.pow(currency.digits().into())))?;
    let minor = minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Some(Amount::from_minor(
        i64::try_from(minor.trunc().mantissa() / 10_i128.pow(minor.trunc().scale())).ok()?,
        currency,
    ))
}

/// The amount in minor units that a whole number stands for.
pub(super) fn of_minor(value: Decimal, currency: Currency) -> Option<Amount> {
    let whole = value.fract().is_zero().then(|| value.trunc())?;
    Some(Amount::from_minor(i64::try_from(whole.mantissa() / 10_i128.pow(whole.scale())).ok()?, currency))
}

/// An amount as a decimal.
pub(super) fn of(amount: Amount) -> Decimal {
    Decimal::new(amount.minor(), amount.digits().into())
}

/// `total` in proportion to these weights, by largest remainder; weights of any number of digits.
pub(super) fn spread(total: Amount, weights: &[Decimal]) -> Vec<Amount> {
    let scaled = |weight: &Decimal| {
        let minor = weight.max(&Decimal::ZERO) * Decimal::from(1_000_000);
        let whole = minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).normalize();
        total.with_minor(i64::try_from(whole.mantissa() / 10_i128.pow(whole.scale())).unwrap_or(i64::MAX))
    };
    total.spread(&weights.iter().map(scaled).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn halves_of_a_cent_are_rounded_away_from_zero() {
        for (written, expected) in
            [("20.979", "20.98"), ("18.545", "18.55"), ("-8.905", "-8.91"), ("4", "4.00"), ("2.5e1", "25.00")]
        {
            assert_eq!(rounded(decimal(written).unwrap(), Currency::EUR), Some(amount(expected)), "{written}");
        }
        assert_eq!(rounded(decimal("1e26").unwrap(), Currency::EUR), None);
    }

    #[test]
    fn weights_may_have_more_digits_than_the_amount() {
        let weights = ["4.455", "0.93787", "0.81667"].map(|weight| decimal(weight).unwrap());
        assert_eq!(spread(amount("6.21"), &weights), ["4.45", "0.94", "0.82"].map(amount));
    }
}
