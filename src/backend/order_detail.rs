//! An order as it is answered.

use super::config::Config;
use super::demo::portal::stand_in_address;
use super::store::OrderRecord;
use crate::api::order_detail::{OrderDetail, RefundTaskDetail};
use crate::domain::agent::Agent;
use crate::domain::money::Currency;
use crate::domain::refund_task::{RefundMeans, RefundTask};
use crate::domain::timestamp::Timestamp;

/// Everything on an order, for this agent, now.
pub fn detail(record: &OrderRecord, agent: &Agent, now: Timestamp, config: &Config) -> OrderDetail {
    let case = record.case(config.settings());
    let amounts = case.amounts();
    let tasks = record.refund_tasks.iter().map(|task| RefundTaskDetail {
        portal_url: portal_url(task, record.order.currency, config),
        task: task.clone(),
    });
    OrderDetail {
        order: record.order.clone(),
        version: record.version,
        payment_state: amounts.payment_state(),
        amounts,
        allowed_actions: case.allowed(record.lease.as_ref(), agent, now),
        lease: record.lease(now).cloned(),
        cancellation: record.cancellation(now),
        not_cancellable: record.order.not_cancellable(),
        refund_tasks: tasks.collect(),
        credit_notes: record.credit_notes.clone(),
        cancellation_note: record.cancelled.as_ref().and_then(|cancelled| cancelled.credit_note.clone()),
        credits_gift_cards: config.credits_gift_cards,
        returns: Vec::new(),
        messages: record.messages.clone(),
        shared_transactions: record.shared_transactions.clone(),
        providers: config.shop.providers.terms_of(&record.order),
        erased_at: record.erased_at,
    }
}

/// The page that carries this task out; money that goes back another way than it came has no portal.
fn portal_url(task: &RefundTask, currency: Currency, config: &Config) -> Option<String> {
    // The stand-in portal knows refunds alone.
    let has_portal = match task.means {
        RefundMeans::Original => true,
        RefundMeans::Void => !config.demo,
        RefundMeans::Alternative(_) => false,
    };
    if !has_portal {
        return None;
    }
    let url = config.shop.providers.portal(task.provider, &task.transaction, &task.order)?;
    let stand_in = || stand_in_address(task.provider, &task.transaction, &task.order, task.amount, currency);
    Some(if config.demo { stand_in() } else { url.to_string() })
}
