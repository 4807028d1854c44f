//! The mails and the canned replies of an order, from what is on record and in the shop's words.

mod english;
mod facts;
mod french;
mod telling;
mod template;
#[cfg(test)]
mod tests;

pub use template::{OwnWords, ShopWords, TemplateFlaw, TemplatePart, TemplateProblem};

use self::facts::{RefundFact, ReplyFacts, ReturnFacts};
use super::mail::recipient;
use super::shop::Shop;
use super::store::OrderRecord;
use crate::api::messages::{MessagePreview, NotSendable};
use crate::domain::canned_reply::{CannedReply, ReplyKind};
use crate::domain::credit::CreditNote;
use crate::domain::locale::Locale;
use crate::domain::money::{Amount, total};
use crate::domain::order::Order;
use crate::domain::refund_task::{RefundState, RefundTask};
use crate::domain::reply_template::TemplateText;
use crate::domain::returns::OrderReturn;

/// The mail that confirms the cancellation, in the customer's language.
pub fn confirmation(record: &OrderRecord, shop: &Shop, words: &ShopWords) -> MessagePreview {
    mail(record, &facts(record, shop), ReplyKind::Cancelled, words)
}

/// The mail that tells of this credit note, in the customer's language.
pub fn mail_about(record: &OrderRecord, note: &CreditNote, shop: &Shop, words: &ShopWords) -> MessagePreview {
    mail(record, &facts_of(record, note, shop), ReplyKind::Credited, words)
}

fn mail(record: &OrderRecord, facts: &ReplyFacts<'_>, kind: ReplyKind, words: &ShopWords) -> MessagePreview {
    let customer = &record.order.customer;
    let reply = facts.reply(kind, customer.language(), words);
    let is_test = record.order.test.then_some(NotSendable::TestOrder);
    let not_sendable = is_test.or_else(|| recipient(&customer.email).err());
    MessagePreview { to: customer.email.clone(), subject: reply.subject, body: reply.body, not_sendable }
}

/// Of several replies that are true of an order, the one to use first.
const FIRST_TO_USE: [ReplyKind; 4] =
    [ReplyKind::Cancelled, ReplyKind::HowToReturn, ReplyKind::Credited, ReplyKind::CannotCancel];

/// The canned replies that are true of this order, the one to use first, each in the customer's language first:
/// "cancelled" for one that is being cancelled here; for any other "how to return" where a return is awaited, "credited"
/// where a credit note counts, and "cannot cancel" where that is so.
pub fn replies(record: &OrderRecord, shop: &Shop, words: &ShopWords) -> Vec<CannedReply> {
    let languages = match record.order.customer.language() {
        Locale::Fr => [Locale::Fr, Locale::En],
        Locale::En => [Locale::En, Locale::Fr],
    };
    let told = FIRST_TO_USE.into_iter().filter_map(|kind| Some((kind, told_of(record, kind, shop)?)));
    told.flat_map(|(kind, facts)| languages.map(|language| facts.reply(kind, language, words))).collect()
}

/// What a reply of this kind tells of the order; nothing where it is not true of it.
fn told_of<'a>(record: &'a OrderRecord, kind: ReplyKind, shop: &'a Shop) -> Option<ReplyFacts<'a>> {
    let is_cancelled = !record.step.can_be_left();
    match kind {
        ReplyKind::Cancelled => is_cancelled.then(|| facts(record, shop)),
        _ if is_cancelled => None,
        ReplyKind::HowToReturn => {
            let back = record.returns.iter().rev().find(|back| back.can_be_received())?;
            Some(facts_of_return(record, back, shop))
        }
        ReplyKind::Credited => Some(facts_of(record, CreditNote::to_tell_of(&record.credit_notes)?, shop)),
        ReplyKind::CannotCancel => record.order.not_cancellable().map(|_| facts(record, shop)),
        ReplyKind::Unknown => None,
    }
}

/// A text told of this order; nothing where the reply is not true of it.
pub fn told_of_order(
    text: &TemplateText,
    kind: ReplyKind,
    language: Locale,
    record: &OrderRecord,
    shop: &Shop,
) -> Option<Result<TemplateText, Vec<TemplateFlaw>>> {
    let facts = told_of(record, kind, shop)?;
    Some(template::fill(text, kind, language, |place| facts.told(place, kind, language)))
}

