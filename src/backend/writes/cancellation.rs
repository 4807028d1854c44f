//! The steps of a cancellation. Whether the order can still be cancelled is asked again at each.

use super::{Execute, OpenOrder};
use crate::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation, RequestCancellationBody};
use crate::api::history::HistoryEvent;
use crate::api::problem::ProblemCode;
use crate::backend::problem::{Refusal, field};
use crate::backend::store::Cancelled;
use crate::domain::cancellation::{Cancellation, CancellationEvent};
use crate::domain::credit_note::CreditNote;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::Amount;
use crate::domain::order::OrderNumber;
use crate::domain::payment::{Payment, PaymentProvider};
use crate::domain::refund::{Occasion, Past, Quote, everything_left, quote};
use crate::domain::refund_task::{RefundMeans, RefundState, RefundTask, RefundTaskId};

impl Execute for CheckCancellation {
    fn received(number: OrderNumber, _: &str, (): ()) -> Self {
        Self { number }
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.hold()?;
        let not_cancellable = order.record.not_cancellable();
        order.advance(CancellationEvent::Checked(not_cancellable))?;
        order.note(HistoryEvent::CancellationChecked { not_cancellable });
        Ok(())
    }
}

impl Execute for ConfirmCancellation {
    fn received(number: OrderNumber, _: &str, (): ()) -> Self {
        Self { number }
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.hold()?;
        order.is_cancellable()?;
        order.advance(CancellationEvent::Confirmed)?;
        order.note(HistoryEvent::CancellationConfirmed);
        Ok(())
    }
}

impl Execute for RequestCancellation {
    fn received(number: OrderNumber, _: &str, body: RequestCancellationBody) -> Self {
        Self { number, body }
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.hold()?;
        order.is_cancellable()?;
        if order.record.step != Cancellation::Confirmed {
            return Err(ProblemCode::WrongStep.into());
        }
        let contact_channel = self.body.contact_channel;
        let quote = self.credit(order)?;
        order.note(HistoryEvent::OrderCancelled {
            contact_channel,
            total: quote.as_ref().map_or(Amount::zero(order.record.order.currency), |quote| quote.total),
            credit_note: quote.as_ref().map(|_| order.circumstances.next_credit_note.clone()),
        });
        if let Some(quote) = quote {
            make_refund_tasks(order, &quote);
        }
        let open_tasks = order.record.open_tasks();
        order.advance(CancellationEvent::Requested { contact_channel, open_tasks })?;
        order.record.order.logistic_status = LogisticStatus::Cancelled;
        order.record.cancelled = Some(Cancelled { at: order.now(), by: order.agent().name.clone() });
        Ok(())
    }
}

impl RequestCancellation {
    /// Issues the credit note for all that is left; `None` when no money is.
    fn credit(&self, order: &mut OpenOrder<'_>) -> Result<Option<Quote>, Refusal> {
        let record = &mut order.record;
        if record.nothing_is_left() {
            return match self.body.expected_total {
                Some(expected) if expected != Amount::zero(record.order.currency) => {
                    let errors = vec![field("/expected_total", "quote_mismatch")];
                    Err(Refusal { errors, ..ProblemCode::QuoteMismatch.into() })
                }
                _ => Ok(None),
            };
        }
        let used = record.used();
        let past = Past { notes: &record.credit_notes, refunded: &used, occasion: Occasion::Cancellation };
        let mut draft = everything_left(&record.order, &past);
        draft.expected_total = self.body.expected_total;
        let quote = quote(&record.order, &past, &draft)?;
        record.credit_notes.push(CreditNote {
            number: order.circumstances.next_credit_note.clone(),
            order: record.order.number.clone(),
            issued_at: order.circumstances.now,
            issued_by: order.circumstances.agent.clone(),
            reason: draft.reason,
            restock: draft.restock,
            corrects: None,
            quote: quote.clone(),
        });
        Ok(Some(quote))
    }
}

/// One refund task a payment that gives something back.
fn make_refund_tasks(order: &mut OpenOrder<'_>, quote: &Quote) {
    for share in quote.allocation.iter().filter(|share| share.amount.is_positive()) {
        let payment = order.record.order.payments.iter().find(|payment| payment.id == share.payment);
        let Some(payment) = payment.cloned() else { continue };
        let task = refund_task(order, payment, share.amount);
        if let RefundState::Done { reference, .. } = &task.state {
            let (task, amount, reference) = (task.id.clone(), task.amount, reference.clone());
            order.note(HistoryEvent::RefundDone { task, amount, reference });
        }
        order.record.refund_tasks.push(task);
    }
}

fn refund_task(order: &OpenOrder<'_>, payment: Payment, amount: Amount) -> RefundTask {
    let state = match payment.provider {
        // There is no portal for the shop's own gift cards: their balance rises in this very transaction.
        PaymentProvider::GiftCard => RefundState::Done { reference: payment.transaction.clone(), at: order.now() },
        _ => RefundState::ToDo,
    };
    RefundTask {
        id: next_task_id(order),
        order: order.record.order.number.clone(),
        payment: payment.id,
        provider: payment.provider,
        transaction: payment.transaction,
        amount,
        means: RefundMeans::Original,
        state,
        created_at: order.now(),
    }
}

/// Tasks are counted within their order: `ORD00123-R2`.
pub(super) fn next_task_id(order: &OpenOrder<'_>) -> RefundTaskId {
    let record = &order.record;
    RefundTaskId(format!("{}-R{}", record.order.number, record.refund_tasks.len() + 1))
}
