//! Amounts as people type them.

use avoir::domain::locale::Locale;
use avoir::domain::money::typed::{TypedAmount, TypedAmountRefusal};
use avoir::domain::money::{Amount, Currency};
use proptest::prelude::*;

use crate::ten_thousand;
use crate::world::currency;

/// As an amount that is not negative, in no language.
fn unsigned(text: &str, currency: Currency) -> Result<Amount, TypedAmountRefusal> {
    TypedAmount { currency, locale: None, signed: false }.read(text)
}

proptest! {
    #![proptest_config(ten_thousand())]

    #[test]
    fn what_the_screen_shows_can_be_typed(minor in -1_000_000_000_000_i64..1_000_000_000_000, currency in currency()) {
        let amount = Amount::from_minor(minor, currency);
        for locale in [Locale::Fr, Locale::En] {
            let reader = TypedAmount { currency, locale: Some(locale), signed: true };
            prop_assert_eq!(reader.read(&amount.display(currency, locale)), Ok(amount));
            prop_assert_eq!(reader.read(&amount.display_number(locale)), Ok(amount));
        }
    }

    /// A keyboard has no narrow spaces.
    #[test]
    fn plain_digits_with_a_comma_or_a_point_are_read(minor in 0..1_000_000_000_000_i64, currency in currency()) {
        let amount = Amount::from_minor(minor, currency);
        for text in [amount.to_string(), amount.to_string().replace('.', ",")] {
            match unsigned(&text, currency) {
                Ok(read) => prop_assert_eq!(read, amount),
                Err(refusal) => {
                    prop_assert_eq!(currency.digits(), 3);
                    prop_assert!(refusal.suggestions().any(|suggestion| suggestion == amount));
                }
            }
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "[-+0-9., '\u{a0}\u{202f}€$A-Za-zł٤]{0,14}", currency in currency()) {
        match unsigned(&text, currency) {
            Ok(amount) => {
                prop_assert_eq!(amount.digits(), currency.digits());
                prop_assert!(!amount.is_negative() && text.contains(|c: char| c.is_ascii_digit()));
            }
            Err(TypedAmountRefusal::Ambiguous { thousands, decimal }) => {
                prop_assert!(decimal.is_none_or(|decimal| decimal < thousands));
            }
            Err(_) => {}
        }
    }

    #[test]
    fn any_text_at_all_is_read_or_refused(text in any::<String>(), currency in currency()) {
        let _ = unsigned(&text, currency);
    }
}
