//! The steps of a cancellation. Whether the order can still be cancelled is asked again at each.

use super::credit_notes::{issue, new_note};
use super::{Execute, OpenOrder};
use crate::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation};
use crate::api::history::HistoryEvent;
use crate::api::problem::ProblemCode;
use crate::backend::refusal::Refusal;
use crate::backend::store::Cancelled;
use crate::domain::cancellation::{Cancellation, CancellationEvent};
use crate::domain::credit::{Quote, Restock};
use crate::domain::locale::Locale;
use crate::domain::logistic_status::LogisticStatus;

impl Execute for CheckCancellation {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_held()?;
        let not_cancellable = order.record.order.not_cancellable();
        order.advance(CancellationEvent::Checked(not_cancellable))?;
        order.add_to_history(HistoryEvent::CancellationChecked { not_cancellable });
        Ok(())
    }
}

impl Execute for ConfirmCancellation {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_held()?;
        order.check_cancellable()?;
        order.advance(CancellationEvent::Confirmed)?;
        order.add_to_history(HistoryEvent::CancellationConfirmed);
        Ok(())
    }
}

impl Execute for RequestCancellation {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_held()?;
        order.check_cancellable()?;
        if order.record.step != Cancellation::Confirmed {
            return Err(ProblemCode::WrongStep.into());
        }
        let contact_channel = self.body.contact_channel;
        let quote = order.case().cancellation_quote(Some(self.body.expected_total))?;
        let total = quote.total;
        let note =
            is_to_be_credited(order, &quote).then(|| new_note(order, reason(order).to_owned(), Restock::Return, quote));
        let credit_note = note.as_ref().map(|note| note.number.clone());
        order.add_to_history(HistoryEvent::OrderCancelled { contact_channel, total, credit_note: credit_note.clone() });
        if let Some(note) = note {
            issue(order, note);
        }
        let open_tasks = order.case().open_tasks();
        order.advance(CancellationEvent::Requested { contact_channel, open_tasks })?;
        order.record.order.logistic_status = LogisticStatus::Cancelled;
        order.record.cancelled = Some(Cancelled { at: order.now(), by: order.agent().name.clone(), credit_note });
        Ok(())
    }
}

/// False where nothing was paid or no item is left: then no number is used up. A note of zero can still be due, because
/// goodwill was paid out before, and now the goods and their taxes are credited against it.
fn is_to_be_credited(order: &OpenOrder<'_>, quote: &Quote) -> bool {
    let covers_something = !(quote.lines.is_empty() && quote.shipping.is_empty() && quote.fees.is_empty());
    quote.total.is_positive() || (covers_something && order.record.order.captured().is_positive())
}

/// Printed on the customer's credit note, so in their language.
fn reason(order: &OpenOrder<'_>) -> &'static str {
    match order.record.order.customer.language() {
        Locale::Fr => "Annulation de la commande",
        Locale::En => "Order cancelled",
    }
}
