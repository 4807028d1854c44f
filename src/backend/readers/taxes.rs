//! Taxes of items whose system says rates but no amounts, or amounts but no rates.

use rust_decimal::Decimal;

use crate::domain::money::Amount;
use crate::domain::order::Tax;

/// A rate as a fraction, of `20`, `20.000` or `0.2`.
pub(super) fn fraction(rate: Decimal) -> Decimal {
    let fraction = if rate >= Decimal::ONE { rate / Decimal::ONE_HUNDRED } else { rate };
    fraction.normalize()
}

pub(super) fn tax(name: &str, rate: Decimal, amount: Amount) -> Tax {
    let name = if name.trim().is_empty() { "TVA" } else { name.trim() };
    Tax { name: name.to_owned(), rate: rate.normalize(), amount, base: None, category: None, exemption: None }
}

/// The tax within a gross amount, to the last digit; none at what is no rate.
pub(super) fn within(gross: Decimal, rate: Decimal) -> Decimal {
    if rate.is_sign_negative() { Decimal::ZERO } else { gross * rate / (Decimal::ONE + rate) }
}

/// The taxes of items of these gross amounts and rates, which come to `all` together: each its share of what the rates
/// say, by largest remainder. None where rates and total are not about the same money.
pub(super) fn of_grosses(all: Amount, items: &[(Amount, Decimal)]) -> Option<Vec<Amount>> {
    let exact: Vec<Decimal> = items.iter().map(|(gross, rate)| within(gross.to_decimal(), *rate)).collect();
    let expected: Decimal = exact.iter().sum();
    // Each item may be rounded by one minor unit, and no more.
    let minor = Decimal::new(1, all.digits().into());
    let tolerance = minor * Decimal::from(items.len().max(1));
    ((expected - all.to_decimal()).abs() <= tolerance).then(|| all.spread_by(&exact))
}

/// The one of these rates by which `net` becomes `gross`; none where several fit, or none does.
pub(super) fn inferred(net: Decimal, gross: Decimal, rates: &[Decimal], tolerance: Decimal) -> Option<Decimal> {
    let mut fitting = rates.iter().filter(|rate| (net * (Decimal::ONE + **rate) - gross).abs() <= tolerance);
    let first = fitting.next().copied();
    first.filter(|_| fitting.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn taxes_come_to_what_the_order_says_to_the_cent() {
        let items = [("26.73", "0.2"), ("17.99", "0.055")].map(|(gross, rate)| (amount(gross), decimal(rate)));
        assert_eq!(of_grosses(amount("5.39"), &items), Some(vec![amount("4.45"), amount("0.94")]));
        assert_eq!(of_grosses(amount("5.60"), &items), None, "not the same money");
    }

    #[test]
    fn a_rate_is_inferred_where_one_alone_fits() {
        let rates = ["0.2", "0.1", "0.055", "0"].map(decimal);
        let infer = |net, gross| inferred(decimal(net), decimal(gross), &rates, decimal("0.000002"));
        assert_eq!(infer("18.947867", "19.990000"), Some(decimal("0.055")));
        assert_eq!(infer("8.25", "9.9"), Some(decimal("0.2")));
        assert_eq!((infer("8.25", "9.8"), infer("0", "0")), (None, None));
    }

    #[test]
    fn a_rate_may_be_written_as_a_percentage() {
        assert_eq!(
            ["20", "5.5", "0.2", "0"].map(|rate| fraction(decimal(rate)).to_string()),
            ["0.2", "0.055", "0.2", "0"]
        );
    }
}
