//! The steps of a cancellation. Whether the order can still be cancelled is asked again at each.

use super::approval_gate::pass_gate;
use super::credit_notes::{issue, new_note};
use super::overpayments::give_back;
use super::started_refund::start_voids;
use super::{Execute, OpenOrder};
use crate::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation};
use crate::api::history::HistoryEvent;
use crate::api::problem::ProblemCode;
use crate::backend::refusal::Refusal;
use crate::backend::store::Cancelled;
use crate::domain::approval::Proposed;
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
        let (contact_channel, total) = (self.body.contact_channel, self.body.expected_total);
        let quote = order.case().cancellation_quote(Some(total))?;
        let overpayments = order.case().refundable().overpayments;
        let note = covers_something(&quote).then(|| new_note(order, reason(order).to_owned(), Restock::Return, quote));
        let credit_note = note.as_ref().map(|note| note.number.clone());
        pass_gate(order, &Proposed::cancellation(total), credit_note.clone())?;
        order.add_to_history(HistoryEvent::OrderCancelled { contact_channel, total, credit_note: credit_note.clone() });
        if let Some(note) = note {
            issue(order, note);
        }
        for share in overpayments.iter().filter(|share| share.amount.is_positive()) {
            give_back(order, &share.payment, share.amount, reason(order).to_owned());
        }
        start_voids(order);
        let open_tasks = order.case().open_tasks();
        order.advance(CancellationEvent::Requested { contact_channel, open_tasks })?;
        order.record.order.logistic_status = LogisticStatus::Cancelled;
        order.record.cancelled = Some(Cancelled { at: order.now(), by: order.agent().name.clone(), credit_note });
        Ok(())
    }
}

/// Where every item came back before, there is nothing to credit, and no number is used up.
fn covers_something(quote: &Quote) -> bool {
    quote.total.is_positive() || !(quote.lines.is_empty() && quote.shipping.is_empty() && quote.fees.is_empty())
}

/// Printed on the customer's credit note, so in their language.
fn reason(order: &OpenOrder<'_>) -> &'static str {
    match order.record.order.customer.language() {
        Locale::Fr => "Annulation de la commande",
        Locale::En => "Order cancelled",
    }
}
