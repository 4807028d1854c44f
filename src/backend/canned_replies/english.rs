//! The replies in English.

use super::{RefundFact, ReplyFacts, ReplyKind};
use crate::domain::eligibility::NotCancellable;
use crate::domain::locale::Locale;
use crate::domain::payment::ProviderKind;
use crate::domain::refund_task::{AlternativeMethod, RefundMeans};

pub(super) fn reply(facts: &ReplyFacts, kind: ReplyKind) -> (String, String) {
    let order = facts.order;
    let (subject, message) = match kind {
        ReplyKind::Cancelled => (format!("Your order {order} is cancelled"), cancelled(facts)),
        ReplyKind::Credited => (format!("Your refund for order {order}"), credited(facts)),
        ReplyKind::HowToReturn => {
            let number = facts.returning.as_ref().map_or(order, |returning| returning.number);
            (format!("How to send your items back ({number})"), how_to_return(facts))
        }
        ReplyKind::CannotCancel | ReplyKind::Unknown => {
            (format!("Your request to cancel order {order}"), cannot_cancel(facts))
        }
    };
    let (customer, shop) = (facts.customer, facts.shop);
    let hello = if customer.trim().is_empty() { "Hello,".to_owned() } else { format!("Hello {customer},") };
    (subject, format!("{hello}\n\n{message}\n\nKind regards,\n{shop} customer service"))
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
    let (told, list) = refunds(facts);
    format!("{told} for your order {order}:\n\n{list}\n\nThe refund is on credit note {number}.")
}

/// What goes back in all, and the ways it goes.
fn refunds(facts: &ReplyFacts) -> (String, String) {
    let total = facts.amount(facts.total(), Locale::En);
    let lines: Vec<String> = facts.refunds.iter().map(|refund| line(facts, refund)).collect();
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
    (format!("{told} {total}"), format!("{}{bank}", lines.join("\n")))
}

fn line(facts: &ReplyFacts, refund: &RefundFact) -> String {
    let amount = facts.amount(refund.amount, Locale::En);
    let means = match (refund.means, refund.kind) {
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
    };
    format!("• {amount} {means}")
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
    let order = facts.order;
    let sorry = |why: &str| format!("We are sorry that we can't cancel your order {order}: {why}.");
    let on_arrival = "When you receive it you can return the items to us; we refund you as soon as they have arrived.";
    match facts.not_cancellable {
        Some(NotCancellable::Printing) => format!("{}\n\n{on_arrival}", sorry("its papers are being printed")),
        Some(NotCancellable::Preparing) => format!("{}\n\n{on_arrival}", sorry("our warehouse is preparing it")),
        Some(NotCancellable::Shipped) => format!("{}\n\n{on_arrival}", sorry("it has been shipped")),
        Some(NotCancellable::Delivered) => format!(
            "{}\n\nYou can still return it: answer this message and tell us which items you wish to send back. We tell \
             you how to return them, and refund you as soon as they have arrived.",
            sorry("it has been delivered")
        ),
        Some(NotCancellable::AlreadyCancelled) => {
            format!("Your order {order} is cancelled already, so it will not be sent. There is nothing for you to do.")
        }
        // Nobody knows whether it is on its way or there.
        Some(NotCancellable::UnknownStatus) | None => format!(
            "{}\n\nYou can return the items to us once you have them; we refund you as soon as they have arrived.",
            sorry("it is being processed")
        ),
    }
}
