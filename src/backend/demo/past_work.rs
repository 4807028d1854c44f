//! What the agents of the demo shop did before anyone looked: cancellations that are finished, and some that
//! were started and left, so that *À terminer* has something to finish.

use sqlx::SqliteConnection;
use time::Duration;

use super::edge_cases;
use crate::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation, RequestCancellationBody};
use crate::api::messages::{SettleMail, SettleMailBody};
use crate::api::modifications::{OpenModification, OpenModificationBody};
use crate::api::problem::ProblemCode;
use crate::api::refund_tasks::{OpenRefundTask, SettleRefundTask};
use crate::backend::problem::Refusal;
use crate::backend::store::{OrderRecord, Store, next_credit_note};
use crate::backend::writes::{Circumstances, Execute, carry_out};
use crate::domain::agent::Agent;
use crate::domain::cancellation::ContactChannel;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::{Order, OrderNumber};
use crate::domain::payment::PaymentProvider::{self, Adyen, GiftCard, Hipay, Paypal, Stripe};
use crate::domain::refund_task::{Alternative, AlternativeMethod, ImpossibleReason, RefundOutcome};
use crate::domain::timestamp::Timestamp;

/// A cancellation, and how far the agent went.
struct Cancelled {
    hours_ago: i64,
    paid_by: &'static [PaymentProvider],
    channel: ContactChannel,
    ended: Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    /// Refunded; the customer knows.
    Finished,
    /// Refunded, but the mail is neither sent nor skipped.
    BeforeMail,
    /// The bank's page was opened; nobody said what came of it.
    AtTheBank,
    /// The refund was not begun.
    BeforeRefund,
    /// The bank refused; a bank transfer was agreed and is still to be made.
    BeforeTransfer,
}

/// Oldest first: credit notes are numbered as they are issued.
const STORIES: [Cancelled; 6] = [
    Cancelled { hours_ago: 72, paid_by: &[Hipay], channel: ContactChannel::Phone, ended: Ended::Finished },
    Cancelled { hours_ago: 48, paid_by: &[Paypal], channel: ContactChannel::Email, ended: Ended::AtTheBank },
    Cancelled { hours_ago: 26, paid_by: &[GiftCard, Hipay], channel: ContactChannel::Chat, ended: Ended::BeforeRefund },
    Cancelled { hours_ago: 24, paid_by: &[Stripe], channel: ContactChannel::Helpdesk, ended: Ended::Finished },
    Cancelled { hours_ago: 3, paid_by: &[Hipay], channel: ContactChannel::Phone, ended: Ended::BeforeTransfer },
    Cancelled { hours_ago: 1, paid_by: &[Adyen], channel: ContactChannel::Email, ended: Ended::BeforeMail },
];

/// Lets this agent have done all that, to orders among these, the newest first. Where none fits, nothing was done.
///
/// # Errors
/// [`Refusal`]; then nothing was done at all.
pub async fn leave(
    store: &Store,
    shop: &str,
    agent: &Agent,
    orders: impl Iterator<Item = Order>,
) -> Result<(), Refusal> {
    let fit = |order: &Order| {
        order.logistic_status == LogisticStatus::AwaitingPrint && !edge_cases::is_one(&order.customer.name)
    };
    let mut waiting: Vec<Order> = orders.filter(fit).collect();
    let mut db = store.begin_write().await?;
    for story in &STORIES {
        let begin = store.clock().now() + Duration::hours(-story.hours_ago);
        let fits = |order: &Order| {
            order.placed_at + Duration::hours(8) < begin
                && order.payments.iter().map(|payment| payment.provider).eq(story.paid_by.iter().copied())
        };
        if let Some(position) = waiting.iter().position(fits) {
            let order = waiting.remove(position).number;
            Hand { db: &mut db, shop, agent, now: begin }.cancel(order, story).await?;
        }
    }
    db.commit().await?;
    Ok(())
}

/// The agent at one order, at a moment that moves on with each step.
struct Hand<'a> {
    db: &'a mut SqliteConnection,
    shop: &'a str,
    agent: &'a Agent,
    now: Timestamp,
}

impl Hand<'_> {
    async fn cancel(&mut self, number: OrderNumber, story: &Cancelled) -> Result<(), Refusal> {
        let order = || number.clone();
        self.act(OpenModification { number: order(), body: OpenModificationBody::default() }).await?;
        self.act(CheckCancellation { number: order() }).await?;
        self.act(ConfirmCancellation { number: order() }).await?;
        let body = RequestCancellationBody { contact_channel: story.channel, expected_total: None };
        let record = self.act(RequestCancellation { number: order(), body }).await?;
        if story.ended == Ended::BeforeRefund {
            return Ok(());
        }
        let Some(task) = record.refund_tasks.first().cloned() else { return Ok(()) };
        self.act(OpenRefundTask { id: task.id.clone(), order: order() }).await?;
        let outcome = match story.ended {
            Ended::AtTheBank | Ended::BeforeRefund => return Ok(()),
            Ended::BeforeTransfer => RefundOutcome::Impossible {
                reason: ImpossibleReason::AccountClosed,
                alternative: Alternative { method: AlternativeMethod::BankTransfer, customer_agreed: true },
            },
            Ended::Finished | Ended::BeforeMail => RefundOutcome::Done { reference: format!("R-{}", task.transaction) },
        };
        self.act(SettleRefundTask { id: task.id, order: order(), body: outcome }).await?;
        if story.ended == Ended::Finished {
            let body = SettleMailBody::Skip { reason: "Client prévenu pendant l'échange".to_owned() };
            self.act(SettleMail { number: order(), body }).await?;
        }
        Ok(())
    }

    /// One step, by the rules that hold for every agent.
    async fn act<W: Execute>(&mut self, write: W) -> Result<OrderRecord, Refusal> {
        let before = OrderRecord::load(self.db, write.order()).await?.ok_or(ProblemCode::OrderNotFound)?;
        let next_credit_note = next_credit_note(self.db, self.now).await?;
        let circumstances = Circumstances {
            agent: self.agent,
            now: self.now,
            next_credit_note,
            shop: self.shop,
            credits_gift_cards: false,
        };
        self.now = self.now + Duration::seconds(40);
        carry_out(self.db, before, circumstances, &write).await
    }
}
