//! What customers are told.

use super::facts::{RefundFact, ReplyFacts, ReturnFacts};
use super::template::ShopWords;
use crate::domain::canned_reply::{CannedReply, ReplyKind};
use crate::domain::eligibility::NotCancellable;
use crate::domain::locale::Locale;
use crate::domain::money::{Amount, Currency};
use crate::domain::payment::ProviderKind;
use crate::domain::refund_task::{AlternativeMethod, RefundMeans};

/// In the words that ship.
fn reply(facts: &ReplyFacts<'_>, kind: ReplyKind, language: Locale) -> CannedReply {
    facts.reply(kind, language, &ShopWords::default())
}

fn facts() -> ReplyFacts<'static> {
    let eur = |minor| Amount::from_minor(minor, Currency::EUR);
    ReplyFacts {
        shop: "Maison Lumen",
        customer: "Awa Diallo",
        order: "ORD00123",
        currency: Currency::EUR,
        not_cancellable: Some(NotCancellable::Preparing),
        refunds: vec![
            RefundFact {
                amount: eur(3000),
                kind: ProviderKind::Firm,
                known_as: Some("HiPay"),
                means: RefundMeans::Original,
                is_at_till: false,
                is_made: true,
            },
            RefundFact {
                amount: eur(1000),
                kind: ProviderKind::GiftCard,
                known_as: None,
                means: RefundMeans::Original,
                is_at_till: false,
                is_made: true,
            },
            RefundFact {
                amount: eur(460),
                kind: ProviderKind::Firm,
                known_as: Some("PayPal"),
                means: RefundMeans::Alternative(AlternativeMethod::BankTransfer),
                is_at_till: false,
                is_made: true,
            },
        ],
        refunded_before: eur(500),
        set_aside: eur(0),
        credited: None,
        returning: None,
        credited_items: vec![(2, "Mug"), (0, "Bougie")],
    }
}

#[test]
fn who_sends_something_back_is_told_where_to_and_what_to_write_on_it() {
    let returning = ReturnFacts {
        number: "ORD00123-RET1",
        address: vec!["Maison Lumen".to_owned(), "69001 Lyon".to_owned()],
        items: vec![(2, "Mug")],
    };
    let facts = ReplyFacts { returning: Some(returning), ..facts() };
    for (language, subject) in [
        (Locale::Fr, "Comment nous retourner vos articles (ORD00123-RET1)"),
        (Locale::En, "How to send your items back (ORD00123-RET1)"),
    ] {
        let told = reply(&facts, ReplyKind::HowToReturn, language);
        assert_eq!(told.subject, subject);
        for part in ["• 2 × Mug", "ORD00123-RET1", "Maison Lumen\n69001 Lyon", "ORD00123"] {
            assert!(told.body.contains(part), "{part} in {}", told.body);
        }
        assert!(!told.body.contains('€'), "a return promises no money: {}", told.body);
    }
}

fn of_a_note() -> ReplyFacts<'static> {
    ReplyFacts { credited: Some(("AV-2026-000001", Amount::from_minor(4460, Currency::EUR))), ..facts() }
}

#[test]
fn a_reply_about_a_note_says_what_goes_back_and_nothing_of_cancelling() {
    let said = |facts: &ReplyFacts, language| message(facts, ReplyKind::Credited, language);
    let french = said(&of_a_note(), Locale::Fr);
    let english = said(&of_a_note(), Locale::En);
    assert!(french.starts_with("Nous vous avons remboursé 44,60 € sur votre commande ORD00123 :\n\n"), "{french}");
    assert!(english.starts_with("We have refunded you €44.60 for your order ORD00123:\n\n"), "{english}");
    assert!(french.contains("\n\nArticles concernés :\n\n• 2 × Mug\n• Bougie\n\n"), "{french}");
    assert!(english.contains("\n\nItems concerned:\n\n• 2 × Mug\n• Bougie\n\n"), "{english}");
    assert!(french.ends_with("Ce remboursement fait l’objet de la note de crédit AV-2026-000001."), "{french}");
    assert!(english.ends_with("The refund is on credit note AV-2026-000001."), "{english}");
    assert!(!french.contains("annul") && !english.contains("cancel"), "{french}{english}");
    let mut promised = of_a_note();
    promised.refunds[0].is_made = false;
    assert!(said(&promised, Locale::Fr).starts_with("Nous vous remboursons 44,60 € "));
    assert!(said(&promised, Locale::En).starts_with("We are refunding you €44.60 "));
    assert_eq!(
        reply(&of_a_note(), ReplyKind::Credited, Locale::Fr).subject,
        "Remboursement sur votre commande ORD00123"
    );
}

