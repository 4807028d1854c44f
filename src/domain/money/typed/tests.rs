use super::*;

fn currency(code: &str) -> Currency {
    Currency::parse(code).expect("an ISO 4217 code")
}

fn amount(text: &str) -> Amount {
    text.parse().expect("an amount as on the wire")
}

/// As an amount that is not negative, in no language.
fn unsigned(text: &str, code: &str) -> Result<Amount, TypedAmountRefusal> {
    TypedAmount { currency: currency(code), locale: None, signed: false }.read(text)
}

fn check(text: &str, code: &str, expected: &str) {
    assert_eq!(unsigned(text, code), Ok(amount(expected)), "{text:?} in {code}");
}

fn check_refused(text: &str, code: &str, refusal: TypedAmountRefusal) {
    assert_eq!(unsigned(text, code), Err(refusal), "{text:?} in {code}");
}

#[test]
fn an_amount_is_read_as_french_and_english_write_it() {
    for text in ["44,60", "44.60", "44,6", " 44.60 ", "44,60 €", "44,60\u{a0}€", "€44.60", "€ 44.60", "EUR 44.60"]
    {
        check(text, "EUR", "44.60");
    }
    for text in ["1599,99", "1 599,99", "1\u{a0}599,99", "1\u{202f}599,99\u{a0}€", "1.599,99", "1,599.99", "1'599.99"]
    {
        check(text, "EUR", "1599.99");
    }
    check("1.234.567", "EUR", "1234567.00");
    check("1,234,567.8", "EUR", "1234567.80");
    check("44,60 eur", "EUR", "44.60");
}

#[test]
fn what_stands_before_or_behind_the_mark_may_be_left_out() {
    check(",50", "EUR", "0.50");
    check("44,", "EUR", "44.00");
    check("007,50", "EUR", "7.50");
    check("0", "EUR", "0.00");
}

#[test]
fn a_text_has_at_most_64_characters() {
    check(&format!("{}7777", "0".repeat(60)), "EUR", "7777.00");
    check_refused(&format!("{}7777", "0".repeat(61)), "EUR", TypedAmountRefusal::NotAnAmount);
}

#[test]
fn digits_follow_the_currency() {
    check("1500", "JPY", "1500");
    check("1,500", "JPY", "1500");
    check("¥1.500", "JPY", "1500");
    check("1500,00", "JPY", "1500");
    check("0.500", "KWD", "0.500");
    check("12,3500", "EUR", "12.35");
}

#[test]
fn one_mark_with_three_digits_behind_it_is_ambiguous() {
    let thousands = amount("1234.00");
    for text in ["1,234", "1.234", "€1,234"] {
        check_refused(text, "EUR", TypedAmountRefusal::Ambiguous { thousands, decimal: None });
    }
    let (thousands, decimal) = (amount("1500.000"), Some(amount("1.500")));
    for text in ["1.500", "1,500"] {
        check_refused(text, "KWD", TypedAmountRefusal::Ambiguous { thousands, decimal });
    }
}

#[test]
fn what_may_have_been_meant_is_suggested() {
    let suggested = |text, code| unsigned(text, code).unwrap_err().suggestions().collect::<Vec<_>>();
    assert_eq!(suggested("1,234", "EUR"), [amount("1234.00")]);
    assert_eq!(suggested("1.500", "KWD"), [amount("1500.000"), amount("1.500")]);
    assert_eq!(suggested("abc", "EUR"), []);
}

#[test]
fn what_is_written_as_the_screen_writes_it_is_not_ambiguous() {
    let read = |text, locale| TypedAmount { currency: currency("KWD"), locale: Some(locale), signed: false }.read(text);
    let one_and_a_half = Ok(amount("1.500"));
    assert_eq!(read("1.500", Locale::En), one_and_a_half);
    assert_eq!(read("1,500", Locale::Fr), one_and_a_half);
    assert!(read("1,500", Locale::En).is_err());
    assert!(read("1.500", Locale::Fr).is_err());
}

#[test]
fn a_negative_amount_is_read_where_it_is_asked_for() {
    let read = |text| TypedAmount { currency: currency("EUR"), locale: None, signed: true }.read(text);
    for text in ["-2,00", "\u{2212}2,00 €", "- 2", "€-2.00", "-€2.00"] {
        assert_eq!(read(text), Ok(amount("-2.00")), "{text:?}");
        assert_eq!(unsigned(text, "EUR"), Err(TypedAmountRefusal::Negative), "{text:?}");
    }
    assert_eq!(read("+2,00"), Ok(amount("2.00")));
    assert_eq!(read("--2,00"), Err(TypedAmountRefusal::NotAnAmount));
}

#[test]
fn another_currency_is_not_taken_for_this_one() {
    check("$5", "CAD", "5.00");
    for text in ["$5", "5 USD", "£5", "5 kr"] {
        check_refused(text, "EUR", TypedAmountRefusal::OtherCurrency);
    }
}

#[test]
fn anything_else_is_refused() {
    check_refused("", "EUR", TypedAmountRefusal::Empty);
    check_refused("  €", "EUR", TypedAmountRefusal::Empty);
    for text in ["abc", "5 apples", "1e3", "NaN", "٤٤", ".", "4-4", "12/3", &"1".repeat(65)] {
        check_refused(text, "EUR", TypedAmountRefusal::NotAnAmount);
    }
    for text in ["1 59,99", "12 34", "1,23,456.00", "1.234,567,89", "1 234.567,89", "1  599,99", "1..5", "1,,5"] {
        check_refused(text, "EUR", TypedAmountRefusal::WrongGroups);
    }
    check_refused("44,60", "KRW", TypedAmountRefusal::TooManyDigits { digits: 0 });
    check_refused("4444,605", "EUR", TypedAmountRefusal::TooManyDigits { digits: 2 });
    check_refused("0,123", "EUR", TypedAmountRefusal::TooManyDigits { digits: 2 });
    check("123456789012", "EUR", "123456789012.00");
    check_refused("1234567890123", "EUR", TypedAmountRefusal::TooLong);
}
