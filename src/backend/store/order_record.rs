//! All that is kept of one order, and what follows from it.

use super::journal::JournalLine;
use crate::api::history::HistoryEvent;
use crate::api::order_detail::{OrderAmounts, PaymentState, SentMessage};
use crate::domain::cancellation::Cancellation;
use crate::domain::credit::{
    CreditNote, CreditNoteDraft, CreditNoteNumber, Occasion, Past, Quote, RefundRefusal, quote, used_by,
};
use crate::domain::eligibility::{NotCancellable, not_cancellable};
use crate::domain::modification::Lease;
use crate::domain::money::total;
use crate::domain::order::Order;
use crate::domain::refund_task::{RefundState, RefundTask};
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
    pub messages: Vec<SentMessage>,
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
        self.step.as_it_counts(self.lease(now).is_some(), self.not_cancellable())
    }

    /// Makes stored what counts now; a lease that ran out leaves a line for the journal.
    pub fn let_time_pass(&mut self, now: Timestamp) -> Option<JournalLine> {
        self.step = self.cancellation(now);
        let lapsed = self.lease.take_if(|lease| !lease.is_running(now))?;
        Some(JournalLine { at: lapsed.expires_at, agent: None, event: HistoryEvent::ModificationClosed })
    }

    pub const fn not_cancellable(&self) -> Option<NotCancellable> {
        not_cancellable(self.order.logistic_status)
    }

    /// Asks the refund engine about this order on this occasion.
    pub fn with_past<T>(&self, occasion: Occasion, ask: impl FnOnce(&Past<'_>) -> T) -> T {
        let quotes = self.credit_notes.iter().map(|note| &note.quote).collect();
        ask(&Past { quotes, refunded: used_by(&self.refund_tasks), occasion })
    }

    /// The quote of a drafted credit note: the same for its preview and its creation.
    ///
    /// # Errors
    /// Every problem with the draft.
    pub fn credit_quote(&self, draft: &CreditNoteDraft, credits_gift_cards: bool) -> Result<Quote, Vec<RefundRefusal>> {
        self.with_past(Occasion::of_credit_note(credits_gift_cards), |past| quote(&self.order, past, draft))
    }

    pub fn open_tasks(&self) -> usize {
        self.refund_tasks.iter().filter(|task| task.is_open()).count()
    }

    pub fn amounts(&self) -> OrderAmounts {
        let sum = |counts: fn(&RefundTask) -> bool| {
            total(self.order.currency, self.refund_tasks.iter().filter(|task| counts(task)).map(|task| task.amount))
        };
        let captured = self.order.captured();
        let refunded = sum(|task| matches!(task.state, RefundState::Done { .. }));
        let pending = sum(RefundTask::is_open);
        let refundable = captured - refunded - pending;
        OrderAmounts { gross: self.order.gross(), captured, refunded, pending, refundable }
    }

    pub fn payment_state(&self) -> PaymentState {
        let OrderAmounts { captured, refunded, pending, .. } = self.amounts();
        PaymentState::of(captured, refunded, pending)
    }
}
