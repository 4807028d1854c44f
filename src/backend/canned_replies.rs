//! The mail and the canned replies of an order, from what is on record.

use super::mail::recipient;
use super::store::OrderRecord;
use crate::api::messages::MessagePreview;
use crate::domain::canned_reply::{CannedReply, RefundFact, ReplyFacts, ReplyKind};
use crate::domain::locale::Locale;
use crate::domain::money::total;
use crate::domain::refund_task::{RefundState, RefundTask};

/// The mail that confirms the cancellation, in the customer's language.
pub fn confirmation(record: &OrderRecord, shop: &str) -> MessagePreview {
    let customer = &record.order.customer;
    let reply = facts(record, shop).reply(ReplyKind::Cancelled, customer.language());
    let not_sendable = recipient(&customer.email).err();
    MessagePreview { to: customer.email.clone(), subject: reply.subject, body: reply.body, not_sendable }
}

/// The canned replies that are true of this order, in the customer's language first: "cancelled" for one that is
/// being cancelled here, "cannot cancel" for any other that can't be, none for one that can.
pub fn replies(record: &OrderRecord, shop: &str) -> Vec<CannedReply> {
    let kind = match (record.step.can_be_left(), record.order.not_cancellable()) {
        (false, _) => ReplyKind::Cancelled,
        (true, Some(_)) => ReplyKind::CannotCancel,
        (true, None) => return Vec::new(),
    };
    let languages = match record.order.customer.language() {
        Locale::Fr => [Locale::Fr, Locale::En],
        Locale::En => [Locale::En, Locale::Fr],
    };
    let facts = facts(record, shop);
    languages.map(|language| facts.reply(kind, language)).to_vec()
}

fn facts<'a>(record: &'a OrderRecord, shop: &'a str) -> ReplyFacts<'a> {
    // The customer knows of refunds before the cancellation, so they are told apart.
    let is_news = |task: &&RefundTask| match (&task.state, &record.cancelled) {
        (RefundState::Done { at, .. }, Some(cancelled)) => *at >= cancelled.at,
        _ => true,
    };
    // What the customer does without is no refund, and what came back counts where it is given again.
    let amount = |task: &RefundTask| task.refunded().or_else(|| task.pending());
    let counted = record.refund_tasks.iter().filter(|task| amount(task).is_some());
    let (news, before): (Vec<&RefundTask>, Vec<&RefundTask>) = counted.partition(is_news);
    ReplyFacts {
        shop,
        customer: &record.order.customer.name,
        order: &record.order.number.0,
        currency: record.order.currency,
        not_cancellable: record.order.not_cancellable(),
        refunds: news
            .into_iter()
            .filter_map(|task| {
                let (provider, means, is_made) = (task.provider, task.means, task.refunded().is_some());
                Some(RefundFact { amount: amount(task)?, provider, means, is_made })
            })
            .collect(),
        refunded_before: total(record.order.currency, before.into_iter().filter_map(amount)),
    }
}
