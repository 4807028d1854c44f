//! The replies in English.

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
    let amount = facts.amount(facts.set_aside, Locale::En);
    format!(
        "The {amount} that were reserved on your means of payment have not been charged: the reservation leaves your \
         account within a few days, depending on your bank."
    )
}

fn what_goes_back(facts: &ReplyFacts) -> String {
    let order = facts.order;
    let confirmed = format!("We have cancelled your order {order}.");
    if facts.refunds.is_empty() && facts.refunded_before.is_positive() {
        let before = facts.amount(facts.refunded_before, Locale::En);
        return format!("{confirmed} We had already refunded you {before}, so there is nothing for you to do.");
    }
    if facts.refunds.is_empty() {
        return format!("{confirmed} As nothing was charged, there is nothing for you to do.");
    }
    let (told, list) = refunds(facts);
    format!("{confirmed} {told}:\n\n{list}")
}

fn credited(facts: &ReplyFacts) -> String {
    let order = facts.order;
    let (number, total) = facts.credited.unwrap_or(("", facts.total()));
    if facts.refunds.is_empty() {
        let total = facts.amount(total, Locale::En);
        return format!(
            "We have credited {total} on your order {order}: this is credit note {number}. There is nothing for you to do."
        );
    }
    let ((told, list), about) = (refunds(facts), about(facts));
    format!("{told} for your order {order}:\n\n{list}\n\n{about}The refund is on credit note {number}.")
}

/// What a note gives back; nothing of one that is about no article.
fn about(facts: &ReplyFacts) -> String {
    match facts.credited_list() {
        items if items.is_empty() => items,
        items => format!("Items concerned:\n\n{items}\n\n"),
    }
}

/// What goes back in all, and the ways it goes.
fn refunds(facts: &ReplyFacts) -> (String, String) {
    let total = facts.amount(facts.total(), Locale::En);
    let (told, when) = if facts.all_made() {
        (
            "We have refunded you",
            "Depending on your bank, the refund will be in your account within 3 to 10 working days.",
        )
    } else {
        (
            "We are refunding you",
            "Once made, the refund will be in your account within 3 to 10 working days, depending on your bank.",
        )
    };
    let bank = if facts.refunds.iter().any(RefundFact::is_by_bank) { format!("\n\n{when}") } else { String::new() };
    (format!("{told} {total}"), format!("{}{bank}", facts.list(Locale::En, means)))
}

/// The way by which it goes back.
pub fn means(refund: &RefundFact) -> String {
    match (refund.means, refund.kind) {
        _ if refund.is_at_till => "as credit, used in our shop".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::BankTransfer), _) => "by bank transfer".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::GiftCard), _) => "on a gift card".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Cheque), _) => "by cheque".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Cash), _) => "in cash".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Other), _) => "by the means agreed with you".to_owned(),
        (RefundMeans::Void, _) => "by letting go of the reservation".to_owned(),
        (RefundMeans::Original, ProviderKind::GiftCard) => "to your gift card's balance".to_owned(),
        (RefundMeans::Original, ProviderKind::BankTransfer) => "by bank transfer".to_owned(),
        (RefundMeans::Original, ProviderKind::Cash) => "in cash".to_owned(),
        (RefundMeans::Original, ProviderKind::StoreCredit) => "to your store credit".to_owned(),
        (RefundMeans::Original, ProviderKind::Marketplace) => "by the marketplace on which you ordered".to_owned(),
        (RefundMeans::Original, _) => match refund.known_as {
            Some(name) => format!("to your means of payment ({name})"),
            None => "to your means of payment".to_owned(),
        },
    }
}

fn how_to_return(facts: &ReplyFacts) -> String {
    let order = facts.order;
    let Some(returning) = &facts.returning else { return String::new() };
    let (number, list, address) = (returning.number, returning.list(), returning.address.join("\n"));
    format!(
        "We have registered return {number} of your order {order}:\n\n{list}\n\nPack the items with care, write the number \
         {number} on the parcel, and send it to this address:\n\n{address}\n\nKeep the proof of postage. We write to you as \
         soon as the parcel has arrived."
    )
}

fn cannot_cancel(facts: &ReplyFacts) -> String {
    let (order, why) = (facts.order, reason(facts.not_cancellable));
    let sorry = format!("We are sorry that we can't cancel your order {order}: {why}.");
    match facts.not_cancellable {
        Some(NotCancellable::AlreadyCancelled) => {
            format!("Your order {order} is cancelled already, so it will not be sent. There is nothing for you to do.")
        }
        Some(NotCancellable::Printing | NotCancellable::Preparing | NotCancellable::Shipped) => format!(
            "{sorry}\n\nWhen you receive it you can return the items to us; we refund you as soon as they have arrived."
        ),
        Some(NotCancellable::Delivered) => format!(
            "{sorry}\n\nYou can still return it: answer this message and tell us which items you wish to send back. We tell \
             you how to return them, and refund you as soon as they have arrived."
        ),
        // Nobody knows whether it is on its way or there.
        Some(NotCancellable::UnknownStatus) | None => format!(
            "{sorry}\n\nYou can return the items to us once you have them; we refund you as soon as they have arrived."
        ),
    }
}

/// Why an order can't be cancelled, as a part of a sentence.
pub const fn reason(not_cancellable: Option<NotCancellable>) -> &'static str {
    match not_cancellable {
        Some(NotCancellable::Printing) => "its papers are being printed",
        Some(NotCancellable::Preparing) => "our warehouse is preparing it",
        Some(NotCancellable::Shipped) => "it has been shipped",
        Some(NotCancellable::Delivered) => "it has been delivered",
        Some(NotCancellable::AlreadyCancelled) => "it is cancelled already",
        Some(NotCancellable::UnknownStatus) | None => "it is being processed",
    }
}
