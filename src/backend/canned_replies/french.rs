//! The replies in French.

use super::facts::{RefundFact, ReplyFacts};
use crate::domain::canned_reply::ReplyKind;
use crate::domain::eligibility::NotCancellable;
use crate::domain::locale::Locale;
use crate::domain::payment::ProviderKind;
use crate::domain::refund_task::{AlternativeMethod, RefundMeans};

/// All that a reply of this kind has to say, whatever the order's case.
pub fn message(facts: &ReplyFacts, kind: ReplyKind) -> String {
    match kind {
        ReplyKind::Cancelled => cancelled(facts),
        ReplyKind::Credited => credited(facts),
        ReplyKind::HowToReturn => how_to_return(facts),
        ReplyKind::CannotCancel | ReplyKind::Unknown => cannot_cancel(facts),
    }
}

fn cancelled(facts: &ReplyFacts) -> String {
    let told = what_goes_back(facts);
    if facts.set_aside.is_positive() { format!("{told}\n\n{}", reserved(facts)) } else { told }
}

/// Of money that no refund gives back, because nobody took it.
fn reserved(facts: &ReplyFacts) -> String {
    let amount = facts.amount(facts.set_aside, Locale::Fr);
    format!(
        "Les {amount} réservés sur votre moyen de paiement n’ont pas été encaissés : la réservation disparaît \
         de votre compte sous quelques jours, selon votre banque."
    )
}

fn what_goes_back(facts: &ReplyFacts) -> String {
    let order = facts.order;
    let confirmed = format!("Nous avons bien annulé votre commande {order}.");
    if facts.refunds.is_empty() && facts.refunded_before.is_positive() {
        let before = facts.amount(facts.refunded_before, Locale::Fr);
        return format!("{confirmed} Nous vous avions déjà remboursé {before} : vous n’avez rien à faire.");
    }
    if facts.refunds.is_empty() {
        return format!("{confirmed} Aucun montant n’ayant été encaissé, vous n’avez rien à faire.");
    }
    let (told, list) = refunds(facts);
    format!("{confirmed} {told} :\n\n{list}")
}

fn credited(facts: &ReplyFacts) -> String {
    let order = facts.order;
    let (number, total) = facts.credited.unwrap_or(("", facts.total()));
    if facts.refunds.is_empty() {
        let total = facts.amount(total, Locale::Fr);
        return format!(
            "Nous avons établi la note de crédit {number}, de {total}, sur votre commande {order}. Vous n’avez rien à faire."
        );
    }
    let ((told, list), about) = (refunds(facts), about(facts));
    format!(
        "{told} sur votre commande {order} :\n\n{list}\n\n{about}Ce remboursement fait l’objet de la note de crédit {number}."
    )
}

/// What a note gives back; nothing of one that is about no article.
fn about(facts: &ReplyFacts) -> String {
    match facts.credited_list() {
        items if items.is_empty() => items,
        items => format!("Articles concernés :\n\n{items}\n\n"),
    }
}

/// What goes back in all, and the ways it goes.
fn refunds(facts: &ReplyFacts) -> (String, String) {
    let total = facts.amount(facts.total(), Locale::Fr);
    let (told, when) = if facts.all_made() {
        (
            "Nous vous avons remboursé",
            "Selon votre banque, le remboursement apparaît sur votre compte sous 3 à 10 jours ouvrés.",
        )
    } else {
        (
            "Nous vous remboursons",
            "Une fois effectué, le remboursement apparaît sur votre compte sous 3 à 10 jours ouvrés, selon votre banque.",
        )
    };
    let bank = if facts.refunds.iter().any(RefundFact::is_by_bank) { format!("\n\n{when}") } else { String::new() };
    (format!("{told} {total}"), format!("{}{bank}", facts.list(Locale::Fr, means)))
}

