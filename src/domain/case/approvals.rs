//! What an agent gives back by themselves, and what a second person has to say yes to.

use super::Case;
use crate::domain::agent::Agent;
use crate::domain::approval::{Approval, ApprovalState, Gate, Proposal, ProposalKind};
use crate::domain::credit::CreditNoteNumber;
use crate::domain::limits::{Limits, Sums};
use crate::domain::refund_task::RefundTask;

impl Case<'_> {
    /// Whether `agent` does this, which comes to `sums`, by themselves.
    pub fn gate(&self, limits: &Limits, agent: &Agent, (proposal, sums): (&Proposal, &Sums)) -> Gate {
        let exceeded = limits.exceeded(&self.given_alone(agent), sums);
        if exceeded.is_empty() {
            return Gate::Open;
        }
        let proposal = proposal.trimmed();
        let own = || self.approvals.iter().rev().filter(|approval| approval.is_of(&agent.id));
        let is_approved = |approval: &&Approval| matches!(approval.state, ApprovalState::Approved { .. });
        // What the order has become since may make more of the same words.
        let same = |approval: &&Approval| approval.proposal == proposal && approval.sums == *sums;
        if let Some(approved) = own().filter(same).find(is_approved) {
            return Gate::Approved(approved.clone());
        }
        if let Some(asked) = own().filter(same).find(|approval| approval.is_asked()) {
            return Gate::Asked(asked.clone());
        }
        match own().filter(is_approved).find(|approval| approval.is_replaced_by(&proposal, &agent.id)) {
            Some(other) => Gate::Changed(exceeded, other.clone()),
            None => Gate::Above(exceeded),
        }
    }

    /// What this agent gave back on the order without a second person, as far as it stands.
    pub fn given_alone(&self, agent: &Agent) -> Sums {
        let none = Sums::none(self.order.currency);
        let stands = |number: &CreditNoteNumber| !self.notes.iter().any(|note| note.corrects.as_ref() == Some(number));
        let notes = self.notes.iter().filter(|note| note.issued_by.id == agent.id && note.corrects.is_none());
        let by_notes = notes.filter(|note| stands(&note.number)).map(|note| Sums::of_note(&note.quote));
        // Agents have names of their own.
        let is_own = |task: &&&RefundTask| task.cause.overpayment().is_some_and(|beyond| beyond.by == agent.name);
        let by_tasks = self.tasks.iter().filter(is_own).filter_map(|task| Some(Sums::refund(task.used()?)));
        let given = by_notes.chain(by_tasks).fold(none, |sum, sums| sum.plus(&sums));
        let approved = self.approvals.iter().filter(|approval| approval.is_of(&agent.id)).filter_map(|approval| {
            let ApprovalState::Used { credit_note, .. } = &approval.state else { return None };
            let counts = credit_note.as_ref().is_none_or(stands);
            (counts && approval.proposal.kind() != ProposalKind::PayByOtherMeans).then_some(&approval.sums)
        });
        given.without(&approved.fold(none, Sums::plus))
    }
}
