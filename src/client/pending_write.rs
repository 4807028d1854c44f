//! A write until its outcome is known, or until the client has to give up.

use std::cell::Cell;

use super::open_intents::{OpenIntent, OpenIntents};
use super::{Client, Failure, now, sleep};
use crate::api::operations::{OperationKey, ReadOperation};
use crate::api::order_detail::OrderDetail;
use crate::api::orders::ReadOrder;
use crate::api::problem::{Problem, ProblemCode};
use crate::domain::order::OrderNumber;

use super::command::OrderCommand;

/// The times that a delivery without an answer is looked up and, where it did not arrive, sent again.
const RESENDS: u32 = 3;

/// One intent: what to do, decided on which version, under which name. However often it is delivered, the
/// name stays, so that it takes effect once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingWrite {
    pub order: OrderNumber,
    pub command: OrderCommand,
    pub key: OperationKey,
    pub version: u64,
}

/// The outcome of a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It took effect; the order as it is now.
    Done(Box<OrderDetail>),
    /// It did not take effect.
    Refused(Box<Problem>),
    /// Nobody was signed in. Sent again under its key after signing in, it takes effect once.
    SignedOut,
    /// It could not be sent at all; nothing happened.
    NotSent,
    /// It may or may not have taken effect, and nobody could be asked.
    NotKnown,
}

impl Client {
    /// Delivers a write and, when no answer comes, finds out what became of it: it asks by key, and sends the
    /// same again only when it never arrived. `on_doubt` is called when that begins.
    pub async fn settle(&self, write: &PendingWrite, on_doubt: impl Fn()) -> Outcome {
        let intents = OpenIntents::of(self);
        // One that is in the list was delivered before, and that delivery may have taken effect.
        let in_doubt = Cell::new(intents.holds(&write.key));
        let doubt = || {
            in_doubt.set(true);
            on_doubt();
        };
        let outcome = self.deliver_until_known(write, &intents, &in_doubt, doubt).await;
        let is_known = match outcome {
            Outcome::Done(_) | Outcome::Refused(_) | Outcome::NotSent => true,
            Outcome::SignedOut => !in_doubt.get(),
            Outcome::NotKnown => false,
        };
        if is_known {
            intents.forget(&write.key);
        }
        outcome
    }

    async fn deliver_until_known(
        &self,
        write: &PendingWrite,
        intents: &OpenIntents<'_>,
        in_doubt: &Cell<bool>,
        on_doubt: impl Fn(),
    ) -> Outcome {
        for attempt in 0..=RESENDS {
            // Anew each time: whoever asks meanwhile has to wait for the last of them.
            intents.note(OpenIntent {
                key: write.key.clone(),
                order: write.order.clone(),
                kind: write.command.kind(),
                started: now(),
            });
            match write.command.deliver(self, &write.order, &write.key, write.version).await {
                Ok(order) => return Outcome::Done(Box::new(order)),
                Err(failure) if failure.leaves_outcome_unknown() => on_doubt(),
                Err(failure) if failure.is_of_storage() && in_doubt.get() => on_doubt(),
                Err(Failure::Refused(problem)) => return Outcome::Refused(problem),
                Err(Failure::SignedOut) => return Outcome::SignedOut,
                Err(_) => return Outcome::NotSent,
            }
            sleep(400 << attempt).await;
            match self.look_up(write).await {
                LookUp::Arrived(order) => return Outcome::Done(order),
                LookUp::SignedOut => return Outcome::SignedOut,
                LookUp::NotArrived | LookUp::NoAnswer => {}
            }
        }
        Outcome::NotKnown
    }

    async fn look_up(&self, write: &PendingWrite) -> LookUp {
        match self.read(&ReadOperation { key: write.key.clone() }).await {
            Ok(_) => match self.read(&ReadOrder { number: write.order.clone() }).await {
                Ok(order) => LookUp::Arrived(Box::new(order)),
                Err(Failure::SignedOut) => LookUp::SignedOut,
                Err(_) => LookUp::NoAnswer,
            },
            Err(Failure::SignedOut) => LookUp::SignedOut,
            Err(failure) if failure.code() == Some(ProblemCode::OperationNotFound) => LookUp::NotArrived,
            Err(_) => LookUp::NoAnswer,
        }
    }
}

/// The backend's knowledge of a write.
enum LookUp {
    Arrived(Box<OrderDetail>),
    /// Not yet: a delivery may still be under way, so it is only ever sent again under the same key.
    NotArrived,
    NoAnswer,
    SignedOut,
}
