//! The deeds open to an agent now: the same answer for the screen's buttons and the backend's checks.

use super::Case;
use crate::domain::action::OrderAction;
use crate::domain::agent::Agent;
use crate::domain::approval::Approval;
use crate::domain::cancellation::Cancellation;
use crate::domain::modification::Lease;
use crate::domain::returns::OrderReturn;
use crate::domain::timestamp::Timestamp;

impl Case<'_> {
    /// Every deed open to `agent` now. `lease` counts only while it is running.
    pub fn allowed(&self, lease: Option<&Lease>, agent: &Agent, now: Timestamp) -> Vec<OrderAction> {
        if agent.role.only_reads() || agent.role.is_a_till() {
            return Vec::new();
        }
        [self.allowed_by_lease(lease, agent, now), self.allowed_of_approvals(agent)].concat()
    }

    /// Whoever has MOD on waits for the yes or the no, so that no lease is in their way.
    fn allowed_of_approvals(&self, agent: &Agent) -> Vec<OrderAction> {
        let any = |can: &dyn Fn(&Approval) -> bool| self.approvals.iter().any(can);
        let is_ended_by = |approval: &Approval| approval.is_open() && (approval.is_of(&agent.id) || agent.role.leads());
        let decides = any(&|approval| approval.check_decidable(agent).is_ok()).then_some(OrderAction::DecideApproval);
        let ends = any(&is_ended_by).then_some(OrderAction::WithdrawApproval);
        decides.into_iter().chain(ends).collect()
    }

    fn allowed_by_lease(&self, lease: Option<&Lease>, agent: &Agent, now: Timestamp) -> Vec<OrderAction> {
        let lease = lease.filter(|lease| lease.is_running(now));
        let step = self.cancellation.as_it_counts(lease.is_some(), self.order.not_cancellable());
        let mut actions = match lease {
            // Cancelled and settled, there is nothing to modify any more.
            None if matches!(step, Cancellation::Finished { .. }) => Vec::new(),
            None => vec![OrderAction::OpenModification],
            Some(lease) if lease.is_of(&agent.id) => {
                let mut actions = vec![OrderAction::CloseModification];
                actions.extend(next(&step));
                actions
            }
            Some(_) if agent.role.leads() => return vec![OrderAction::TakeOverModification],
            Some(_) => return Vec::new(),
        };
        // Money is credited, and money on its way settled, by whoever is there.
        actions.extend(settling(&step, self.open_tasks()));
        actions.extend(self.tasks.iter().any(|task| task.may_be_a_mistake()).then_some(OrderAction::ReviseRefundTask));
        actions.extend(self.refundable().can_be_credited().then_some(OrderAction::IssueCreditNote));
        let is_overpaid = self.order.payments.iter().any(|payment| self.most_overpaid(payment).1.is_positive());
        actions.extend(is_overpaid.then_some(OrderAction::RefundOverpayment));
        let is_correctable = self.notes.iter().any(|note| self.check_correctable(note).is_ok());
        actions.extend(is_correctable.then_some(OrderAction::CorrectCreditNote));
        let is_tellable = self.notes.iter().any(|note| self.check_tellable(note).is_ok());
        actions.extend(is_tellable.then_some(OrderAction::SendCreditNoteMail));
        actions.extend(self.can_register_return().then_some(OrderAction::RegisterReturn));
        let any = |can: fn(&OrderReturn) -> bool| self.returns.iter().any(can);
        actions.extend(any(OrderReturn::can_be_received).then_some(OrderAction::ReceiveReturn));
        actions.extend(any(OrderReturn::can_be_closed).then_some(OrderAction::CloseReturn));
        actions.extend(any(OrderReturn::can_be_withdrawn).then_some(OrderAction::WithdrawReturn));
        if self.has_unsent_mail {
            actions.extend([OrderAction::ResendMail, OrderAction::GiveUpMail]);
        }
        let stays = self.mail_leaves_at.is_some_and(|leaves_at| now < leaves_at);
        actions.extend(stays.then_some(OrderAction::TakeMailBack));
        actions.push(OrderAction::NoteTicket);
        actions.extend(self.settings.has_helpdesk.then_some(OrderAction::AddReply));
        actions
    }
}

/// The next step towards a cancellation.
const fn next(cancellation: &Cancellation) -> Option<OrderAction> {
    match cancellation {
        Cancellation::Idle | Cancellation::NotCancellable { .. } => Some(OrderAction::CheckCancellation),
        Cancellation::Cancellable => Some(OrderAction::ConfirmCancellation),
        Cancellation::Confirmed => Some(OrderAction::RequestCancellation),
        _ => None,
    }
}

/// Refunds of a cancellation and those of a credit note are settled alike; the mail belongs to a cancellation.
const fn settling(step: &Cancellation, open_tasks: usize) -> Option<OrderAction> {
    match step {
        Cancellation::MessageReady { .. } => Some(OrderAction::SettleMail),
        _ if open_tasks > 0 => Some(OrderAction::SettleRefundTask),
        _ => None,
    }
}
