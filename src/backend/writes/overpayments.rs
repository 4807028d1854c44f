//! Overpayments: what was paid beyond the price goes back.

use super::approval_gate::pass_gate;
use super::started_refund::start_refund;
use super::{Execute, OpenOrder, check_reason};
use crate::api::field_error::FieldError;
use crate::api::history::HistoryEvent;
use crate::api::overpayments::RefundOverpayment;
use crate::api::pointer;
use crate::api::problem::ProblemCode;
use crate::backend::refusal::Refusal;
use crate::domain::approval::Proposed;
use crate::domain::credit::RefundProblem;
use crate::domain::money::Amount;
use crate::domain::overpayment::OverpaymentProblem;
use crate::domain::payment::PaymentId;
use crate::domain::refund_task::{Overpayment, RefundCause};

impl Execute for RefundOverpayment {
    fn check(&self) -> Vec<FieldError> {
        check_reason(&self.body.reason)
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        let (payment, amount) = (&self.body.payment, self.body.amount);
        check_refundable(order, payment, amount)?;
        let reason = self.body.reason.trim().to_owned();
        pass_gate(order, &Proposed::overpayment(payment.clone(), amount, reason.clone()), None)?;
        give_back(order, payment, amount, reason);
        Ok(())
    }
}

/// That so much of an overpayment can go back by this payment.
pub(super) fn check_refundable(order: &OpenOrder<'_>, payment: &PaymentId, amount: Amount) -> Result<(), Refusal> {
    order.case().check_overpayment(payment, amount).map_err(refused)
}

/// Starts the refund of so much of an overpayment.
pub(super) fn give_back(order: &mut OpenOrder<'_>, payment: &PaymentId, amount: Amount, reason: String) {
    order.add_to_history(HistoryEvent::OverpaymentRefunded { amount, reason: reason.clone() });
    let by = order.agent().name.clone();
    start_refund(order, RefundCause::Overpayment(Overpayment { reason, by }), payment, amount);
}

fn refused(problem: OverpaymentProblem) -> Refusal {
    let (field, problem) = match problem {
        OverpaymentProblem::Payment(problem) => ("/payment", problem),
        OverpaymentProblem::Amount(problem) => (pointer::AMOUNT, problem),
    };
    let code = match problem {
        RefundProblem::AmountExceedsRefundable { .. } => ProblemCode::AmountExceedsRefundable,
        _ => ProblemCode::ValidationFailed,
    };
    Refusal { errors: vec![FieldError::of(field.to_owned(), &problem)], ..code.into() }
}
