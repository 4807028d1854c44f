//! One open order: what is known of it, and the write that is under way. Components show these states and
//! send commands; which key a command gets, and when none may be sent, is decided here alone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::api::orders::{OrderDetail, ReadOrder};
use crate::api::problem::Problem;
use crate::client::command::OrderCommand;
use crate::client::write::{Outcome, PendingWrite};
use crate::client::{Failure, new_key, now};
use crate::domain::action::OrderAction;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;

/// What is known of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    Loading,
    Ready {
        order: Box<OrderDetail>,
        read_at: Timestamp,
        /// The last attempt to read it again failed; what is shown may be old.
        stale: Option<Failure>,
    },
    Failed(Failure),
}

/// The write under way, or what the last one came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Writing {
    #[default]
    Idle,
    /// Sent, no answer yet. `in_doubt` once the first answer failed to come and it is being looked up.
    Pending { write: PendingWrite, in_doubt: bool },
    /// It did not take effect.
    Refused { command: OrderCommand, problem: Box<Problem> },
    /// It could not be sent; nothing happened.
    NotSent { command: OrderCommand },
    /// The session ended. Sent again under its key, it takes effect once.
    SignedOut(PendingWrite),
    /// It may or may not have taken effect.
    NotKnown(PendingWrite),
}

impl Writing {
    /// Whether another command may be sent: not while the outcome of one is open.
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::Idle | Self::Refused { .. } | Self::NotSent { .. })
    }

    /// The write whose outcome is open, under whatever circumstance.
    pub const fn open_write(&self) -> Option<&PendingWrite> {
        match self {
            Self::Pending { write, .. } | Self::SignedOut(write) | Self::NotKnown(write) => Some(write),
            _ => None,
        }
    }
}

/// The handle that everything on the order's page shares.
#[derive(Clone, Copy)]
pub struct OrderDesk {
    desk: Desk,
    number: StoredValue<OrderNumber>,
    reading: RwSignal<Reading>,
    writing: RwSignal<Writing>,
    /// Rises with every read, so that an older answer that comes late is dropped.
    reads: StoredValue<u64>,
}

impl OrderDesk {
    /// Opens the order and reads it.
    pub fn open(number: OrderNumber) -> Self {
        let order_desk = Self {
            desk: Desk::expect(),
            number: StoredValue::new(number),
            reading: RwSignal::new(Reading::Loading),
            writing: RwSignal::new(Writing::Idle),
            reads: StoredValue::new(0),
        };
        order_desk.refresh();
        order_desk
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    pub fn number(&self) -> OrderNumber {
        self.number.get_value()
    }

    pub fn reading(&self) -> Signal<Reading> {
        self.reading.into()
    }

    pub fn writing(&self) -> Signal<Writing> {
        self.writing.into()
    }

    /// The order as last read, if it was.
    pub fn order(&self) -> Option<OrderDetail> {
        self.reading.with(|reading| match reading {
            Reading::Ready { order, .. } => Some(order.as_ref().clone()),
            _ => None,
        })
    }

    /// Whether the backend lets this agent do this now.
    pub fn allows(&self, action: OrderAction) -> bool {
        self.reading.with(|reading| match reading {
            Reading::Ready { order, .. } => order.allowed_actions.contains(&action),
            _ => false,
        })
    }

    /// Asks for the order again: on focus, after the network came back, after a refusal. What the agent typed
    /// stays. A write of unknown outcome is looked up at the same time.
    pub fn refresh(&self) {
        if let Some(Writing::NotKnown(write)) = self.writing.try_get_untracked() {
            self.settle(write);
            return;
        }
        let this = *self;
        spawn_local(async move { this.read().await });
    }

    /// Sends a command, unless the outcome of another is open: a second click does nothing.
    pub fn send(&self, command: OrderCommand) {
        let Some(version) = self.version() else { return };
        if !self.writing.with_untracked(Writing::is_settled) {
            return;
        }
        match new_key() {
            Some(key) => self.settle(PendingWrite { order: self.number(), command, key, version }),
            None => self.writing.set(Writing::NotSent { command }),
        }
    }

    /// Delivers the write of open outcome again, under the key it has.
    pub fn resume(&self) {
        let write = self.writing.with_untracked(|writing| match writing {
            Writing::SignedOut(write) | Writing::NotKnown(write) => Some(write.clone()),
            _ => None,
        });
        if let Some(write) = write {
            self.settle(write);
        }
    }

    /// The agent has read what became of the last write.
    pub fn acknowledge(&self) {
        if self.writing.with_untracked(Writing::is_settled) {
            self.writing.set(Writing::Idle);
        }
    }

    fn version(&self) -> Option<u64> {
        self.reading.with_untracked(|reading| match reading {
            Reading::Ready { order, .. } => Some(order.version),
            _ => None,
        })
    }

    fn settle(&self, write: PendingWrite) {
        self.writing.set(Writing::Pending { write: write.clone(), in_doubt: false });
        let this = *self;
        let client = self.desk.client();
        spawn_local(async move {
            let doubt = || {
                this.writing.try_update(|writing| {
                    if let Writing::Pending { in_doubt, .. } = writing {
                        *in_doubt = true;
                    }
                });
            };
            let outcome = client.settle(&write, doubt).await;
            this.settled(write, outcome).await;
        });
    }

    async fn settled(self, write: PendingWrite, outcome: Outcome) {
        let writing = match outcome {
            Outcome::Done(order) => {
                self.show(*order);
                Writing::Idle
            }
            Outcome::Refused(problem) => {
                // The screen first shows what is true now, then why the write was refused.
                self.read().await;
                Writing::Refused { command: write.command, problem }
            }
            Outcome::NotSent => Writing::NotSent { command: write.command },
            Outcome::SignedOut => {
                self.desk.sign_in_needed();
                Writing::SignedOut(write)
            }
            Outcome::NotKnown => Writing::NotKnown(write),
        };
        self.writing.try_set(writing);
    }

    async fn read(self) {
        // The agent may have left the page while this waited.
        let Some(number) = self.number.try_get_value() else { return };
        let Some(ticket) = self.reads.try_update_value(|reads| {
            *reads += 1;
            *reads
        }) else {
            return;
        };
        let answer = self.desk.client().read(&ReadOrder { number }).await;
        if self.reads.try_get_value() != Some(ticket) {
            return;
        }
        match answer {
            Ok(order) => self.show(order),
            Err(failure) => {
                if failure == Failure::SignedOut {
                    self.desk.sign_in_needed();
                }
                self.reading.try_update(|reading| match reading {
                    Reading::Ready { stale, .. } => *stale = Some(failure),
                    _ => *reading = Reading::Failed(failure),
                });
            }
        }
    }

    /// Shows this order, unless a newer one is shown.
    fn show(self, order: OrderDetail) {
        self.reads.try_update_value(|reads| *reads += 1);
        self.reading.try_update(|reading| {
            let newer_known = matches!(reading, Reading::Ready { order: known, .. } if known.version > order.version);
            if !newer_known {
                *reading = Reading::Ready { order: Box::new(order), read_at: now(), stale: None };
            }
        });
    }
}