/// The way by which it goes back.
pub fn means(refund: &RefundFact) -> String {
    match (refund.means, refund.kind) {
        _ if refund.is_at_till => "en avoir, utilisé en magasin".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::BankTransfer), _) => "par virement bancaire".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::GiftCard), _) => "sur une carte-cadeau".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Cheque), _) => "par chèque".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Cash), _) => "en espèces".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Other), _) => "par le moyen convenu avec vous".to_owned(),
        (RefundMeans::Void, _) => "par l’annulation de la réservation".to_owned(),
        (RefundMeans::Original, ProviderKind::GiftCard) => "sur le solde de votre carte-cadeau".to_owned(),
        (RefundMeans::Original, ProviderKind::BankTransfer) => "par virement bancaire".to_owned(),
        (RefundMeans::Original, ProviderKind::Cash) => "en espèces".to_owned(),
        (RefundMeans::Original, ProviderKind::StoreCredit) => "sur votre avoir en boutique".to_owned(),
        (RefundMeans::Original, ProviderKind::Marketplace) => {
            "par la place de marché sur laquelle vous avez commandé".to_owned()
        }
        (RefundMeans::Original, _) => match refund.known_as {
            Some(name) => format!("sur votre moyen de paiement ({name})"),
            None => "sur votre moyen de paiement".to_owned(),
        },
    }
}

fn how_to_return(facts: &ReplyFacts) -> String {
    let order = facts.order;
    let Some(returning) = &facts.returning else { return String::new() };
    let (number, list, address) = (returning.number, returning.list(), returning.address.join("\n"));
    format!(
        "Nous avons bien enregistré le retour {number} de votre commande {order}\u{a0}:\n\n{list}\n\nEmballez les articles avec \
         soin, écrivez le numéro {number} sur le colis, et envoyez-le à l’adresse suivante\u{a0}:\n\n{address}\n\nGardez la \
         preuve d’envoi. Nous vous écrivons dès que le colis nous est parvenu."
    )
}

fn cannot_cancel(facts: &ReplyFacts) -> String {
    let (order, why) = (facts.order, reason(facts.not_cancellable));
    let sorry = format!("Nous ne pouvons malheureusement pas annuler votre commande {order} : {why}.");
    match facts.not_cancellable {
        Some(NotCancellable::AlreadyCancelled) => format!(
            "Votre commande {order} est déjà annulée : elle ne vous sera pas envoyée, et vous n’avez rien à faire."
        ),
        Some(NotCancellable::Printing | NotCancellable::Preparing | NotCancellable::Shipped) => format!(
            "{sorry}\n\nÀ sa réception, vous pourrez nous retourner les articles ; nous vous rembourserons dès qu’ils nous \
             seront parvenus."
        ),
        Some(NotCancellable::Delivered) => format!(
            "{sorry}\n\nVous pouvez encore nous la retourner : répondez à ce message en nous indiquant les articles à \
             renvoyer. Nous vous dirons comment procéder, et vous rembourserons dès qu’ils nous seront parvenus."
        ),
        // Nobody knows whether it is on its way or there.
        Some(NotCancellable::UnknownStatus) | None => format!(
            "{sorry}\n\nVous pourrez nous retourner les articles une fois en votre possession ; nous vous rembourserons dès \
             qu’ils nous seront parvenus."
        ),
    }
}

/// Why an order can't be cancelled, as a part of a sentence.
pub const fn reason(not_cancellable: Option<NotCancellable>) -> &'static str {
    match not_cancellable {
        Some(NotCancellable::Printing) => "ses documents sont en cours d’impression",
        Some(NotCancellable::Preparing) => "elle est en cours de préparation dans notre entrepôt",
        Some(NotCancellable::Shipped) => "elle a déjà été expédiée",
        Some(NotCancellable::Delivered) => "elle a déjà été livrée",
        Some(NotCancellable::AlreadyCancelled) => "elle est déjà annulée",
        Some(NotCancellable::UnknownStatus) | None => "son traitement est déjà engagé",
    }
}
