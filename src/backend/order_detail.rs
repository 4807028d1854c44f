//! An order as it is answered.

use super::config::Config;
use super::demo::portal::{stand_in_address, stand_in_address_of_authorization};
use super::return_window::return_window;
use super::store::OrderRecord;
use super::time_zone::ShopTimeZone;
use crate::api::order_detail::{OrderDetail, RefundTaskDetail, Ticket};
use crate::domain::action::OrderAction;
use crate::domain::agent::Agent;
use crate::domain::money::Currency;
use crate::domain::refund_task::{RefundMeans, RefundTask};
use crate::domain::timestamp::Timestamp;

/// Everything on an order, for this agent, now.
pub fn detail(record: &OrderRecord, agent: &Agent, now: Timestamp, app: (&Config, &ShopTimeZone)) -> OrderDetail {
    let (config, zone) = app;
    let case = record.case(config.settings());
    let amounts = case.amounts();
    // Where nothing can come back there is nothing to say of when and where to.
    let takes_returns = !record.returns.is_empty() || case.can_register_return();
    let tasks = record.refund_tasks.iter().map(|task| RefundTaskDetail {
        portal_url: portal_url(task, record.order.currency, config),
        destination: task.told_destination(),
        task: task.clone(),
    });
    let limits = config.shop.limits.of(agent.role, record.order.currency);
    let mut allowed_actions = case.allowed(record.lease.as_ref(), agent, now);
    if !limits.is_none() && allowed_actions.iter().any(|action| action.gives_money_back()) {
        allowed_actions.push(OrderAction::AskApproval);
    }
    OrderDetail {
        order: record.order.clone(),
        version: record.version,
        payment_state: amounts.payment_state(),
        amounts,
        allowed_actions,
        lease: record.lease(now).cloned(),
        cancellation: record.cancellation(now),
        not_cancellable: record.order.not_cancellable(),
        refund_tasks: tasks.collect(),
        credit_notes: record.credit_notes.clone(),
        cancellation_note: record.cancelled.as_ref().and_then(|cancelled| cancelled.credit_note.clone()),
        credits_gift_cards: config.credits_gift_cards,
        returns: record.returns.clone(),
        return_window: takes_returns.then(|| return_window(record, &config.shop, zone)).flatten(),
        return_address: if takes_returns { config.shop.return_address() } else { Vec::new() },
        limits,
        approvals: record.approvals.clone(),
        messages: record.messages.clone(),
        ticket: record.ticket.clone().map(|number| Ticket { link: config.ticket_link(&number), number }),
        shared_transactions: record.shared_transactions.clone(),
        providers: config.shop.providers.terms_of(&record.order),
        erased_at: record.erased_at,
    }
}

/// The page that carries this task out; money that goes back another way than it came has no portal.
fn portal_url(task: &RefundTask, currency: Currency, config: &Config) -> Option<String> {
    let RefundTask { provider, transaction, order, .. } = task;
    let stand_in = match task.means {
        RefundMeans::Original => stand_in_address(*provider, transaction, order, task.amount, currency),
        RefundMeans::Void => stand_in_address_of_authorization(*provider, transaction, order),
        RefundMeans::Alternative(_) => return None,
    };
    let url = config.shop.providers.portal(*provider, transaction, order)?;
    Some(if config.demo { stand_in } else { url.to_string() })
}
