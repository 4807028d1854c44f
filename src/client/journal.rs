//! The browser's own list of writes whose outcome it has not seen, so that a crash, a reload or a new tab can
//! find out. It holds keys and order numbers, no names, amounts or texts.

use serde::{Deserialize, Serialize};
use time::Duration;

use super::{Client, Failure, json, now};
use crate::api::operations::{Operation, OperationKey, OperationKind, ReadOperation};
use crate::api::problem::ProblemCode;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;

/// Where it is kept: `localStorage`, because a tab after a crash finds its `sessionStorage` empty.
const PLACE: &str = "avoir:open-intents";

/// How long a delivery may still be under way, from another tab or from a page that is gone, in seconds.
const STRAGGLER: i64 = 30;

/// A write that was sent and whose outcome was not seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenIntent {
    pub key: OperationKey,
    pub order: OrderNumber,
    pub kind: OperationKind,
    pub started: Timestamp,
}

impl OpenIntent {
    /// When it can't arrive any more. Until then, that the backend knows nothing of it does not say that nothing
    /// happens.
    pub fn certain_at(&self) -> Timestamp {
        self.started + Duration::seconds(STRAGGLER)
    }
}

/// What became of an intent that an earlier page left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reconciled {
    /// It took effect.
    Done(Operation),
    /// It did not arrive: nothing was done.
    NotArrived(OpenIntent),
    /// Nobody could be asked; it stays in the journal.
    NotKnown(OpenIntent),
}

/// The list. Without storage (a private window, a host's rule) it is empty and everything else still works.
pub struct Journal {
    storage: Option<web_sys::Storage>,
}

impl Journal {
    pub fn of_browser() -> Self {
        Self { storage: web_sys::window().and_then(|window| window.local_storage().ok().flatten()) }
    }

    pub fn note(&self, intent: OpenIntent) {
        let mut intents = self.all();
        intents.retain(|other| other.key != intent.key);
        intents.push(intent);
        self.keep(&intents);
    }

    pub fn forget(&self, key: &OperationKey) {
        let mut intents = self.all();
        intents.retain(|intent| intent.key != *key);
        self.keep(&intents);
    }

    pub fn holds(&self, key: &OperationKey) -> bool {
        self.all().iter().any(|intent| intent.key == *key)
    }

    /// Oldest first. What can't be read is not ours.
    pub fn all(&self) -> Vec<OpenIntent> {
        self.storage
            .as_ref()
            .and_then(|storage| storage.get_item(PLACE).ok().flatten())
            .and_then(|text| json::read(&text).ok())
            .unwrap_or_default()
    }

    fn keep(&self, intents: &[OpenIntent]) {
        let Some(storage) = &self.storage else { return };
        // A full storage loses the journal's help, never the write: the backend has its key.
        let _ = match intents {
            [] => storage.remove_item(PLACE),
            _ => serde_json::to_string(intents).map_or(Ok(()), |text| storage.set_item(PLACE, &text)),
        };
    }

    /// Asks the backend about one intent, and forgets it once that is known. One that may still be under way,
    /// from another tab perhaps, is not known yet.
    ///
    /// # Errors
    /// Whatever kept the answer from coming.
    pub async fn find_out(&self, client: &Client, intent: OpenIntent) -> Result<Reconciled, Failure> {
        let found = match client.read(&ReadOperation { key: intent.key.clone() }).await {
            Ok(operation) => Reconciled::Done(operation),
            Err(failure) if failure.code() != Some(ProblemCode::OperationNotFound) => return Err(failure),
            Err(_) if now() <= intent.certain_at() => return Ok(Reconciled::NotKnown(intent)),
            Err(_) => Reconciled::NotArrived(intent.clone()),
        };
        self.forget(&intent.key);
        Ok(found)
    }
}
