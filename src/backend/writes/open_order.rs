//! An order in the hands of one write: its record before and after, and the lines for its journal.

use sqlx::SqliteConnection;

use crate::api::history::HistoryEvent;
use crate::backend::canned_replies::ShopWords;
use crate::backend::refusal::Refusal;
use crate::backend::shop::Shop;
use crate::backend::store::{JournalLine, NamedRefund, NextCreditNote, OrderRecord, StoreError};
use crate::backend::time_zone::ShopTimeZone;
use crate::domain::agent::Agent;
use crate::domain::cancellation::{Cancellation, CancellationEvent};
use crate::domain::case::{Case, Settings};
use crate::domain::modification::{self, Lease, LeaseRefusal, take};
use crate::domain::refund_task::RefundTask;
use crate::domain::returns::ReturnTerms;
use crate::domain::timestamp::Timestamp;

/// The agent, the time, and what the transaction holds ready for a write.
#[derive(Clone, Debug)]
pub struct WriteContext<'a> {
    pub agent: &'a Agent,
    pub now: Timestamp,
    /// The credit note, if this write issues one.
    pub next_credit_note: NextCreditNote,
    pub shop: &'a Shop,
    /// The clock on the shop's wall.
    pub zone: &'a ShopTimeZone,
    pub settings: Settings,
}

/// What a write had looked up beside the order.
#[derive(Debug)]
pub(super) struct Looked {
    /// The refunds that have the name already which this write gives to one.
    pub named: Vec<NamedRefund>,
    /// The shop's return reasons and return actions.
    pub terms: ReturnTerms,
    /// The words that mails and replies are written in.
    pub words: ShopWords,
}

/// An order between what it was and what it becomes.
#[derive(Debug)]
pub struct OpenOrder<'a> {
    before: OrderRecord,
    pub record: OrderRecord,
    pub context: WriteContext<'a>,
    journal: Vec<JournalLine>,
    looked: Looked,
}

impl<'a> OpenOrder<'a> {
    /// Opens an order. What time alone has changed, a lease that ran out, is written down first.
    pub(super) fn open(before: OrderRecord, context: WriteContext<'a>, looked: Looked) -> Self {
        let mut record = before.clone();
        let journal = Vec::from_iter(record.let_time_pass(context.now));
        Self { before, record, context, journal, looked }
    }

    /// The order with all that happened to it, as this write has left it so far.
    pub fn case(&self) -> Case<'_> {
        self.record.case(self.context.settings)
    }

    pub const fn now(&self) -> Timestamp {
        self.context.now
    }

    pub const fn agent(&self) -> &'a Agent {
        self.context.agent
    }

    /// Writes a line that is the agent's.
    pub fn add_to_history(&mut self, event: HistoryEvent) {
        let line = JournalLine { at: self.now(), agent: Some(self.agent().clone()), event };
        self.journal.push(line);
    }

    pub const fn return_terms(&self) -> &ReturnTerms {
        &self.looked.terms
    }

    pub const fn shop_words(&self) -> &ShopWords {
        &self.looked.words
    }

    /// Refuses the name of a refund that another one has.
    pub fn check_name_is_new(&self, task: &RefundTask) -> Result<(), Refusal> {
        let used = self.looked.named.iter().filter(|named| task.is_kept_from(&named.name, named.provider));
        // Of several, the one at its own provider is the likelier to have been meant.
        let used = used.min_by_key(|named| named.provider != task.provider);
        used.map_or(Ok(()), |used| Err(Refusal::reference_used(used.order.clone())))
    }

    /// Refuses unless the agent has MOD on.
    pub fn check_held(&self) -> Result<(), LeaseRefusal> {
        modification::check_held(self.record.lease.as_ref(), &self.agent().id, self.now())
    }

    /// Refuses while another agent has MOD on.
    pub fn check_free(&self) -> Result<(), LeaseRefusal> {
        modification::check_free(self.record.lease.as_ref(), &self.agent().id, self.now())
    }

    /// Has MOD on from now on, unless someone else does.
    pub fn hold_or_take(&mut self, take_over: bool) -> Result<(), LeaseRefusal> {
        let before = self.record.lease.take();
        let taken = take(before.as_ref(), self.agent(), take_over, self.now());
        let holder_before = before.as_ref().map(|lease| lease.holder.clone());
        self.record.lease = taken.as_ref().ok().cloned().or(before);
        taken?;
        match holder_before {
            None => self.add_to_history(HistoryEvent::ModificationOpened),
            Some(holder) if holder.id != self.agent().id => {
                self.add_to_history(HistoryEvent::ModificationTakenOver { from: holder.name });
            }
            Some(_) => {}
        }
        Ok(())
    }

    /// When a mail leaves that is decided on now.
    pub fn leaves_at(&self) -> Timestamp {
        self.now() + self.context.shop.mail_pause
    }

    /// MOD is off from now on.
    pub fn release(&mut self) {
        self.record.lease = None;
        self.add_to_history(HistoryEvent::ModificationClosed);
    }

    /// Refuses once the order can't be cancelled any more.
    pub fn check_cancellable(&self) -> Result<(), Refusal> {
        self.record.order.not_cancellable().map_or(Ok(()), |reason| Err(Refusal::not_cancellable(reason)))
    }

    /// Moves the cancellation on.
    pub fn advance(&mut self, event: CancellationEvent) -> Result<&Cancellation, Refusal> {
        self.record.step = self.record.step.on(event)?;
        Ok(&self.record.step)
    }

    /// Writes what was decided: one version more, and the lease of whoever acts renewed.
    pub async fn save(mut self, db: &mut SqliteConnection) -> Result<OrderRecord, StoreError> {
        self.record.version = self.before.version + 1;
        if let Some(lease) = self.record.lease.as_mut().filter(|lease| lease.is_of(&self.context.agent.id)) {
            *lease = Lease::starting(lease.holder.clone(), self.context.now);
        }
        self.record.save(db, &self.before, &self.journal).await?;
        for note in self.record.credit_notes.iter().skip(self.before.credit_notes.len()) {
            self.context.shop.seller_of(&self.record.order).sign(db, &note.number).await?;
        }
        Ok(self.record)
    }
}
