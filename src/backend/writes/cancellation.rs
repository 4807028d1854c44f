//! The steps of a cancellation. Whether the order can still be cancelled is asked again at each.

use super::{Execute, OpenOrder};
use crate::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation, RequestCancellationBody};
use crate::api::history::HistoryEvent;
use crate::api::problem::ProblemCode;
use crate::backend::problem::Refusal;
use crate::backend::store::Cancelled;
use crate::domain::allocation::used_by;
use crate::domain::cancellation::{Cancellation, CancellationEvent};
use crate::domain::credit_note::{CreditNote, CreditNoteNumber, Restock};
use crate::domain::locale::Locale;
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
        let quote = self.quote(order)?;
        let credit_note = issue_credit_note(order, &quote);
        order.note(HistoryEvent::OrderCancelled { contact_channel, total: quote.total, credit_note });
        make_refund_tasks(order, &quote);
        let open_tasks = order.record.open_tasks();
        order.advance(CancellationEvent::Requested { contact_channel, open_tasks })?;
        order.record.order.logistic_status = LogisticStatus::Cancelled;
        order.record.cancelled = Some(Cancelled { at: order.now(), by: order.agent().name.clone() });
        Ok(())
    }
}

impl RequestCancellation {
    /// What all that is left comes to, if it is what the agent was shown.
    fn quote(&self, order: &OpenOrder<'_>) -> Result<Quote, Refusal> {
        let record = &order.record;
        let used = used_by(&record.refund_tasks);
        let past = Past { notes: &record.credit_notes, refunded: &used, occasion: Occasion::Cancellation };
        let mut draft = everything_left(&record.order, &past);
        draft.expected_total = self.body.expected_total;
        Ok(quote(&record.order, &past, &draft)?)
    }
}

/// Numbers the credit note; where no money goes back there is nothing to credit, and no number is used up.
fn issue_credit_note(order: &mut OpenOrder<'_>, quote: &Quote) -> Option<CreditNoteNumber> {
    if quote.total.is_zero() {
        return None;
    }
    let number = order.circumstances.next_credit_note.clone();
    let reason = match order.record.order.customer.language() {
        Locale::Fr => "Annulation de la commande",
        Locale::En => "Order cancelled",
    };
    order.record.credit_notes.push(CreditNote {
        number: number.clone(),
        order: order.record.order.number.clone(),
        issued_at: order.now(),
        issued_by: order.agent().clone(),
        reason: reason.to_owned(),
        // The goods never left the warehouse.
        restock: Restock::Return,
        corrects: None,
        quote: quote.clone(),
    });
    Some(number)
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
