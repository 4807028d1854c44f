//! The browser's own list of writes whose outcome it has not seen, so that a crash, a reload or a new tab can
//! find out. It holds keys, order numbers and the identifiers of agents, no names, amounts or texts.

use serde::{Deserialize, Serialize};
use time::Duration;

use super::browser::local_storage;
use super::{Client, Failure, json, now};
use crate::api::operations::{Operation, OperationKey, OperationKind, ReadOperation};
use crate::api::problem::ProblemCode;
use crate::domain::agent::AgentId;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;

/// The prefix of each intent's key in `localStorage`; after a crash `sessionStorage` would be empty. Each has its own
/// key, because tabs that shared one would overwrite each other's.
const PLACE: &str = "avoir:open-intent:";

/// The seconds for which a delivery may still be under way, from another tab or from a page that is gone.
const STRAGGLER: i64 = 30;

/// A write that was sent and whose outcome was not seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenIntent {
    pub key: OperationKey,
    pub order: OrderNumber,
    pub kind: OperationKind,
    /// The time at which it was last sent.
    pub started: Timestamp,
}

/// An intent and whose it is: another agent, or another backend, would not know of it and seem to say that nothing
/// was done.
#[derive(Serialize, Deserialize)]
struct StoredIntent {
    api: String,
    agent: Option<AgentId>,
    #[serde(flatten)]
    intent: OpenIntent,
}

impl OpenIntent {
    /// The time after which it can't arrive any more; until then, "not found" does not mean "not done".
    pub fn certain_at(&self) -> Timestamp {
        self.started + Duration::seconds(STRAGGLER)
    }
}

/// The outcome of an intent that an earlier page left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reconciled {
    /// It took effect.
    Done(Operation),
    /// It did not arrive: nothing was done.
    NotArrived(OpenIntent),
    /// Nobody could be asked; it stays in the list.
    NotKnown(OpenIntent),
}

/// The list of one agent at one backend. Without storage (a private window, a host's rule) it is empty and everything
/// else still works.
pub struct OpenIntents<'a> {
    client: &'a Client,
    storage: Option<web_sys::Storage>,
}

impl<'a> OpenIntents<'a> {
    pub fn of(client: &'a Client) -> Self {
        Self { client, storage: local_storage() }
    }

    pub fn note(&self, intent: OpenIntent) {
        let Some(storage) = &self.storage else { return };
        let place = place(&intent.key);
        let entry = StoredIntent { api: self.client.base.clone(), agent: self.client.agent.clone(), intent };
        // A full storage loses the list's help, never the write: the backend has its key.
        let _ = serde_json::to_string(&entry).map_or(Ok(()), |text| storage.set_item(&place, &text));
    }

    pub fn forget(&self, key: &OperationKey) {
        let _ = self.storage.as_ref().map(|storage| storage.remove_item(&place(key)));
    }

    pub fn holds(&self, key: &OperationKey) -> bool {
        self.storage.as_ref().is_some_and(|storage| matches!(storage.get_item(&place(key)), Ok(Some(_))))
    }

    /// Oldest first. What can't be read is not ours.
    pub fn all(&self) -> Vec<OpenIntent> {
        let Some(storage) = &self.storage else { return Vec::new() };
        let names = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
        let texts =
            names.filter(|name| name.starts_with(PLACE)).filter_map(|name| storage.get_item(&name).ok().flatten());
        let mut own: Vec<_> = texts
            .filter_map(|text| json::read::<StoredIntent>(&text).ok())
            .filter(|entry| entry.api == self.client.base && entry.agent == self.client.agent)
            .map(|entry| entry.intent)
            .collect();
        own.sort_by_key(|intent| intent.started);
        own
    }

    /// Asks the backend about one intent, and forgets it once that is known. One that may still be under way,
    /// from another tab perhaps, is not known yet.
    ///
    /// # Errors
    /// Whatever kept the answer from coming.
    pub async fn find_out(&self, intent: OpenIntent) -> Result<Reconciled, Failure> {
        let found = match self.client.read(&ReadOperation { key: intent.key.clone() }).await {
            Ok(operation) => Reconciled::Done(operation),
            Err(failure) if failure.code() != Some(ProblemCode::OperationNotFound) => return Err(failure),
            Err(_) if now() <= intent.certain_at() => return Ok(Reconciled::NotKnown(intent)),
            Err(_) => Reconciled::NotArrived(intent.clone()),
        };
        self.forget(&intent.key);
        Ok(found)
    }
}

fn place(key: &OperationKey) -> String {
    format!("{PLACE}{key}")
}
