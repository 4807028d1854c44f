//! The price of one unit, for the eye: no rule computes with it, so it may have more digits than money has.

use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::display::{grouped, with_currency};
use super::{Amount, Currency};
use crate::domain::locale::Locale;

/// Digits that are left of the point, as of amounts.
const MOST_WHOLE: usize = 12;
/// Digits that are right of it: electricity is sold at 0.164827, screws at 0.00315.
const MOST_DECIMALS: usize = 10;

/// A price of one unit, before discounts: a decimal as it came, `0.1648`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPrice(String);

/// A reason why a text is not a unit price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a unit price is digits with a point, such as 0.1648, at most {MOST_WHOLE} before it and {MOST_DECIMALS} behind it"
)]
pub struct UnitPriceError;

impl UnitPrice {
    /// The price of so many units at the currency's digits; `None` past what money holds.
    pub fn times(&self, units: u32, currency: Currency) -> Option<Amount> {
        let price: Decimal = self.0.parse().ok()?;
        let digits = usize::from(currency.digits());
        let all = price.checked_mul(units.into())?;
        let rounded = all.round_dp_with_strategy(currency.digits().into(), RoundingStrategy::MidpointAwayFromZero);
        format!("{rounded:.digits$}").parse().ok()
    }

    /// With its currency, as printed in this language, and with no fewer digits than money has.
    pub fn display(&self, currency: Currency, locale: Locale) -> String {
        let digits = usize::from(currency.digits());
        let (whole, decimals) = self.0.split_once('.').unwrap_or((&self.0, ""));
        let number = match decimals.len().max(digits) {
            0 => whole.to_owned(),
            width => format!("{whole}.{decimals:0<width$}"),
        };
        with_currency(&grouped(&number, locale), currency, locale)
    }
}

impl FromStr for UnitPrice {
    type Err = UnitPriceError;

    fn from_str(text: &str) -> Result<Self, UnitPriceError> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_one = are_digits(whole)
            && are_digits(decimals)
            && (whole == "0" || !whole.starts_with('0'))
            && whole.len() <= MOST_WHOLE
            && decimals.len() <= MOST_DECIMALS;
        if is_one { Ok(Self(text.to_owned())) } else { Err(UnitPriceError) }
    }
}

impl From<Amount> for UnitPrice {
    fn from(amount: Amount) -> Self {
        Self(amount.to_string())
    }
}

impl fmt::Display for UnitPrice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for UnitPrice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for UnitPrice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl schemars::JsonSchema for UnitPrice {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "UnitPrice".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": r"^(0|[1-9][0-9]{0,11})(\.[0-9]{1,10})?$",
            "description": "A decimal with as many digits as it has; for the eye alone.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, code: &str, locale: Locale) -> String {
        text.parse::<UnitPrice>().unwrap().display(Currency::parse(code).unwrap(), locale)
    }

    #[test]
    fn a_unit_price_has_as_many_digits_as_it_came_with() {
        for text in ["0.1648", "9.90", "0.0031504217", "10", "1599.9"] {
            let json = format!("\"{text}\"");
            let read: UnitPrice = serde_json::from_str(&json).unwrap();
            assert_eq!((serde_json::to_string(&read).unwrap(), read.to_string()), (json, text.to_owned()));
        }
    }

    #[test]
    fn a_unit_price_is_shown_like_money_and_with_all_its_digits() {
        assert_eq!(shown("0.1648", "EUR", Locale::Fr), "0,1648\u{a0}€");
        assert_eq!(shown("1599.9", "EUR", Locale::Fr), "1\u{202f}599,90\u{a0}€");
        assert_eq!(shown("10", "GBP", Locale::En), "£10.00");
        assert_eq!(shown("1500", "JPY", Locale::En), "¥1,500");
        assert_eq!(shown("0.5", "JPY", Locale::En), "¥0.5");
    }

    #[test]
    fn what_is_no_unit_price_is_refused() {
        for text in ["", "-1.00", ".5", "5.", "05.00", "1,50", "1e3", "1.00000000000", "1000000000000"] {
            assert_eq!(text.parse::<UnitPrice>(), Err(UnitPriceError), "{text}");
        }
    }
}
