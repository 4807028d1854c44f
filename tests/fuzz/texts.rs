//! What people type and paste: amounts, references, keys, moments, addresses.

use avoir::api::operations::OperationKey;
use avoir::api::orders::version_of;
use avoir::domain::invisible::is_as_it_looks;
use avoir::domain::locale::Locale;
use avoir::domain::moment_or_day::MomentOrDay;
use avoir::domain::money::typed::TypedAmount;
use avoir::domain::money::{Amount, Currency};
use avoir::domain::payment::PaymentProvider;
use avoir::domain::portal::{PortalTemplate, PortalUrl};
use avoir::domain::refund_task::RefundOutcome;
use avoir::domain::timestamp::Timestamp;

use crate::damage::TEXTS;
use crate::dice::Dice;
use crate::full::times;
use crate::survives;

const TYPED: [&str; 16] = [
    "44,60",
    "1 599,99",
    "1\u{202f}599,99 €",
    "€44.60",
    "EUR 1,234.56",
    "-5.00",
    "1'234.50 CHF",
    "１２３",
    "999999999999,99",
    "1,234",
    "8003121",
    "pi_3PabcDEF",
    "\"0123456789abcdef\"",
    "2026-11-20",
    "https://dashboard.stripe.com/payments/pi_3PabcDEF",
    "\"v7\"",
];

const CURRENCIES: [&str; 4] = ["EUR", "JPY", "KWD", "CHF"];

const LETTERS: [char; 24] = [
    '0', '9', '1', ',', '.', ' ', '\u{a0}', '\u{202f}', '-', '−', '+', '\'', '’', '€', '$', 'E', 'e', '\u{200b}',
    '\u{202e}', '\u{0}', '٣', '１', '\n', 'x',
];

fn typed(dice: &mut Dice) -> String {
    let from = if dice.once_in(3) { TEXTS[dice.below(TEXTS.len())] } else { TYPED[dice.below(TYPED.len())] };
    let mut letters: Vec<char> = from.chars().collect();
    for _ in 0..dice.below(4) {
        let at = dice.below(letters.len() + 1);
        match dice.below(4) {
            0 if at < letters.len() => drop(letters.remove(at)),
            1 => letters.extend(TYPED[dice.below(TYPED.len())].chars()),
            _ => letters.insert(at, *dice.pick(&LETTERS)),
        }
    }
    letters.into_iter().collect()
}

/// An amount is read as itself from how the screen writes it and from how it goes over the wire.
fn amounts(text: &str, dice: &mut Dice) -> usize {
    let locale = *dice.pick(&[Locale::Fr, Locale::En]);
    let currency = Currency::parse(CURRENCIES[dice.below(CURRENCIES.len())]).unwrap();
    let how = TypedAmount { currency, locale: Some(locale), signed: dice.once_in(2) };
    if let Ok(amount) = text.parse::<Amount>() {
        assert_eq!(amount.to_string().parse(), Ok(amount));
    }
    match how.read(text) {
        Ok(amount) => {
            assert_eq!(amount.digits(), currency.digits());
            assert!(how.signed || !amount.is_negative());
            assert_eq!(how.read(&amount.display_number(locale)), Ok(amount), "{text}");
            assert_eq!(amount.to_string().parse(), Ok(amount));
            1
        }
        Err(refusal) => {
            assert!(refusal.suggestions().all(|amount| amount.digits() == currency.digits()));
            0
        }
    }
}

/// A reference is kept so that it looks like what it is, and is not changed by being said again.
fn references(text: &str) {
    let said = RefundOutcome::done(text.to_owned()).trimmed();
    assert_eq!(said.trimmed(), said);
    assert!(said.names_a_refund().is_none_or(|name| !name.chars().any(char::is_control)));
}

fn others(text: &str) {
    if let Some(moment) = Timestamp::parse(text) {
        assert_eq!(Timestamp::parse(&moment.to_string()), Some(moment), "{text}");
    }
    let _ = MomentOrDay::parse(text);
    if let Some(version) = version_of(text) {
        assert_eq!(text, format!("\"v{version}\""));
    }
    if let Ok(key) = OperationKey::parse(text) {
        assert_eq!(OperationKey::parse(key.as_str()), Ok(key));
    }
    let _ = is_as_it_looks(text);
    if let Some(provider) = PaymentProvider::parse(text) {
        assert_eq!(provider.as_str(), text);
    }
    let hosts = ["example.com".to_owned()];
    if let Ok(url) = PortalUrl::parse(&hosts, text) {
        assert!(url.is_stand_in() || url.to_string().starts_with("https://"), "{text}");
    }
    for link in [format!("https://pay.example.com/{text}"), text.to_owned(), format!("https://pay.example.com{text}")] {
        if let Ok(template) = PortalTemplate::parse(&link, &hosts) {
            for transaction in [text, "../..", "@evil.example"] {
                if let Some(url) = template.fill(&hosts, transaction, text) {
                    assert!(PortalUrl::parse(&hosts, &url.to_string()).is_ok(), "{url}");
                }
            }
        }
    }
}

#[test]
fn whatever_is_typed_is_read_as_itself_or_refused() {
    let mut dice = Dice::seeded(3);
    let (all, mut read) = (times(20_000, 350_000), 0);
    for _ in 0..all {
        let text = typed(&mut dice);
        read += survives(text.as_bytes(), || {
            references(&text);
            others(&text);
            amounts(&text, &mut dice)
        });
    }
    println!("{all} texts, {read} of them amounts");
    assert!(read > all / 50);
}
