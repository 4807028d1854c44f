//! Four eyes: asking for what is above a limit, the second person's yes or no, and the gate that each deed which gives money
//! back goes through.

use super::cancellations::checked_cancellation;
use super::credit_notes::checked_note;
use super::overpayments::check_refundable;
use super::{Execute, OpenOrder, check_reason, check_text};
use crate::api::approvals::{AskApproval, DecideApproval, Decision, WithdrawApproval};
use crate::api::field_error::FieldError;
use crate::api::history::HistoryEvent;
use crate::api::pointer;
use crate::api::problem::ProblemCode;
use crate::backend::refusal::Refusal;
use crate::domain::approval::{Approval, ApprovalEvent, ApprovalId, ApprovalRefusal, ApprovalState, Gate, Proposal};
use crate::domain::cancellation::Cancellation;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::limits::Sums;
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
        let sums = check_proposal(order, &proposal)?;
        let exceeded = match gate(order, &proposal, &sums) {
            Gate::Above(exceeded) | Gate::Changed(exceeded, _) => exceeded,
            Gate::Open => return Err(ProblemCode::ApprovalNotNeeded.into()),
            Gate::Approved(_) | Gate::Asked(_) => return Err(ProblemCode::ApprovalWrongState.into()),
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
            sums,
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
                check_proposal(order, &approval.proposal)?;
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

/// Lets a deed through that is within its agent's limits or was said yes to exactly so, which is used by it; `note` is the
/// note that it issues.
///
/// # Errors
/// What is above a limit and was not said yes to, and what was said yes to otherwise.
pub(super) fn pass_gate(
    order: &mut OpenOrder<'_>,
    (proposal, sums): (&Proposal, &Sums),
    note: Option<CreditNoteNumber>,
) -> Result<(), Refusal> {
    match gate(order, proposal, sums) {
        Gate::Open => Ok(()),
        Gate::Approved(approval) => move_on(order, &approval.id, ApprovalEvent::Used(note)),
        Gate::Changed(..) => Err(ProblemCode::ApprovalDoesNotFit.into()),
        Gate::Asked(_) | Gate::Above(_) => Err(ProblemCode::ApprovalNeeded.into()),
    }
}

fn gate(order: &OpenOrder<'_>, proposal: &Proposal, sums: &Sums) -> Gate {
    let agent = order.agent();
    let limits = order.context.shop.limits.of(agent.role, order.record.order.currency);
    order.case().gate(&limits, agent, (proposal, sums))
}

/// What a proposal comes to, refused as the deed itself would be but for who has MOD on.
fn check_proposal(order: &OpenOrder<'_>, proposal: &Proposal) -> Result<Sums, Refusal> {
    match proposal {
        Proposal::RequestCancellation { expected_total } => {
            checked_cancellation(order, *expected_total)?;
            Ok(Sums::refund(*expected_total))
        }
        Proposal::IssueCreditNote { draft } => Ok(Sums::of_note(&checked_note(order, draft)?)),
        Proposal::RefundOverpayment { payment, amount, .. } => {
            check_refundable(order, payment, *amount)?;
            Ok(Sums::refund(*amount))
        }
        Proposal::PayByOtherMeans { task, .. } => redirected(order, task),
    }
}

/// The money of a refund that can still go another way: somebody has it on, or it was made and came back.
fn redirected(order: &OpenOrder<'_>, id: &RefundTaskId) -> Result<Sums, Refusal> {
    let task = order.record.refund_tasks.iter().find(|task| task.id == *id).ok_or(ProblemCode::RefundTaskNotFound)?;
    match task.state {
        RefundState::Opened { .. } | RefundState::Done { .. } if !task.is_void() => {
            Ok(Sums::by_other_means(task.refunded().unwrap_or(task.amount)))
        }
        _ => Err(ProblemCode::OutcomeDoesNotFit.into()),
    }
}

fn find(order: &OpenOrder<'_>, id: &ApprovalId) -> Result<Approval, Refusal> {
    let found = order.record.approvals.iter().find(|approval| approval.id == *id);
    found.cloned().ok_or(ProblemCode::ApprovalNotFound.into())
}

fn move_on(order: &mut OpenOrder<'_>, id: &ApprovalId, event: ApprovalEvent) -> Result<(), Refusal> {
    let approval = find(order, id)?;
    let state = approval.after(event.clone(), order.agent(), order.now())?;
    let (id, amount, asked_by) = (approval.id.clone(), approval.amount(), approval.asked_by.name.clone());
    let line = match event {
        ApprovalEvent::Approved => Some(HistoryEvent::ApprovalGiven { approval: id, amount, asked_by }),
        ApprovalEvent::Refused(reason) => {
            Some(HistoryEvent::ApprovalRefused { approval: id, amount, asked_by, reason })
        }
        ApprovalEvent::Used(_) => {
            let approved_by = approval.state.decided().map(|decided| decided.by.name.clone()).unwrap_or_default();
            Some(HistoryEvent::ApprovalUsed { approval: id, amount, approved_by })
        }
        // A no that was read changes nothing any more.
        ApprovalEvent::Withdrawn if approval.state.reason().is_some() => None,
        ApprovalEvent::Withdrawn => Some(HistoryEvent::ApprovalWithdrawn { approval: id, amount, asked_by }),
    };
    line.into_iter().for_each(|line| order.add_to_history(line));
    let place = order.record.approvals.iter_mut().find(|other| other.id == approval.id);
    place.expect("it was found above").state = state;
    Ok(())
}

impl From<ApprovalRefusal> for Refusal {
    fn from(refusal: ApprovalRefusal) -> Self {
        match refusal {
            ApprovalRefusal::Own => ProblemCode::ApprovalOfOwn,
            ApprovalRefusal::NotALead | ApprovalRefusal::AnothersOwn => ProblemCode::NotPermitted,
            ApprovalRefusal::WrongState => ProblemCode::ApprovalWrongState,
        }
        .into()
    }
}
