//! An amount as text: exactly its currency's digits, never a float.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Amount, Currency};

/// A reason why a text is not an amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    #[error("an amount is digits with a point, such as 44.60")]
    NotAnAmount,
    #[error("an amount has at most twelve digits before the point and three after it")]
    TooLong,
    #[error("an amount in {currency} has exactly {digits} digits after the point")]
    WrongDigits { currency: Currency, digits: u8 },
}

/// `-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?`: digits alone, no group separators, no superfluous zero in front.
impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(AmountError::NotAnAmount),
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || !all_digits(whole)
            || !all_digits(fraction)
            || (whole.len() > 1 && whole.starts_with('0'))
        {
            return Err(AmountError::NotAnAmount);
        }
        if whole.len() > 12 || fraction.len() > 3 {
            return Err(AmountError::TooLong);
        }
        let magnitude = whole.bytes().chain(fraction.bytes()).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        let digits = u8::try_from(fraction.len()).expect("at most three");
        Ok(Self { minor: if negative { -magnitude } else { magnitude }, digits })
    }
}

impl Amount {
    /// True for the digits of `currency`, which every amount of an order in it must have.
    ///
    /// # Errors
    /// [`AmountError::WrongDigits`] otherwise.
    pub fn check_digits(self, currency: Currency) -> Result<(), AmountError> {
        if self.digits == currency.digits() {
            Ok(())
        } else {
            Err(AmountError::WrongDigits { currency, digits: currency.digits() })
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(AmountVisitor)
    }
}

impl schemars::JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": r"^-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?$",
            "description": "A decimal with exactly the digits of the order's currency (ISO 4217).",
        })
    }
}

struct AmountVisitor;

impl Visitor<'_> for AmountVisitor {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount as a string, such as \"44.60\"")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Amount, E> {
        text.parse().map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_reads_back_as_it_was_written() {
        for text in ["0.00", "44.60", "-44.60", "1500", "0.005", "999999999999.99"] {
            assert_eq!(text.parse::<Amount>().map(|amount| amount.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "-", ".5", "5.", "05.00", "1,50", "1 599.99", "+1.00", "1e3", "NaN", "٤.00", "1.-5"] {
            assert_eq!(text.parse::<Amount>(), Err(AmountError::NotAnAmount), "{text:?}");
        }
        for text in ["1000000000000.00", "1.0000"] {
            assert_eq!(text.parse::<Amount>(), Err(AmountError::TooLong), "{text:?}");
        }
    }

    #[test]
    fn an_amount_has_the_digits_of_its_currency() {
        let check = |text: &str| text.parse::<Amount>().unwrap().check_digits(Currency::EUR);
        assert_eq!(check("44.60"), Ok(()));
        for text in ["44.6", "44", "44.600"] {
            assert_eq!(check(text), Err(AmountError::WrongDigits { currency: Currency::EUR, digits: 2 }), "{text}");
        }
    }

    #[test]
    fn a_json_number_is_refused() {
        assert!(serde_json::from_str::<Amount>("44.6").is_err());
        assert!(serde_json::from_str::<Amount>("44").is_err());
    }
}
