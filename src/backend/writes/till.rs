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
use crate::domain::refund_task::RefundEvent;
use crate::domain::text_limits;
use crate::domain::till_credit::TillCode;

impl Execute for UseAtTill {
    fn check(&self) -> Vec<FieldError> {
        check_text(pointer::RECEIPT, &self.body.trimmed().receipt, text_limits::REFERENCE)
    }

    fn told(code: &str, order: String) -> Result<String, Refusal> {
        let order: OrderDetail = serde_json::from_str(&order).map_err(Refusal::internal)?;
        let number = TillCode(code.to_owned()).parts().map(|(note, _)| note);
        let note = order.credit_notes.iter().find(|known| Some(&known.number) == number.as_ref());
        let note = note.ok_or(ProblemCode::CreditNoteNotFound)?;
        let told = ToldTillCredit::of(&order.case(), note, order.lease.is_some(), order.version);
        serde_json::to_string(&told).map_err(Refusal::internal)
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        let (now, draft) = (order.now(), self.body.trimmed());
        let (note, _) = self.code.parts().ok_or(ProblemCode::CreditNoteNotFound)?;
        for (id, given) in order.case().use_at_till(&note, &draft)? {
            let next_task = next_task_id(order);
            let task = find(order, &id)?;
            let receipt = &draft.receipt;
            let step = task.after(RefundEvent::UsedAtTill { receipt, given, next_task: &next_task }, now)?;
            task.state = step.state;
            order.add_to_history(HistoryEvent::UsedAtTill {
                task: id,
                credit_note: note.clone(),
                amount: given,
                receipt: receipt.clone(),
                rest: step.follow_up.as_ref().map(|rest| rest.amount),
            });
            order.record.refund_tasks.extend(step.follow_up);
        }
        advance(order)
    }
}
