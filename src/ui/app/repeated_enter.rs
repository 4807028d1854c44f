//! A guard against a key that is held down: it would press the next step, which may already be under it.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// Keeps an Enter that repeats itself from pressing whatever has the focus by then. In a text of several lines
/// it goes on to write.
pub fn ignore(event: KeyboardEvent) {
    let writes = event.target().is_some_and(|target| target.has_type::<HtmlTextAreaElement>());
    if event.key() == "Enter" && event.repeat() && !writes {
        event.prevent_default();
    }
}
