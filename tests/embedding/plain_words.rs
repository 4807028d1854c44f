//! The page without the program has words of its own: where the desk has a word for the same thing, they are the same.

use avoir::domain::case::PaymentState;
use avoir::domain::locale::Locale;
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::payment::ProviderKind;
use avoir::domain::refund_task::AlternativeMethod;
use avoir::ui::language::Texts;

use super::read;

/// What follows `fr: {` or `en: {`, up to the next of them.
fn of(locale: Locale, text: &str) -> String {
    let (french, english) = text.split_once("\n  en: {").expect("English is second");
    match locale {
        Locale::Fr => french.to_owned(),
        Locale::En => english.to_owned(),
    }
}

#[track_caller]
fn says_all(there: &str, pairs: &[(&str, &str)]) {
    for (key, word) in pairs {
        let said = format!("{key}: '{word}'");
        assert!(there.contains(&said), "{said}");
    }
}

#[test]
fn the_words_of_the_trade_are_those_of_the_desk() {
    let file = read("public/shell/plain/trade.js");
    for locale in [Locale::Fr, Locale::En] {
        let (there, texts) = (of(locale, &file), Texts::of(locale));
        let domain = &texts.domain;
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        pairs.extend(LogisticStatus::KNOWN.map(|word| (word.as_str(), (domain.logistic_status)(word))));
        pairs.extend(PaymentState::KNOWN.map(|word| (word.as_str(), (domain.payment_state)(word))));
        pairs.push(("paid_in_part", domain.paid_in_part));
        let kinds = ProviderKind::KNOWN.into_iter().filter(|kind| *kind != ProviderKind::Firm);
        pairs.extend(kinds.map(|word| (word.as_str(), (domain.kind)(word))));
        pairs.extend(AlternativeMethod::ALL.map(|word| (word.as_str(), (domain.method)(word))));
        let void = (domain.void)("");
        pairs.push(("void", &void));
        let words = &texts.order.payments;
        pairs.extend([
            ("voided", words.voided),
            ("left_standing", words.left_standing),
            ("used_at_till", words.used_at_till),
            ("used_in_part", words.used_at_till_in_part),
            ("to_do", words.to_do),
            ("opened", words.waiting),
            ("done", words.done),
            ("less", words.done_in_part),
            ("twice", words.done_twice),
            ("impossible", words.impossible),
            ("bounced", words.bounced),
            ("never_made", words.never_made),
            ("given_up", words.given_up),
            ("withdrawn", words.withdrawn),
        ]);
        says_all(&there, &pairs);
    }
}

#[test]
fn the_labels_are_those_of_the_desk() {
    let file = read("public/shell/plain/words.js");
    for locale in [Locale::Fr, Locale::En] {
        let (there, texts) = (of(locale, &file), Texts::of(locale));
        let (order, unfinished) = (&texts.order, &texts.unfinished);
        let pairs = [
            ("order", unfinished.order),
            ("payments", order.payments.title),
            ("refunds", order.payments.refunds),
            ("notes", order.credit_notes.title),
            ("noNotes", order.credit_notes.none),
            ("noPayments", order.payments.none),
            ("totals", order.totals.title),
            ("gross", order.totals.gross),
            ("captured", order.payments.captured),
            ("refunded", order.payments.refunded),
            ("pending", order.payments.pending),
            ("givenUp", order.payments.given_up_in_all),
            ("refundable", order.payments.refundable),
            ("overpayment", order.payments.overpayment),
            ("transaction", order.payments.transaction),
            ("unfinished", unfinished.title),
            ("left", unfinished.total_pending),
            ("startedBy", unfinished.started_by),
            ("since", unfinished.since),
        ];
        says_all(&there, &pairs);
    }
}
