//! Helpers on top of Leptos.

pub mod draft_storage;
mod live;
pub mod reading;
pub mod timers;

pub use live::{effect, live, live_if, live_text, memo_bool, on_mount, watch};
