//! An amount as a person reads it.

use super::{Amount, Currency};
use crate::domain::locale::Locale;

/// U+202F, which French typography puts between groups of digits.
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';
const NO_BREAK_SPACE: char = '\u{a0}';
/// U+2212, as wide as a digit in tabular figures.
const MINUS: char = '\u{2212}';

impl Amount {
    /// With its currency, as printed in this language: `1 599,99 €` or `€1,599.99`.
    pub fn display(self, currency: Currency, locale: Locale) -> String {
        with_currency(&self.display_number(locale), currency, locale)
    }

    /// Without its currency: `1 599,99` or `1,599.99`.
    pub fn display_number(self, locale: Locale) -> String {
        grouped(&self.to_string(), locale)
    }
}

/// A figure as the wire has it, as this language writes it.
pub(super) fn grouped(plain: &str, locale: Locale) -> String {
    let (group, point) = match locale {
        Locale::Fr => (NARROW_NO_BREAK_SPACE, ','),
        Locale::En => (',', '.'),
    };
    let unsigned = plain.trim_start_matches('-');
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut text = String::with_capacity(plain.len() + 4);
    text.extend(plain.starts_with('-').then_some(MINUS));
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// A grouped figure with its currency where this language puts it.
pub(super) fn with_currency(number: &str, currency: Currency, locale: Locale) -> String {
    let sign = symbol(currency);
    match (locale, number.strip_prefix(MINUS)) {
        (Locale::Fr, _) => format!("{number}{NO_BREAK_SPACE}{sign}"),
        (Locale::En, unsigned) => {
            let minus = if unsigned.is_some() { "\u{2212}" } else { "" };
            let gap = if sign.len() == 3 && sign.is_ascii() { "\u{a0}" } else { "" };
            format!("{minus}{sign}{gap}{}", unsigned.unwrap_or(number))
        }
    }
}

/// The sign that a currency is known by; its code for all others.
fn symbol(currency: Currency) -> String {
    match currency.code() {
        "EUR" => "€".to_owned(),
        "GBP" => "£".to_owned(),
        "USD" => "$".to_owned(),
        "JPY" => "¥".to_owned(),
        code => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, code: &str, locale: Locale) -> String {
        text.parse::<Amount>().unwrap().display(Currency::parse(code).unwrap(), locale)
    }

    #[test]
    fn french_groups_by_narrow_spaces_and_puts_the_sign_behind() {
        assert_eq!(shown("1599.99", "EUR", Locale::Fr), "1\u{202f}599,99\u{a0}€");
        assert_eq!(shown("-4.90", "EUR", Locale::Fr), "\u{2212}4,90\u{a0}€");
        assert_eq!(shown("1500", "JPY", Locale::Fr), "1\u{202f}500\u{a0}¥");
        assert_eq!(shown("150.00", "EUR", Locale::Fr), "150,00\u{a0}€");
    }

    #[test]
    fn english_groups_by_commas_and_puts_the_sign_in_front() {
        assert_eq!(shown("1599.99", "GBP", Locale::En), "£1,599.99");
        assert_eq!(shown("44.60", "EUR", Locale::En), "€44.60");
        assert_eq!(shown("44.60", "USD", Locale::En), "$44.60");
        assert_eq!(shown("-1234567.890", "KWD", Locale::En), "\u{2212}KWD\u{a0}1,234,567.890");
    }
}
