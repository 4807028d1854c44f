//! The lists that an agent gave a name to, kept in this browser: each is an address, so that it can be sent as well.

use serde::{Deserialize, Serialize};

use super::browser::local_storage;
use super::{Client, json};

/// The beginning of each list's name in `localStorage`, before the backend and the agent.
const PLACE: &str = "avoir:views:";

/// A list under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    pub name: String,
    /// Path and query within the desk.
    pub address: String,
}

/// Those of this agent at this backend. What can't be read is none; without storage (a private window, a host's rule)
/// there are none.
pub fn read(client: &Client) -> Vec<SavedView> {
    let kept = local_storage().and_then(|storage| storage.get_item(&place(client)).ok().flatten());
    kept.and_then(|text| json::read(&text).ok()).unwrap_or_default()
}

/// Keeps them; whether the browser did.
pub fn keep(client: &Client, views: &[SavedView]) -> bool {
    let text = serde_json::to_string(views).ok();
    text.zip(local_storage()).is_some_and(|(text, storage)| storage.set_item(&place(client), &text).is_ok())
}

fn place(client: &Client) -> String {
    let agent = client.agent.as_ref().map(|agent| &*agent.0).unwrap_or_default();
    format!("{PLACE}{}:{agent}", client.base)
}
