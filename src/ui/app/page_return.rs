//! The agent's and the network's return, on which everything shown is read again because it may have aged.

use leptos::prelude::*;

use crate::client::{is_online, now};
use crate::domain::timestamp::Timestamp;
use crate::ui::connection::Connection;
use crate::ui::reactive::on_mount;
use crate::ui::reactive::timers::is_visible;

/// One return raises several events; those within this many milliseconds count as one.
const ONE_RETURN: i128 = 500;

/// Watches as long as the view around it lives.
pub fn watch(connection: Connection) {
    let last = StoredValue::new(Timestamp::EPOCH);
    let returned = move || {
        let now = now();
        let Some(before) = last.try_get_value() else { return };
        if !is_visible() {
            // Leaving ends the return, so that coming back counts as a new one, however soon.
            last.set_value(Timestamp::EPOCH);
        } else if (now - before).whole_milliseconds() > ONE_RETURN {
            last.set_value(now);
            connection.returned();
        }
    };
    let connected = move || {
        connection.set_online(true);
        // Always a return of its own, because there was no network at the last one.
        connection.returned();
    };
    on_mount(move || {
        connection.set_online(is_online());
        let returns = ["focus", "pageshow", "visibilitychange"]
            .map(|name| window_event_listener_untyped(name, move |_| returned()));
        let online = window_event_listener_untyped("online", move |_| connected());
        let offline = window_event_listener_untyped("offline", move |_| connection.set_online(false));
        on_cleanup(move || returns.into_iter().chain([online, offline]).for_each(|listener| listener.remove()));
    });
}