#[test]
fn a_note_that_gives_no_money_back_is_told_without_a_refund() {
    let facts = ReplyFacts { refunds: Vec::new(), ..of_a_note() };
    let french = message(&facts, ReplyKind::Credited, Locale::Fr);
    let english = message(&facts, ReplyKind::Credited, Locale::En);
    assert!(french.contains("44,60 €") && !french.contains("rembours"), "{french}");
    assert!(english.contains("€44.60") && !english.contains("refund"), "{english}");
}

#[test]
fn what_was_used_at_a_till_is_on_no_account_and_no_bank_is_waited_for() {
    let mut facts = of_a_note();
    facts.refunds.truncate(1);
    facts.refunds[0].is_at_till = true;
    let (french, english) =
        (message(&facts, ReplyKind::Credited, Locale::Fr), message(&facts, ReplyKind::Credited, Locale::En));
    assert!(french.contains("• 30,00 € en avoir, utilisé en magasin") && !french.contains("banque"), "{french}");
    assert!(english.contains("• €30.00 as credit, used in our shop") && !english.contains("bank"), "{english}");
}

#[test]
fn the_reply_names_the_order_the_total_and_every_means() {
    let told = reply(&facts(), ReplyKind::Cancelled, Locale::Fr);
    for part in ["Awa Diallo", "ORD00123", "44,60", "30,00", "HiPay", "carte-cadeau", "virement", "Maison Lumen"] {
        assert!(told.body.contains(part), "{part} in {}", told.body);
    }
    assert_eq!(told.subject, "Annulation de votre commande ORD00123");
    assert!(!told.body.contains("5,00"), "what went back before is not refunded now: {}", told.body);
}

#[test]
fn a_reply_that_refuses_says_why_and_mentions_no_money() {
    for language in [Locale::Fr, Locale::En] {
        let body = reply(&facts(), ReplyKind::CannotCancel, language).body;
        assert!(!body.contains('€'), "{body}");
        assert!(body.contains("ORD00123"), "{body}");
    }
}

#[test]
fn an_order_without_money_to_give_back_is_answered_without_a_list() {
    let nothing = Amount::zero(Currency::EUR);
    let facts = ReplyFacts { refunds: Vec::new(), refunded_before: nothing, ..facts() };
    let body = reply(&facts, ReplyKind::Cancelled, Locale::En).body;
    assert!(!body.contains("0.00") && body.contains("nothing was charged"), "{body}");
    let body = reply(&facts, ReplyKind::Cancelled, Locale::Fr).body;
    assert!(!body.contains("0,00") && body.contains("Aucun montant n’ayant été encaissé"), "{body}");
}

#[test]
fn what_was_only_reserved_is_said_not_to_have_been_charged() {
    let nothing = Amount::zero(Currency::EUR);
    let set_aside = Amount::from_minor(4962, Currency::EUR);
    let only = ReplyFacts { refunds: Vec::new(), refunded_before: nothing, set_aside, ..facts() };
    let said = |facts: &ReplyFacts, language| message(facts, ReplyKind::Cancelled, language);
    assert_eq!(
        said(&only, Locale::Fr),
        "Nous avons bien annulé votre commande ORD00123. Aucun montant n’ayant été encaissé, vous n’avez rien à \
         faire.\n\nLes 49,62 € réservés sur votre moyen de paiement n’ont pas été encaissés : la réservation disparaît \
         de votre compte sous quelques jours, selon votre banque."
    );
    assert_eq!(
        said(&only, Locale::En),
        "We have cancelled your order ORD00123. As nothing was charged, there is nothing for you to do.\n\nThe \
         €49.62 that were reserved on your means of payment have not been charged: the reservation leaves your \
         account within a few days, depending on your bank."
    );
    let beside = said(&ReplyFacts { set_aside, ..facts() }, Locale::En);
    assert!(beside.contains("€44.60") && beside.contains("The €49.62 that were reserved"), "{beside}");
    assert!(!said(&facts(), Locale::En).contains("reserved"));
}

#[test]
fn what_was_refunded_before_the_cancellation_is_not_said_to_be_never_charged() {
    let facts = ReplyFacts { refunds: Vec::new(), ..facts() };
    let body = reply(&facts, ReplyKind::Cancelled, Locale::En).body;
    assert!(!body.contains("nothing was charged") && body.contains("We had already refunded you €5.00"), "{body}");
    let body = reply(&facts, ReplyKind::Cancelled, Locale::Fr).body;
    assert!(!body.contains("encaissé") && body.contains("Nous vous avions déjà remboursé 5,00"), "{body}");
}

