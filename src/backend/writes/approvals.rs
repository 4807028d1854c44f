//! Four eyes: asking for what is above a limit, and the second person's yes or no.

use super::approval_gate::{find, gate, move_on};
use super::credit_notes::checked_note;
use super::overpayments::check_refundable;
use super::{Execute, OpenOrder, check_reason, check_text};
use crate::api::approvals::{AskApproval, DecideApproval, Decision, WithdrawApproval};
use crate::api::field_error::FieldError;
use crate::api::history::HistoryEvent;
use crate::api::pointer;
use crate::api::problem::ProblemCode;
use crate::backend::refusal::Refusal;
use crate::domain::approval::{Approval, ApprovalEvent, ApprovalId, ApprovalState, Gate, Proposal, Proposed};
use crate::domain::cancellation::Cancellation;
use crate::domain::money::Amount;
use crate::domain::refund_task::{RefundState, RefundTaskId};
use crate::domain::text_limits;

impl Execute for AskApproval {
    fn check(&self) -> Vec<FieldError> {
        let comment = self.body.comment.as_deref().filter(|comment| !comment.trim().is_empty());
        let of_comment = comment.map(|comment| check_text(pointer::COMMENT, comment, text_limits::REASON));
        let of_reason = match &self.body.proposal {
            Proposal::RefundOverpayment { reason, .. } => {
                check_text(pointer::PROPOSED_REASON, reason, text_limits::REASON)
            }
            _ => Vec::new(),
        };
        [of_comment.unwrap_or_default(), of_reason].concat()
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        let proposal = self.body.proposal.trimmed();
        if let Proposal::RequestCancellation { .. } = proposal {
            order.check_held()?;
            if order.record.step != Cancellation::Confirmed {
                return Err(ProblemCode::WrongStep.into());
            }
        }
        let proposed = checked(order, &proposal)?;
        let exceeded = match gate(order, &proposed) {
            Gate::Above(exceeded) | Gate::Changed(exceeded) => exceeded,
            Gate::Open => return Err(ProblemCode::ApprovalNotNeeded.into()),
            Gate::Approved(_) | Gate::Asked => return Err(ProblemCode::ApprovalWrongState.into()),
        };
        let by = order.agent().clone();
        let replaced = order.record.approvals.iter().filter(|before| before.is_replaced_by(&proposal, &by.id));
        for before in replaced.map(|before| before.id.clone()).collect::<Vec<_>>() {
            move_on(order, &before, ApprovalEvent::Withdrawn)?;
        }
        let comment = self.body.comment.as_deref().map(str::trim).filter(|comment| !comment.is_empty());
        let approval = Approval {
            id: ApprovalId::after(&order.record.order.number, order.record.approvals.len()),
            proposal,
            sums: proposed.sums,
            exceeded,
            order_version: order.record.version,
            asked_at: order.now(),
            asked_by: by,
            comment: comment.map(str::to_owned),
            state: ApprovalState::Asked,
        };
        order.add_to_history(HistoryEvent::ApprovalAsked {
            approval: approval.id.clone(),
            kind: approval.proposal.kind(),
            amount: approval.amount(),
            comment: approval.comment.clone(),
        });
        order.record.approvals.push(approval);
        Ok(())
    }
}

impl Execute for DecideApproval {
    fn check(&self) -> Vec<FieldError> {
        match &self.body {
            Decision::Approved {} => Vec::new(),
            Decision::Refused { reason } => check_reason(reason),
        }
    }

    /// Whoever has MOD on waits for it, so that nobody's lease is in the way.
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        let approval = find(order, &self.approval)?;
        approval.check_decidable(order.agent())?;
        let event = match &self.body {
            Decision::Approved {} => {
                checked(order, &approval.proposal)?;
                ApprovalEvent::Approved
            }
            Decision::Refused { reason } => ApprovalEvent::Refused(reason.trim().to_owned()),
        };
        move_on(order, &self.approval, event)
    }
}

impl Execute for WithdrawApproval {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        move_on(order, &self.approval, ApprovalEvent::Withdrawn)
    }
}

/// What a proposal comes to, refused as the deed itself would be but for who has MOD on.
fn checked(order: &OpenOrder<'_>, proposal: &Proposal) -> Result<Proposed, Refusal> {
    match proposal.clone() {
        Proposal::RequestCancellation { expected_total } => {
            order.check_cancellable()?;
            order.case().cancellation_quote(Some(expected_total))?;
            Ok(Proposed::cancellation(expected_total))
        }
        Proposal::IssueCreditNote { draft } => {
            let quote = checked_note(order, &draft)?;
            Ok(Proposed::note(draft, &quote))
        }
        Proposal::RefundOverpayment { payment, amount, reason } => {
            check_refundable(order, &payment, amount)?;
            Ok(Proposed::overpayment(payment, amount, reason))
        }
        Proposal::PayByOtherMeans { task, method } => {
            let amount = redirected(order, &task)?;
            Ok(Proposed::other_means(task, method, amount))
        }
    }
}

/// The money of a refund that can still go another way: somebody has it on, or it was made and came back.
fn redirected(order: &OpenOrder<'_>, id: &RefundTaskId) -> Result<Amount, Refusal> {
    let task = order.record.refund_tasks.iter().find(|task| task.id == *id).ok_or(ProblemCode::RefundTaskNotFound)?;
    match task.state {
        RefundState::Opened { .. } | RefundState::Done { .. } if !task.is_void() => Ok(task.recorded()),
        _ => Err(ProblemCode::OutcomeDoesNotFit.into()),
    }
}
