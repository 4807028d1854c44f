//! The replies in English.

use super::{RefundFact, ReplyFacts, ReplyKind};
use crate::domain::eligibility::NotCancellable;
use crate::domain::locale::Locale;
use crate::domain::payment::PaymentProvider;
use crate::domain::refund_task::{AlternativeMethod, RefundMeans};

pub(super) fn reply(facts: &ReplyFacts, kind: ReplyKind) -> (String, String) {
    let order = facts.order;
    let (subject, message) = match kind {
        ReplyKind::Cancelled => (format!("Your order {order} is cancelled"), cancelled(facts)),
        ReplyKind::CannotCancel | ReplyKind::Unknown => {
            (format!("Your request to cancel order {order}"), cannot_cancel(facts))
        }
    };
    let (customer, shop) = (facts.customer, facts.shop);
    (subject, format!("Hello {customer},\n\n{message}\n\nKind regards,\n{shop} customer service"))
}

fn cancelled(facts: &ReplyFacts) -> String {
    let order = facts.order;
    let confirmed = format!("We have cancelled your order {order}.");
    if facts.refunds.is_empty() && facts.refunded_before.is_positive() {
        let before = facts.amount(facts.refunded_before, Locale::En);
        return format!("{confirmed} We had already refunded you {before}, so there is nothing for you to do.");
    }
    if facts.refunds.is_empty() {
        return format!("{confirmed} As nothing was charged, there is nothing for you to do.");
    }
    let total = facts.amount(facts.total(), Locale::En);
    let lines: Vec<String> = facts.refunds.iter().map(|refund| line(facts, refund)).collect();
    format!(
        "{confirmed} You are refunded {total}:\n\n{}\n\nDepending on your bank, the amount is on your account in \
         3 to 10 working days.",
        lines.join("\n")
    )
}

fn line(facts: &ReplyFacts, refund: &RefundFact) -> String {
    let amount = facts.amount(refund.amount, Locale::En);
    let means = match (refund.means, refund.provider) {
        (RefundMeans::Alternative(AlternativeMethod::BankTransfer), _) => "by bank transfer".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::GiftCard), _) => "on a gift card".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Cheque), _) => "by cheque".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Cash), _) => "in cash".to_owned(),
        (RefundMeans::Alternative(AlternativeMethod::Other), _) => "by the means agreed with you".to_owned(),
        (RefundMeans::Original, PaymentProvider::GiftCard) => "to your gift card's balance".to_owned(),
        (RefundMeans::Original, PaymentProvider::BankTransfer) => "by bank transfer".to_owned(),
        (RefundMeans::Original, PaymentProvider::Cash) => "in cash".to_owned(),
        (RefundMeans::Original, provider) => match provider.brand() {
            Some(brand) => format!("to your means of payment ({brand})"),
            None => "to your means of payment".to_owned(),
        },
    };
    format!("- {amount} {means}")
}

fn cannot_cancel(facts: &ReplyFacts) -> String {
    let order = facts.order;
    let why = match facts.not_cancellable {
        Some(NotCancellable::Printing) => "its papers are being printed",
        Some(NotCancellable::Preparing) => "our warehouse is preparing it",
        Some(NotCancellable::Shipped) => "it has been shipped",
        Some(NotCancellable::Delivered) => "it has been delivered",
        Some(NotCancellable::AlreadyCancelled) => "it is cancelled already",
        Some(NotCancellable::UnknownStatus) | None => "it is being processed",
    };
    format!(
        "We are sorry that we can't cancel your order {order}: {why}.\n\nWhen you receive it you can return the \
         items to us; we refund you as soon as they have arrived."
    )
}
