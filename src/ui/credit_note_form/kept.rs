//! The form over a reload: kept by the browser for as long as its tab is open, for this agent and this order. Not
//! for longer, because a reason may hold a customer's words and the next agent may sit at this machine.

use super::form::Form;
use crate::client::json;
use crate::domain::agent::AgentId;
use crate::domain::order::OrderNumber;

/// Whose form of which order. Without storage (a private window, a host's rule) nothing is kept and all else works.
pub fn place(agent: &AgentId, order: &OrderNumber) -> String {
    format!("avoir:credit-note:{}:{order}", agent.0)
}

/// What was kept. What can't be read is not ours.
pub fn load(place: &str) -> Option<Form> {
    let text = storage()?.get_item(place).ok().flatten()?;
    json::read(&text).ok()
}

pub fn save(place: &str, form: &Form) {
    let Some(storage) = storage() else { return };
    // A full storage loses the help over a reload, nothing else.
    let _ = match serde_json::to_string(form) {
        Ok(text) if !form.is_empty() || form.sent.is_some() => storage.set_item(place, &text),
        _ => storage.remove_item(place),
    };
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