/// The paragraphs between greeting and signature.
fn message(facts: &ReplyFacts, kind: ReplyKind, language: Locale) -> String {
    let body = reply(facts, kind, language).body;
    let (_, message) = body.split_once("\n\n").expect("a greeting");
    let (message, _) = message.rsplit_once("\n\n").expect("a signature");
    message.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_reply_that_refuses_fits_how_far_the_order_is() {
    let later = "\n\nWhen you receive it you can return the items to us; we refund you as soon as they have arrived.";
    let plus_tard = "\n\nÀ sa réception, vous pourrez nous retourner les articles ; nous vous rembourserons dès qu’ils \
                     nous seront parvenus.";
    for (why, english, french) in [
        (
            NotCancellable::Printing,
            format!("We are sorry that we can't cancel your order ORD00123: its papers are being printed.{later}"),
            format!(
                "Nous ne pouvons malheureusement pas annuler votre commande ORD00123 : ses documents sont en cours \
                 d’impression.{plus_tard}"
            ),
        ),
        (
            NotCancellable::Preparing,
            format!("We are sorry that we can't cancel your order ORD00123: our warehouse is preparing it.{later}"),
            format!(
                "Nous ne pouvons malheureusement pas annuler votre commande ORD00123 : elle est en cours de \
                 préparation dans notre entrepôt.{plus_tard}"
            ),
        ),
        (
            NotCancellable::Shipped,
            format!("We are sorry that we can't cancel your order ORD00123: it has been shipped.{later}"),
            format!(
                "Nous ne pouvons malheureusement pas annuler votre commande ORD00123 : elle a déjà été \
                 expédiée.{plus_tard}"
            ),
        ),
        (
            NotCancellable::Delivered,
            "We are sorry that we can't cancel your order ORD00123: it has been delivered.\n\nYou can still return \
             it: answer this message and tell us which items you wish to send back. We tell you how to return them, \
             and refund you as soon as they have arrived."
                .to_owned(),
            "Nous ne pouvons malheureusement pas annuler votre commande ORD00123 : elle a déjà été livrée.\n\nVous \
             pouvez encore nous la retourner : répondez à ce message en nous indiquant les articles à renvoyer. Nous \
             vous dirons comment procéder, et vous rembourserons dès qu’ils nous seront parvenus."
                .to_owned(),
        ),
        (
            NotCancellable::AlreadyCancelled,
            "Your order ORD00123 is cancelled already, so it will not be sent. There is nothing for you to do."
                .to_owned(),
            "Votre commande ORD00123 est déjà annulée : elle ne vous sera pas envoyée, et vous n’avez rien à faire."
                .to_owned(),
        ),
        (
            NotCancellable::UnknownStatus,
            "We are sorry that we can't cancel your order ORD00123: it is being processed.\n\nYou can return the \
             items to us once you have them; we refund you as soon as they have arrived."
                .to_owned(),
            "Nous ne pouvons malheureusement pas annuler votre commande ORD00123 : son traitement est déjà \
             engagé.\n\nVous pourrez nous retourner les articles une fois en votre possession ; nous vous \
             rembourserons dès qu’ils nous seront parvenus."
                .to_owned(),
        ),
    ] {
        let facts = ReplyFacts { not_cancellable: Some(why), ..facts() };
        assert_eq!(message(&facts, ReplyKind::CannotCancel, Locale::En), english);
        assert_eq!(message(&facts, ReplyKind::CannotCancel, Locale::Fr), french);
    }
}

#[test]
fn a_refund_is_said_to_be_made_once_it_is() {
    let made = facts();
    assert!(message(&made, ReplyKind::Cancelled, Locale::Fr).contains("Nous vous avons remboursé 44,60 € :"));
    assert!(message(&made, ReplyKind::Cancelled, Locale::En).contains("We have refunded you €44.60:"));
    let mut promised = facts();
    promised.refunds[0].is_made = false;
    assert!(message(&promised, ReplyKind::Cancelled, Locale::Fr).contains("Nous vous remboursons 44,60 € :"));
    assert!(message(&promised, ReplyKind::Cancelled, Locale::En).contains("We are refunding you €44.60:"));
}

#[test]
fn a_bank_is_named_where_one_takes_its_time() {
    let (bank, banque) = ("Depending on your bank", "Selon votre banque");
    let only = |position: usize| ReplyFacts { refunds: vec![facts().refunds[position]], ..facts() };
    for (position, names_bank) in [(0, true), (1, false), (2, true)] {
        let said = |language| message(&only(position), ReplyKind::Cancelled, language);
        assert_eq!(said(Locale::En).contains(bank), names_bank, "{position}");
        assert_eq!(said(Locale::Fr).contains(banque), names_bank, "{position}");
    }
}

#[test]
fn a_customer_whose_name_nobody_knows_is_greeted_too() {
    let nameless = ReplyFacts { customer: " ", ..facts() };
    assert!(reply(&nameless, ReplyKind::Cancelled, Locale::Fr).body.starts_with("Bonjour,\n"));
    assert!(reply(&nameless, ReplyKind::CannotCancel, Locale::En).body.starts_with("Hello,\n"));
}
