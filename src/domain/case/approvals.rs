//! What an agent gives back by themselves, and what a second person has to say yes to.

use super::Case;
use crate::domain::agent::Agent;
use crate::domain::approval::{Approval, ApprovalState, Gate, ProposalKind, Proposed};
use crate::domain::credit::{CreditNote, CreditNoteNumber};
use crate::domain::limits::{Limits, Sums};
use crate::domain::refund_task::RefundTask;

impl Case<'_> {
    /// Whether `agent` does this by themselves.
    pub fn gate(&self, limits: &Limits, agent: &Agent, Proposed { proposal, sums }: &Proposed) -> Gate {
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
            return Gate::Approved(Box::new(approved.clone()));
        }
        if own().filter(same).any(Approval::is_asked) {
            return Gate::Asked;
        }
        let is_of_another = own().filter(is_approved).any(|approval| approval.is_replaced_by(&proposal, &agent.id));
        if is_of_another { Gate::Changed(exceeded) } else { Gate::Above(exceeded) }
    }

    /// What this agent gave back on the order without a second person, as far as it stands.
    pub fn given_alone(&self, agent: &Agent) -> Sums {
        let none = Sums::none(self.order.currency);
        let stands = |number: &CreditNoteNumber| CreditNote::correction_of(number, self.notes).is_none();
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
