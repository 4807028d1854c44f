//! Rates of taxes, in words.

use rust_decimal::Decimal;

use crate::domain::locale::Locale;

/// A rate as it is written in this language: `5,5 %` or `5.5%`.
pub fn percent(rate: Decimal, locale: Locale) -> String {
    let number = locale.decimal(&(rate * Decimal::ONE_HUNDRED).normalize().to_string());
    match locale {
        Locale::Fr => format!("{number}\u{a0}%"),
        Locale::En => format!("{number}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_written_as_its_reader_writes_it() {
        let rate = "0.055".parse().unwrap();
        assert_eq!(percent(rate, Locale::Fr), "5,5\u{a0}%");
        assert_eq!(percent("0.20".parse().unwrap(), Locale::En), "20%");
    }
}
