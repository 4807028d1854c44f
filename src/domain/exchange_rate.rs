//! The rate by which amounts of another currency are said in euros: given by somebody who names its day and its source, and
//! never guessed.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::day::Day;
use super::money::{Amount, Currency};

/// What one unit of a currency is in euros.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExchangeRate {
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub rate: Decimal,
    /// The day of the rate.
    pub on: Day,
    /// Who published it: `BCE`.
    pub source: String,
}

/// The tax of a note in euros, as its law wants it of a document in another currency (directive 2006/112/CE, art. 230).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaxInEuros {
    #[serde(flatten)]
    pub exchange: ExchangeRate,
    pub tax: Amount,
}

impl ExchangeRate {
    /// True for what one unit of some currency may be in euros.
    pub fn is_rate(value: Decimal) -> bool {
        value > Decimal::ZERO && value < Decimal::from(100_000)
    }

    /// A tax of another currency in euros; half a cent goes away from zero. `None` where it is no amount any more.
    pub fn tax_in_euros(&self, tax: Amount) -> Option<TaxInEuros> {
        let tax = Amount::nearest(tax.to_decimal().checked_mul(self.rate)?, Currency::EUR)?;
        Some(TaxInEuros { exchange: self.clone(), tax })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::fixture::amount;

    #[test]
    fn a_tax_is_said_in_euros_at_the_rate_of_a_day() {
        let rate = |rate: &str| ExchangeRate {
            rate: rate.parse().unwrap(),
            on: Day::parse("2026-11-27").unwrap(),
            source: "BCE".to_owned(),
        };
        for (at, tax, euros) in
            [("0.9234", "8.32", "7.68"), ("0.0061", "348", "2.12"), ("2.9", "-1.075", "-3.12"), ("0.5", "0.01", "0.01")]
        {
            let told = rate(at).tax_in_euros(amount(tax)).unwrap();
            assert_eq!(told.tax, amount(euros), "{tax} at {at}");
        }
    }
}
