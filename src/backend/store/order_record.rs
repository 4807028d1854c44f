//! All that is kept of one order, and what follows from it.

use super::journal::JournalLine;
use crate::api::history::HistoryEvent;
use crate::api::order_detail::{SentMessage, SharedTransaction};
use crate::domain::approval::Approval;
use crate::domain::cancellation::Cancellation;
use crate::domain::case::{Case, OrderAmounts, Settings};
use crate::domain::credit::{CreditNote, CreditNoteNumber};
use crate::domain::modification::Lease;
use crate::domain::order::Order;
use crate::domain::refund_task::RefundTask;
use crate::domain::returns::OrderReturn;
use crate::domain::ticket::TicketNumber;
use crate::domain::timestamp::Timestamp;

/// An order with everything that happened to it, as one transaction sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRecord {
    /// As charged, with the logistic status as it is now.
    pub order: Order,
    pub version: u64,
    /// As stored: it may have run out.
    pub lease: Option<Lease>,
    /// As stored: see [`Self::cancellation`].
    pub step: Cancellation,
    /// The cancellation for good, once it happened.
    pub cancelled: Option<Cancelled>,
    pub refund_tasks: Vec<RefundTask>,
    pub credit_notes: Vec<CreditNote>,
    pub returns: Vec<OrderReturn>,
    pub approvals: Vec<Approval>,
    pub messages: Vec<SentMessage>,
    /// The ticket at the helpdesk in which it is talked about.
    pub ticket: Option<TicketNumber>,
    /// Its transactions that other orders name too.
    pub shared_transactions: Vec<SharedTransaction>,
    /// When its personal data was erased, if it was.
    pub erased_at: Option<Timestamp>,
    /// When it was shipped and delivered, as far as that happened here.
    pub shipped_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancelled {
    pub at: Timestamp,
    /// The agent's name.
    pub by: String,
    /// The note that it issued, if there was something left to credit.
    pub credit_note: Option<CreditNoteNumber>,
}

impl OrderRecord {
    /// The lease that counts now.
    pub fn lease(&self, now: Timestamp) -> Option<&Lease> {
        self.lease.as_ref().filter(|lease| lease.is_running(now))
    }

    /// The step that counts now.
    pub fn cancellation(&self, now: Timestamp) -> Cancellation {
        self.step.as_it_counts(self.lease(now).is_some(), self.order.not_cancellable())
    }

    /// The order with all that happened to it.
    pub fn case(&self, settings: Settings) -> Case<'_> {
        Case {
            order: &self.order,
            notes: &self.credit_notes,
            tasks: self.refund_tasks.iter().collect(),
            returns: &self.returns,
            approvals: &self.approvals,
            cancellation: &self.step,
            settings,
            has_unsent_mail: self.erased_at.is_none() && self.messages.iter().any(|mail| mail.delivery.is_not_sent()),
            mail_leaves_at: SentMessage::last_leaves_at(&self.messages),
        }
    }

    /// Makes stored what counts now; a lease that ran out leaves a line for the journal.
    pub fn let_time_pass(&mut self, now: Timestamp) -> Option<JournalLine> {
        self.step = self.cancellation(now);
        let lapsed = self.lease.take_if(|lease| !lease.is_running(now))?;
        Some(JournalLine { at: lapsed.expires_at.min(now), agent: None, event: HistoryEvent::ModificationClosed })
    }

    pub fn credit_note(&self, number: &CreditNoteNumber) -> Option<&CreditNote> {
        self.credit_notes.iter().find(|note| note.number == *number)
    }

    pub fn amounts(&self) -> OrderAmounts {
        OrderAmounts::of(&self.order, self.refund_tasks.iter())
    }
}
