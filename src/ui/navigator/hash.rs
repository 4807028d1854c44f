//! The hash of the page's address as the desk's place: `#avoir/orders/ORD00123`. What is before the slash is the desk's own,
//! so that other hashes are left to the page.

use leptos::prelude::*;

use super::{Go, HistoryChange};
use crate::ui::route::{Route, UnknownRoute};

/// Where a desk of this name is, by the page's address.
pub(super) fn of(name: &str, to: &Route) -> String {
    format!("#{name}{to}")
}

/// Shows what the hash says, now and whenever it changes, and gives the way to change it. With no hash the desk is where it
/// began; at one that is not its own it stays.
pub(super) fn follow(name: String, route: RwSignal<Result<Route, UnknownRoute>>) -> Go {
    let start = route.get_untracked();
    let prefix = format!("#{name}/");
    let read = move || match window().location().hash().unwrap_or_default() {
        hash if hash.is_empty() => Some(start.clone()),
        hash => hash.strip_prefix(&prefix).map(str::parse),
    };
    if let Some(begin) = read() {
        route.set(begin);
    }
    let listener = window_event_listener_untyped("hashchange", move |_| {
        if let Some(now) = read() {
            // The desk itself has changed the hash.
            if route.try_with_untracked(|route| *route != now) == Some(true) {
                route.set(now);
            }
        }
    });
    on_cleanup(move || listener.remove());
    Box::new(move |to, change| {
        let (hash, location) = (of(&name, &to), window().location());
        route.set(Ok(to));
        // Refused only by browsers that are asked too often; the screen is right all the same.
        let _ = match change {
            HistoryChange::Push => location.set_hash(&hash),
            HistoryChange::Replace => location.replace(&hash),
        };
    })
}
