//! What agents copy of a provider's page.

use avoir::domain::locale::Locale;
use avoir::domain::money::{Amount, Currency};
use avoir::domain::refund_task::{PageAmount, ProviderPage, fixture};
use proptest::prelude::*;

use crate::ten_thousand;
use crate::world::currency;

fn read(text: &str, currency: Currency) -> ProviderPage {
    ProviderPage::read(text, &fixture::task(), currency, None)
}

/// An amount as one of the pages that are known writes it.
fn written(amount: Amount, currency: Currency, notation: usize) -> String {
    let (code, plain) = (currency.code(), amount.to_string());
    match notation % 8 {
        0 => amount.display(currency, Locale::Fr),
        1 => amount.display(currency, Locale::En),
        2 => format!("{code} {plain}"),
        3 => format!("{} {code}", plain.replace('.', ",")),
        4 => format!("-{} {code}", amount.display_number(Locale::Fr)),
        5 => format!("{code}{plain}"),
        6 => format!("({} {code})", amount.display_number(Locale::Fr).replace('\u{202f}', " ")),
        _ => format!("{} {code}", amount.display_number(Locale::En).replace(',', "'")),
    }
}

fn amount() -> impl Strategy<Value = (Amount, Currency)> {
    (1..100_000_000_000_i64, currency()).prop_map(|(minor, currency)| (Amount::from_minor(minor, currency), currency))
}

/// Words of such pages, without an amount in them.
fn words() -> impl Strategy<Value = String> {
    const WORDS: [&str; 8] = [
        "",
        "Remboursement effectué",
        "Montant :",
        "Refunded amount",
        "le 20/11/2026 à 10:14",
        "Référence : R-18",
        "Transaction 8003121",
        "•••• 4242, TVA 20 %",
    ];
    prop::sample::select(&WORDS[..]).prop_map(str::to_owned)
}

fn separator() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&["\n", "\n\n", "\t", " | ", " — ", "  "][..])
}

proptest! {
    #![proptest_config(ten_thousand())]

    #[test]
    fn an_amount_reads_back_exactly_however_it_is_written(
        (amount, currency) in amount(), notation in 0..8_usize, before in words(), behind in words(),
    ) {
        let page = read(&format!("{before}\n{}\n{behind}", written(amount, currency, notation)), currency);
        let exact = PageAmount { amount, currency };
        // What could as well be thousands is the agent's to say.
        if currency.digits() == 3 {
            prop_assert!(page.amounts.contains(&exact), "{page:?}");
        } else {
            prop_assert_eq!(page.amount(), Some(exact), "{:?}", page);
        }
    }

    #[test]
    fn of_two_amounts_there_is_never_one(
        one in amount(), other in amount(), notations in (0..8_usize, 0..8_usize), between in separator(), home in currency(),
    ) {
        prop_assume!(one != other);
        let (first, second) = (written(one.0, one.1, notations.0), written(other.0, other.1, notations.1));
        let page = read(&format!("{first}{between}{second}"), home);
        prop_assert_eq!(page.amount(), None, "{}{}{}: {:?}", first, between, second, page);
    }

    #[test]
    fn any_text_at_all_is_read(text in any::<String>(), currency in currency()) {
        let page = read(&text, currency);
        prop_assert!(page.amounts.iter().all(|found| found.amount.is_positive()));
        let _ = ProviderPage::is_one(&text, &page);
    }

    #[test]
    fn no_line_of_figures_breaks_the_reader(
        text in "[-+0-9., '\u{a0}\u{202f}€$A-Zrefé°:/%()\n\t]{0,60}", currency in currency(),
    ) {
        let page = read(&text, currency);
        prop_assert!(page.amounts.iter().all(|found| found.amount.check_digits(found.currency).is_ok()));
        prop_assert!(page.references.iter().all(|name| text.contains(name) || name.contains(' ')));
    }
}
