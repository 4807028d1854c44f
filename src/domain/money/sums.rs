//! Sums over orders of several currencies.

use super::{Amount, Currency, total};

/// One sum for each currency, in the order in which they come.
pub fn by_currency(amounts: impl IntoIterator<Item = (Currency, Amount)>) -> Vec<(Currency, Amount)> {
    let mut sums: Vec<(Currency, Amount)> = Vec::new();
    for (currency, amount) in amounts {
        match sums.iter_mut().find(|(known, _)| *known == currency) {
            Some((_, sum)) => *sum = total(currency, [*sum, amount]),
            None => sums.push((currency, amount)),
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_two_currencies_are_never_added() {
        let [euro, yen] = ["EUR", "JPY"].map(|code| Currency::parse(code).expect("a currency"));
        let amount = |minor, currency| (currency, Amount::from_minor(minor, currency));
        let sums = by_currency([amount(1_050, euro), amount(300, yen), amount(-50, euro)]);
        assert_eq!(sums, [amount(1_000, euro), amount(300, yen)]);
    }
}
