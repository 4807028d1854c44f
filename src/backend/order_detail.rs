//! An order as it is answered.

use super::config::Config;
use super::demo::portal::stand_in_address;
use super::store::OrderRecord;
use crate::api::order_detail::{OrderDetail, RefundTaskDetail};
use crate::domain::action::{Progress, allowed_actions};
use crate::domain::agent::Agent;
use crate::domain::credit::{Occasion, Refundable};
use crate::domain::money::Currency;
use crate::domain::portal::PortalUrl;
use crate::domain::refund_task::{RefundMeans, RefundTask};
use crate::domain::timestamp::Timestamp;

/// Everything on an order, for this agent, now.
pub fn detail(record: &OrderRecord, agent: &Agent, now: Timestamp, config: &Config) -> OrderDetail {
    let lease = record.lease(now).cloned();
    let cancellation = record.cancellation(now);
    let occasion = Occasion::of_credit_note(config.credits_gift_cards);
    let progress = Progress {
        cancellation: &cancellation,
        open_tasks: record.open_tasks(),
        creditable: record.with_past(occasion, |past| Refundable::of(&record.order, past).most.is_positive()),
        correctable: record
            .credit_notes
            .iter()
            .any(|note| note.check_correctable(&cancellation, &record.credit_notes, &record.refund_tasks).is_ok()),
    };
    let tasks = record.refund_tasks.iter().map(|task| RefundTaskDetail {
        portal_url: portal_url(task, record.order.currency, config.demo),
        task: task.clone(),
    });
    OrderDetail {
        order: record.order.clone(),
        version: record.version,
        payment_state: record.payment_state(),
        amounts: record.amounts(),
        allowed_actions: allowed_actions(&progress, lease.as_ref(), agent, now),
        lease,
        cancellation,
        not_cancellable: record.not_cancellable(),
        refund_tasks: tasks.collect(),
        credit_notes: record.credit_notes.clone(),
        cancellation_note: record.cancelled.as_ref().and_then(|cancelled| cancelled.credit_note.clone()),
        credits_gift_cards: config.credits_gift_cards,
        returns: Vec::new(),
        messages: record.messages.clone(),
    }
}

/// The page that carries this task out; money that goes back another way than it came has no portal.
fn portal_url(task: &RefundTask, currency: Currency, demo: bool) -> Option<String> {
    if task.means != RefundMeans::Original {
        return None;
    }
    let url = PortalUrl::of(task.provider, &task.transaction)?;
    let stand_in = || stand_in_address(task.provider, &task.transaction, &task.order, task.amount, currency);
    Some(if demo { stand_in() } else { url.to_string() })
}
