//! The browser's storage for what was typed, over a reload. It lasts as long as the tab, because a reason may hold a
//! customer's words and the next agent may sit at this machine.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{on_mount, watch};
use crate::client::json;

/// The beginning of every name in the storage.
const PLACE: &str = "avoir:draft:";

/// Brings back what was kept of this signal, and keeps it from then on as long as it is worth it. `place` is the name
/// that it has in the storage. Without storage (a private window, a host's rule) nothing is kept and all else works.
pub fn keep_over_reloads<T>(
    place: impl Fn() -> Option<String> + Clone + 'static,
    signal: RwSignal<T>,
    is_worth_it: fn(&T) -> bool,
    brought_back: impl Fn() + 'static,
) where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let source = place.clone();
    on_mount(move || {
        // What can't be read is not ours.
        let kept = source().and_then(|place| storage()?.get_item(&place).ok().flatten());
        if let Some(value) = kept.and_then(|text| json::read(&text).ok()) {
            signal.set(value);
            brought_back();
        }
    });
    watch(
        move || signal.get(),
        move |_, value| {
            let (Some(place), Some(storage)) = (place(), storage()) else { return };
            // A full storage loses the help over a reload, nothing else.
            let _ = match serde_json::to_string(value) {
                Ok(text) if is_worth_it(value) => storage.set_item(&place, &text),
                _ => storage.remove_item(&place),
            };
        },
    );
}

/// The browser's name for what this agent typed in this place.
pub fn place(agent: &str, what: &str) -> String {
    format!("{PLACE}{agent}:{what}")
}

/// Clears away what was typed here by anyone but this agent: the next one at this browser reads none of it. What was sent and
/// is not known yet stays: the list of open intents has that, without a word in it.
pub fn forget_all_but(agent: Option<&str>) {
    let Some(storage) = storage() else { return };
    let own = agent.map(|agent| place(agent, ""));
    let names = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
    for name in names.collect::<Vec<_>>() {
        if name.starts_with(PLACE) && own.as_ref().is_none_or(|own| !name.starts_with(own)) {
            // What can't be removed can't be read either.
            let _ = storage.remove_item(&name);
        }
    }
}

/// What lasts as long as the tab; none in a private window, or by a host's rule.
pub fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
