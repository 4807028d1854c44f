//! Amounts that a search may be for, as the amount fields read them.

use std::collections::BTreeMap;

use crate::domain::money::Currency;
use crate::domain::money::typed::TypedAmount;

/// One reading of a typed amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountReading {
    /// As on the wire.
    pub amount: String,
    /// In which currencies, where not in all.
    pub currencies: Option<Vec<&'static str>>,
}

/// What was typed, in every currency that it can be in; what is ambiguous there is looked for in both ways.
pub(super) fn readings(typed: &str) -> Vec<AmountReading> {
    // Most of what is typed is a name; every currency would be tried for nothing.
    if !typed.contains(char::is_numeric) {
        return Vec::new();
    }
    let mut found: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    let mut names_its_currency = false;
    for (code, currency) in Currency::all() {
        let read = TypedAmount { currency, locale: None, signed: true }.read(typed);
        let (amount, others) = match read {
            Ok(amount) => (Some(amount), None),
            Err(refusal) => {
                names_its_currency |= refusal == crate::domain::money::typed::TypedAmountRefusal::OtherCurrency;
                (None, Some(refusal.suggestions()))
            }
        };
        for amount in amount.into_iter().chain(others.into_iter().flatten()) {
            // What went back is found by its amount, whatever its sign on a statement.
            found.entry(amount.to_string().trim_start_matches('-').to_owned()).or_default().push(code);
        }
    }
    let reading = |(amount, codes)| AmountReading { amount, currencies: names_its_currency.then_some(codes) };
    found.into_iter().map(reading).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(typed: &str) -> Vec<String> {
        readings(typed).into_iter().map(|reading| reading.amount).collect()
    }

    #[test]
    fn an_amount_is_read_as_its_field_reads_it() {
        for typed in ["44,67", "44.67", "-44,67", "+44.67"] {
            assert_eq!(amounts(typed), ["44.67", "44.670"], "{typed}");
        }
        for typed in ["1 599,98 €", "1.599,98 EUR", "€1,599.98", "1\u{202f}599,98\u{a0}€", "1'599.98 eur"] {
            let euros = AmountReading { amount: "1599.98".to_owned(), currencies: Some(vec!["EUR"]) };
            assert_eq!(readings(typed), [euros], "{typed}");
        }
        assert_eq!(amounts("2 090"), ["2090", "2090.00", "2090.000"]);
        assert_eq!(amounts("1,500"), ["1.500", "1500", "1500.00", "1500.000"]);
    }

    #[test]
    fn a_sign_of_several_currencies_is_one_of_each() {
        let dollars = readings("$5.00").into_iter().find(|reading| reading.amount == "5.00");
        let codes = dollars.and_then(|reading| reading.currencies).expect("some currencies");
        assert!(codes.contains(&"CAD") && !codes.contains(&"EUR"), "{codes:?}");
    }

    #[test]
    fn what_is_no_amount_has_no_readings() {
        for typed in ["", "FC-54", "06 39 98 55 01", "5 apples", "1.2.3.4"] {
            assert_eq!(amounts(typed), Vec::<String>::new(), "{typed}");
        }
    }
}
