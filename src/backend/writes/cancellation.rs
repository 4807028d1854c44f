//! The steps of a cancellation. Whether the order can still be cancelled is asked again at each.

use super::credit_note::{issue, new_note};
use super::{Execute, OpenOrder};
use crate::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation, RequestCancellationBody};
use crate::api::history::HistoryEvent;
use crate::api::problem::ProblemCode;
use crate::backend::problem::Refusal;
use crate::backend::store::Cancelled;
use crate::domain::allocation::used_by;
use crate::domain::cancellation::{Cancellation, CancellationEvent};
use crate::domain::credit_note::Restock;
use crate::domain::locale::Locale;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::OrderNumber;
use crate::domain::refund::{Occasion, Past, Quote, everything_left, quote};

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
        let total = quote.total;
        // Where no money goes back there is nothing to credit, and no number is used up.
        let note = (!total.is_zero()).then(|| new_note(order, reason(order).to_owned(), Restock::Return, quote));
        let credit_note = note.as_ref().map(|note| note.number.clone());
        order.note(HistoryEvent::OrderCancelled { contact_channel, total, credit_note });
        if let Some(note) = note {
            issue(order, note);
        }
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

/// Printed on the customer's credit note, so in their language.
fn reason(order: &OpenOrder<'_>) -> &'static str {
    match order.record.order.customer.language() {
        Locale::Fr => "Annulation de la commande",
        Locale::En => "Order cancelled",
    }
}
