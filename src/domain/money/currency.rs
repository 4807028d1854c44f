//! Currencies and their minor units, by ISO 4217.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A currency by its three-letter ISO 4217 code; it knows how many digits its amounts have.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[schemars(with = "String")]
#[serde(try_from = "String", into = "String")]
pub struct Currency {
    code: [u8; 3],
    digits: u8,
}

/// The text is not the code of a currency, of today or of the past.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an ISO 4217 currency code such as EUR")]
pub struct UnknownCurrency;

/// The codes by the number of digits of their minor unit: those of ISO 4217's list one, and behind them those that
/// ended (list three), in which orders of their time are credited still.
const BY_DIGITS: [(u8, &str); 5] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY \
         COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF \
         IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR \
         MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG \
         SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST \
         XCD XCG YER ZAR ZMW ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (0, "ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE TPE TRL"),
    (
        2,
        "AFA ANG ATS AZM BGL BGN CSD CUC CYP DEM EEK FIM FRF GHC GWP HRK IEP LTL LVL MRO MTL MZM NLG PLZ ROL RUR \
         SDD SIT SKK SLL SRG STD TMM VEB VED VEF XEU YUM ZMK ZWD ZWL ZWN ZWR",
    ),
];

impl Currency {
    pub const EUR: Self = Self { code: *b"EUR", digits: 2 };

    /// Reads a code as ISO 4217 writes it, in capitals.
    ///
    /// # Errors
    /// [`UnknownCurrency`] when no currency has or had this code.
    pub fn parse(code: &str) -> Result<Self, UnknownCurrency> {
        let letters: [u8; 3] = code.as_bytes().try_into().map_err(|_| UnknownCurrency)?;
        BY_DIGITS
            .iter()
            .find(|(_, codes)| codes.split_ascii_whitespace().any(|known| known == code))
            .map(|&(digits, _)| Self { code: letters, digits })
            .ok_or(UnknownCurrency)
    }

    /// Every currency, with its code.
    pub fn all() -> impl Iterator<Item = (&'static str, Self)> {
        let of_digits = |(digits, codes): &'static (u8, &'static str)| {
            codes.split_ascii_whitespace().filter_map(|code| {
                let letters = code.as_bytes().try_into().ok()?;
                Some((code, Self { code: letters, digits: *digits }))
            })
        };
        BY_DIGITS.iter().flat_map(of_digits)
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).expect("only listed ASCII codes are ever built")
    }

    /// The number of digits that its amounts have after the point.
    pub const fn digits(self) -> u8 {
        self.digits
    }
}

impl TryFrom<String> for Currency {
    type Error = UnknownCurrency;

    fn try_from(code: String) -> Result<Self, UnknownCurrency> {
        Self::parse(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_iso_4217() {
        for (code, digits) in [("JPY", 0), ("EUR", 2), ("GBP", 2), ("KWD", 3), ("XCG", 2)] {
            assert_eq!(Currency::parse(code).map(Currency::digits), Ok(digits), "{code}");
        }
    }

    #[test]
    fn currencies_that_ended_keep_their_digits() {
        for (code, digits) in
            [("HRK", 2), ("BGN", 2), ("LTL", 2), ("LVL", 2), ("EEK", 2), ("FRF", 2), ("DEM", 2), ("ITL", 0), ("ESP", 0)]
        {
            assert_eq!(Currency::parse(code).map(Currency::digits), Ok(digits), "{code}");
        }
    }

    #[test]
    fn every_listed_currency_is_read_by_its_code() {
        assert!(Currency::all().any(|(code, currency)| (code, currency) == ("EUR", Currency::EUR)));
        for (code, currency) in Currency::all() {
            assert_eq!((Currency::parse(code), currency.code()), (Ok(currency), code));
        }
    }

    #[test]
    fn no_code_is_listed_twice() {
        let mut codes: Vec<_> = Currency::all().map(|(code, _)| code).collect();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    #[test]
    fn a_currency_is_written_by_its_code() {
        assert_eq!(Currency::EUR.to_string(), "EUR");
        assert_eq!(format!("{:?}", Some(Currency::EUR)), "Some(EUR)");
        assert_eq!(serde_json::to_string(&Currency::EUR).unwrap(), r#""EUR""#);
    }

    #[test]
    fn what_is_not_a_currency_is_refused() {
        for text in ["", "eur", "EURO", "XXX", "E R", "€"] {
            assert_eq!(Currency::parse(text), Err(UnknownCurrency), "{text:?}");
        }
    }
}
