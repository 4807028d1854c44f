//! The gate that each deed which gives money back goes through: within its agent's limits, or said yes to exactly so by a second
//! person.

use super::OpenOrder;
use crate::api::history::HistoryEvent;
use crate::api::problem::ProblemCode;
use crate::backend::refusal::Refusal;
use crate::domain::approval::{Approval, ApprovalEvent, ApprovalId, ApprovalRefusal, Gate, Proposed};
use crate::domain::credit::CreditNoteNumber;

/// Lets a deed through that is within its agent's limits or was said yes to exactly so, which is used by it; `note` is the
/// note that it issues.
///
/// # Errors
/// What is above a limit and was not said yes to, and what was said yes to otherwise.
pub(super) fn pass_gate(
    order: &mut OpenOrder<'_>,
    proposed: &Proposed,
    note: Option<CreditNoteNumber>,
) -> Result<(), Refusal> {
    match gate(order, proposed) {
        Gate::Open => Ok(()),
        Gate::Approved(approval) => move_on(order, &approval.id, ApprovalEvent::Used(note)),
        Gate::Changed(_) => Err(ProblemCode::ApprovalDoesNotFit.into()),
        Gate::Asked | Gate::Above(_) => Err(ProblemCode::ApprovalNeeded.into()),
    }
}

/// Where a proposal stands.
pub(super) fn gate(order: &OpenOrder<'_>, proposed: &Proposed) -> Gate {
    let agent = order.agent();
    let limits = order.context.shop.limits.of(agent.role, order.record.order.currency);
    order.case().gate(&limits, agent, proposed)
}

/// One of the order's approvals.
///
/// # Errors
/// That it has no such one.
pub(super) fn find(order: &OpenOrder<'_>, id: &ApprovalId) -> Result<Approval, Refusal> {
    let found = order.record.approvals.iter().find(|approval| approval.id == *id);
    found.cloned().ok_or(ProblemCode::ApprovalNotFound.into())
}

/// Takes an approval to its next state, and writes that down.
///
/// # Errors
/// That its state, or its people, don't allow it.
pub(super) fn move_on(order: &mut OpenOrder<'_>, id: &ApprovalId, event: ApprovalEvent) -> Result<(), Refusal> {
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
