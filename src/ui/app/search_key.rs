//! `/`, which leads to the search from every screen.

use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::navigator::Navigator;
use crate::ui::reactive::on_mount;

/// On its own page the desk hears the key wherever the focus is.
pub fn listen_everywhere(navigator: Navigator) {
    if navigator.owns_page() {
        on_mount(move || {
            let listener = window_event_listener(keydown, move |event| go_by(&event, navigator));
            on_cleanup(move || listener.remove());
        });
    }
}

/// Goes to the search by this key, unless it is typed into something, or something in front waits for an answer.
pub fn go_by(event: &KeyboardEvent, navigator: Navigator) {
    let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
    if event.key() == "/" && plain && !event.default_prevented() && !is_held(event) {
        event.prevent_default();
        navigator.go_to_search();
    }
}

/// Whether the key went into a field, or into a dialog that is not at its end. Within a shadow root only the path of the
/// event tells.
fn is_held(event: &KeyboardEvent) -> bool {
    let target = event.composed_path().get(0).dyn_into::<web_sys::Element>();
    let waits = |element: &web_sys::Element| {
        element
            .closest("dialog")
            .ok()
            .flatten()
            .is_some_and(|dialog| dialog.query_selector(".at-its-end").ok().flatten().is_none())
    };
    target
        .is_ok_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || waits(&element))
}
