//! Credit notes at the tills of the shop.

use super::refund_tasks::{advance, find};
use super::started_refund::next_task_id;
use super::{Execute, OpenOrder, check_text};
use crate::api::field_error::FieldError;
use crate::api::history::HistoryEvent;
use crate::api::order_detail::OrderDetail;
use crate::api::pointer;
use crate::api::problem::ProblemCode;
use crate::api::till::{ToldTillCredit, UseAtTill};
use crate::backend::refusal::Refusal;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::refund_task::RefundEvent;
use crate::domain::text_limits;

impl Execute for UseAtTill {
    fn check(&self) -> Vec<FieldError> {
        check_text(pointer::RECEIPT, &self.body.trimmed().receipt, text_limits::REFERENCE)
    }

    fn told(note: &str, order: String) -> Result<String, Refusal> {
        let order: OrderDetail = serde_json::from_str(&order).map_err(Refusal::internal)?;
        let number = CreditNoteNumber(note.to_owned());
        let note = order.credit_notes.iter().find(|known| known.number == number);
        let credit = order.case().till_credit(note.ok_or(ProblemCode::CreditNoteNotFound)?);
        serde_json::to_string(&ToldTillCredit { credit, version: order.version }).map_err(Refusal::internal)
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        let (now, draft) = (order.now(), self.body.trimmed());
        for (id, given) in order.case().use_at_till(&self.note, &draft)? {
            let next_task = next_task_id(order);
            let task = find(order, &id)?;
            let receipt = &draft.receipt;
            let step = task.after(RefundEvent::UsedAtTill { receipt, given, next_task: &next_task }, now)?;
            task.state = step.state;
            order.add_to_history(HistoryEvent::UsedAtTill {
                task: id,
                credit_note: self.note.clone(),
                amount: given,
                receipt: receipt.clone(),
                rest: step.follow_up.as_ref().map(|rest| rest.amount),
            });
            order.record.refund_tasks.extend(step.follow_up);
        }
        advance(order)
    }
}
