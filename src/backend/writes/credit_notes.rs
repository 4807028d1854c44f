//! Credit notes: issuing one, and taking a wrong one back.

use super::approval_gate::pass_gate;
use super::started_refund::start_refund;
use super::{Execute, OpenOrder, check_reason};
use crate::api::credit_notes::{CorrectCreditNote, IssueCreditNote};
use crate::api::field_error::FieldError;
use crate::api::history::HistoryEvent;
use crate::api::problem::ProblemCode;
use crate::backend::refusal::Refusal;
use crate::domain::approval::Proposed;
use crate::domain::credit::{CreditNote, CreditNoteDraft, CreditNoteNumber, Quote, Restock, missing_reason};
use crate::domain::exchange_rate::TaxInEuros;
use crate::domain::refund_task::{RefundCause, RefundEvent};

impl Execute for IssueCreditNote {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        let quote = checked_note(order, &self.body)?;
        let proposed = Proposed::note(Box::new(self.body.clone()), &quote);
        let note = new_note(order, self.body.reason.trim().to_owned(), self.body.restock, quote);
        let note = CreditNote { for_return: self.body.for_return.clone(), ..note };
        pass_gate(order, &proposed, Some(note.number.clone()))?;
        order.add_to_history(HistoryEvent::CreditNoteIssued {
            credit_note: note.number.clone(),
            total: note.quote.total,
        });
        issue(order, note);
        Ok(())
    }
}

impl Execute for CorrectCreditNote {
    fn check(&self) -> Vec<FieldError> {
        check_reason(&self.body.reason)
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        let wrong = order.record.credit_note(&self.note);
        let wrong = wrong.cloned().ok_or(ProblemCode::CreditNoteNotFound)?;
        order.case().check_correctable(&wrong)?;
        // Withdraw the refunds first, so that the correction's remaining balance already includes them.
        withdraw_refunds(order, &wrong.number)?;
        let quote = order.case().correction(&wrong);
        let reason = self.body.reason.trim().to_owned();
        // What is taken back was said at the rate of its day.
        let tax_in_euros = wrong.tax_in_euros.map(|said| TaxInEuros { tax: -said.tax, ..said });
        let note = CreditNote {
            corrects: Some(wrong.number.clone()),
            for_return: wrong.for_return,
            tax_in_euros,
            ..new_note(order, reason.clone(), wrong.restock, quote)
        };
        let (credit_note, correction) = (wrong.number, note.number.clone());
        order.add_to_history(HistoryEvent::CreditNoteCorrected { credit_note, correction, reason });
        order.record.credit_notes.push(note);
        Ok(())
    }
}

/// What a drafted note comes to, where nothing is wrong with it.
pub(super) fn checked_note(order: &OpenOrder<'_>, draft: &CreditNoteDraft) -> Result<Quote, Refusal> {
    let quote = order.case().quote(draft)?;
    order.case().check_return_of(draft)?;
    match missing_reason(draft) {
        Some(missing) => Err(vec![missing].into()),
        None => Ok(quote),
    }
}

/// The note as it will be numbered, for the one that acts.
pub(super) fn new_note(order: &OpenOrder<'_>, reason: String, restock: Restock, quote: Quote) -> CreditNote {
    let exchange = order.context.shop.exchange_rate_of(&order.record.order);
    CreditNote {
        tax_in_euros: exchange.and_then(|exchange| exchange.tax_in_euros(quote.tax)),
        number: order.context.next_credit_note.number.clone(),
        order: order.record.order.number.clone(),
        issued_at: order.context.next_credit_note.issued_at,
        issued_by: order.agent().clone(),
        reason,
        restock,
        corrects: None,
        for_return: None,
        quote,
    }
}

/// Adds the note to the order, and one refund task a payment that gives something back.
pub(super) fn issue(order: &mut OpenOrder<'_>, note: CreditNote) {
    for share in note.quote.allocation.iter().filter(|share| share.amount.is_positive()) {
        start_refund(order, RefundCause::CreditNote(note.number.clone()), &share.payment, share.amount);
    }
    order.record.credit_notes.push(note);
}

/// Nobody is to give back what is not credited any more.
fn withdraw_refunds(order: &mut OpenOrder<'_>, wrong: &CreditNoteNumber) -> Result<(), Refusal> {
    let (now, correction) = (order.now(), order.context.next_credit_note.number.clone());
    let mut withdrawn = Vec::new();
    for task in order.record.refund_tasks.iter_mut().filter(|task| task.cause.is_note(wrong)) {
        let was_open = task.is_open();
        task.state = task.after(RefundEvent::NoteCorrected(&correction), now)?.state;
        if was_open {
            withdrawn.push(HistoryEvent::RefundWithdrawn { task: task.id.clone(), amount: task.amount });
        }
    }
    for event in withdrawn {
        order.add_to_history(event);
    }
    Ok(())
}
