//! The sending of a command: its key, its version, and what its outcome does to the screen.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{OrderStore, Writing};
use crate::api::operations::OperationKey;
use crate::client::command::OrderCommand;
use crate::client::pending_write::{Outcome, PendingWrite};
use crate::client::{new_key, now};
use crate::domain::timestamp::Timestamp;
use crate::ui::connection::{WriteNews, WriteStatus};

type Then = Box<dyn FnOnce()>;

impl OrderStore {
    /// Sends a command, unless the outcome of another is open: a second click does nothing.
    pub fn send(&self, command: OrderCommand) {
        self.begin(command, None);
    }

    /// Sends a command, and does something outside of the page as soon as it took effect.
    pub fn send_then(&self, command: OrderCommand, then: impl FnOnce() + 'static) {
        self.begin(command, Some(Box::new(then)));
    }

    /// Delivers the write of open outcome again, under the key it has.
    pub fn resume(&self) {
        match self.writing.with_untracked(Writing::to_resume) {
            Some(write) => self.deliver(write, None),
            None => self.refresh(),
        }
    }

    /// The agent has read what became of the last write, and what others changed.
    pub fn acknowledge(&self) {
        if self.writing.with_untracked(Writing::is_settled) {
            self.writing.set(Writing::Idle);
        }
        self.has_seen_it();
    }

    fn begin(&self, command: OrderCommand, then: Option<Then>) {
        // Whatever asks for it, a desk to look at sends nothing.
        if untrack(|| self.session.is_readonly()) {
            return;
        }
        let Some(command) = self.within_limits(command) else { return };
        // What follows the deed does not follow asking for it.
        let then = match command {
            OrderCommand::AskApproval(..) => {
                let comment = self.comment;
                Some(Box::new(move || comment.set(String::new())) as Then)
            }
            _ => then,
        };
        if let Some(write) = self.intend(command, new_key) {
            self.deliver(write, then);
        }
    }

    /// The write that a command comes to; none before the order is read, while the outcome of another is open, or in a
    /// browser that can't name it.
    pub(super) fn intend(&self, command: OrderCommand, new_key: fn() -> Option<OperationKey>) -> Option<PendingWrite> {
        let version = self.reading.with_untracked(|reading| Some(reading.shown()?.version))?;
        if !self.writing.with_untracked(Writing::is_settled) {
            return None;
        }
        let Some(key) = new_key() else {
            self.writing.set(Writing::NotSent { command });
            return None;
        };
        Some(PendingWrite { order: self.number(), command, key, version })
    }

    pub(super) fn deliver(&self, write: PendingWrite, then: Option<Then>) {
        self.mark_delivered(&write);
        self.connection.tell(WriteNews::of(&write, WriteStatus::Sent));
        let (this, client) = (*self, self.session.client());
        spawn_local(async move {
            let doubt = || {
                this.writing.try_update(Writing::doubt);
            };
            let outcome = client.settle(&write, doubt).await;
            let is_done = matches!(outcome, Outcome::Done(_));
            this.connection.tell(WriteNews::of(&write, WriteStatus::of(&outcome)));
            // The order is read first, because the refusal is explained by the order as it is now.
            if matches!(outcome, Outcome::Refused(_)) {
                this.read().await;
            }
            this.end(write, outcome, now);
            if let Some(then) = then.filter(|_| is_done) {
                then();
            }
        });
    }

    /// The write is on its way: every reading that was begun before is a late one, because its answer may be older.
    pub(super) fn mark_delivered(&self, write: &PendingWrite) {
        self.attempts.begin();
        self.writing.update(|writing| writing.deliver(write.clone()));
    }

    /// The write has come to an outcome, as far as that can be known.
    pub(super) fn end(self, write: PendingWrite, outcome: Outcome, clock: fn() -> Timestamp) {
        match &outcome {
            Outcome::Done(order) => {
                self.attempts.begin();
                self.reading.try_update(|reading| reading.show_version(order.as_ref().clone(), clock()));
                self.has_seen_it();
                self.connection.wrote();
            }
            // Unless the page is gone, because another agent may be at the desk by now.
            Outcome::SignedOut if !self.writing.is_disposed() => self.session.sign_in_needed(),
            Outcome::SignedOut | Outcome::Refused(_) | Outcome::NotSent | Outcome::NotKnown => {}
        }
        self.writing.try_set(Writing::after(write, outcome));
    }
}
