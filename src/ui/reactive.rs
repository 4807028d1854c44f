//! Helpers on top of Leptos.

pub mod draft_storage;
mod live;

pub use live::{follow, live, live_if, live_text, on_change, when_there, whether};
