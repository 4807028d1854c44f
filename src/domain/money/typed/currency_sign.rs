//! The sign and the currency around a typed figure.

use super::TypedAmountRefusal;
use crate::domain::money::Currency;

/// Signs that aren't a code, and whose they are.
const SIGNS: [(&str, &str); 18] = [
    ("€", "EUR"),
    ("£", "GBP EGP GIP SHP FKP"),
    ("$", "USD AUD BBD BMD BND BSD BZD CAD CLP COP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD XCD"),
    ("¥", "JPY CNY"),
    ("kr", "SEK NOK DKK ISK"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("R$", "BRL"),
    ("₩", "KRW"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("US$", "USD"),
    ("$US", "USD"),
    ("CA$", "CAD"),
    ("$CA", "CAD"),
    ("AU$", "AUD"),
    ("$AU", "AUD"),
];

/// A figure without its sign and currency.
pub(super) struct Sign<'t> {
    pub negative: bool,
    pub unsigned: &'t str,
}

/// The currency that a word beside a figure names: a code in capitals, or a sign. Of a sign that several share it is `home`
/// where that is among them, else the most used of them.
pub fn currency_of(word: &str, home: Currency) -> Option<Currency> {
    if word.eq_ignore_ascii_case(home.code()) {
        return Some(home);
    }
    let Some((_, owners)) = SIGNS.iter().find(|(sign, _)| *sign == word) else { return Currency::parse(word).ok() };
    let mut owners = owners.split(' ');
    let is_home = owners.clone().any(|owner| owner == home.code());
    if is_home { Some(home) } else { Currency::parse(owners.next()?).ok() }
}

/// Takes signs and currency off a trimmed text.
pub(super) fn strip(text: &str, currency: Currency) -> Result<Sign<'_>, TypedAmountRefusal> {
    let (outer, text) = strip_sign(text);
    let start = text.find(|c| !is_of_a_word(c)).unwrap_or(text.len());
    let (before, text) = text.split_at(start);
    let (inner, text) = strip_sign(text.trim_start());
    let end =
        text.rfind(|c| !is_of_a_word(c)).map_or(0, |last| last + text[last..].chars().next().map_or(0, char::len_utf8));
    let (unsigned, behind) = text.split_at(end);
    for word in [before, behind] {
        check_word(word, currency)?;
    }
    if outer.is_some() && inner.is_some() {
        return Err(TypedAmountRefusal::NotAnAmount);
    }
    Ok(Sign { negative: outer.or(inner).unwrap_or(false), unsigned: unsigned.trim() })
}

/// Whether a text starts with a minus or a plus; and the text without it.
fn strip_sign(text: &str) -> (Option<bool>, &str) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (Some(true), rest.trim_start()),
        None => match text.strip_prefix('+') {
            Some(rest) => (Some(false), rest.trim_start()),
            None => (None, text),
        },
    }
}

/// Whether a character belongs to a currency's code or sign rather than to a figure.
fn is_of_a_word(c: char) -> bool {
    c.is_alphabetic() || SIGNS.iter().any(|(sign, _)| sign.contains(c))
}

fn check_word(word: &str, currency: Currency) -> Result<(), TypedAmountRefusal> {
    let of_sign = |sign: &&(&str, &str)| sign.0.eq_ignore_ascii_case(word);
    let owners = SIGNS.iter().find(of_sign).map(|(_, owners)| *owners);
    if word.is_empty()
        || word.eq_ignore_ascii_case(currency.code())
        || owners.is_some_and(|owners| owners.split(' ').any(|owner| owner == currency.code()))
    {
        Ok(())
    } else if owners.is_some() || Currency::parse(&word.to_ascii_uppercase()).is_ok() {
        Err(TypedAmountRefusal::OtherCurrency)
    } else {
        Err(TypedAmountRefusal::NotAnAmount)
    }
}