/// A text told of a made-up order, after it was tried on others too: of nobody by name, of nothing to refund.
///
/// # Errors
/// Everything that is wrong with it.
pub fn told_of_nobody(
    text: &TemplateText,
    kind: ReplyKind,
    language: Locale,
    shop: &Shop,
) -> Result<TemplateText, Vec<TemplateFlaw>> {
    let usual = ReplyFacts::made_up(&shop.seller.name, shop.return_address());
    let fill = |facts: &ReplyFacts<'_>| template::fill(text, kind, language, |place| facts.told(place, kind, language));
    let bare = ReplyFacts { customer: "", refunds: Vec::new(), credited_items: Vec::new(), ..usual.clone() };
    let told = fill(&usual)?;
    fill(&bare)?;
    Ok(told)
}

/// The facts of a cancellation.
fn facts<'a>(record: &'a OrderRecord, shop: &'a Shop) -> ReplyFacts<'a> {
    // The customer knows of refunds before the cancellation, so they are told apart.
    let is_news = |task: &&RefundTask| match (&task.state, &record.cancelled) {
        (RefundState::Done { at, .. } | RefundState::UsedAtTill { at, .. }, Some(cancelled)) => *at >= cancelled.at,
        _ => true,
    };
    let (news, before): (Vec<&RefundTask>, Vec<&RefundTask>) = record.refund_tasks.iter().partition(is_news);
    ReplyFacts {
        shop: &shop.seller.name,
        customer: &record.order.customer.name,
        order: &record.order.number.0,
        currency: record.order.currency,
        not_cancellable: record.order.not_cancellable(),
        credited: None,
        refunds: news.into_iter().filter_map(|task| refund_fact(task, &record.order, shop)).collect(),
        refunded_before: total(record.order.currency, before.into_iter().filter_map(amount))
            + record.order.refunded_earlier(),
        set_aside: record.order.set_aside() - left_standing(record),
        returning: None,
        credited_items: Vec::new(),
    }
}

/// The facts of one credit note.
fn facts_of<'a>(record: &'a OrderRecord, note: &'a CreditNote, shop: &'a Shop) -> ReplyFacts<'a> {
    let own = record.refund_tasks.iter().filter(|task| task.cause.is_note(&note.number));
    ReplyFacts {
        credited: Some((&note.number.0, note.quote.total)),
        refunds: own.filter_map(|task| refund_fact(task, &record.order, shop)).collect(),
        refunded_before: Amount::zero(record.order.currency),
        set_aside: Amount::zero(record.order.currency),
        credited_items: note
            .quote
            .lines
            .iter()
            .map(|line| (line.quantity, record.order.item_title(&line.line)))
            .collect(),
        ..facts(record, shop)
    }
}

/// The facts of one return that is awaited.
fn facts_of_return<'a>(record: &'a OrderRecord, back: &'a OrderReturn, shop: &'a Shop) -> ReplyFacts<'a> {
    let expected = back.lines.iter().filter(|line| line.expected() > 0);
    let items = expected.map(|line| (line.quantity, record.order.item_title(&line.line))).collect();
    let returning = ReturnFacts { number: &back.number.0, address: shop.return_address(), items };
    ReplyFacts { returning: Some(returning), ..facts(record, shop) }
}

/// What a provider did not let go of: nobody knows whether it was charged.
fn left_standing(record: &OrderRecord) -> Amount {
    let is_left = |task: &&RefundTask| task.is_void() && matches!(task.state, RefundState::GivenUp { .. });
    total(record.order.currency, record.refund_tasks.iter().filter(is_left).map(|task| task.amount))
}

/// What the customer does without is no refund, and what came back counts where it is given again.
fn amount(task: &RefundTask) -> Option<Amount> {
    task.refunded().or_else(|| task.pending())
}

fn refund_fact<'a>(task: &RefundTask, order: &'a Order, shop: &'a Shop) -> Option<RefundFact<'a>> {
    let label = order.payment(&task.payment).and_then(|payment| payment.label.as_deref());
    let known_as = label.or_else(|| shop.providers.brand(task.provider));
    let (kind, means, is_made) = (task.provider.kind(), task.means, task.refunded().is_some());
    let is_at_till = matches!(task.state, RefundState::UsedAtTill { .. });
    Some(RefundFact { amount: amount(task)?, kind, known_as, means, is_at_till, is_made })
}
