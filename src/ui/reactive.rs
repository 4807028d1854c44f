//! A small floor on top of Leptos: the same words, with closures in boxes.
//!
//! Leptos writes the code that drives a view, a memo or an effect once for each type of closure, and each closure is a
//! type of its own. What a box saves was measured by building the bundle without it everywhere at once; the WebAssembly
//! was then 425,009 bytes (brotli):
//!
//! | helper | in place of | without it |
//! | --- | --- | --- |
//! | [`live`], [`live_if`], [`live_text`] | a closure in `view!` | 12,895 bytes more |
//! | [`memo_bool`], [`effect`] and what follows by it | `Memo::new`, `Effect::new` | 5,649 bytes more |
//!
//! The others are here for what they do. [`watch`] acts when a state is another one, where `Effect::watch` acts whenever
//! it was set. [`on_mount`] acts once. [`opened_once`] outlives the screen that opened it. [`reading`] is no
//! `LocalResource`, because a failure keeps what was shown, and the answer to a write counts as one that was read. A box
//! around `Signal::derive` saves nothing, and there is none.

pub mod draft_storage;
mod live;
pub mod opened_once;
pub mod reading;
pub mod timers;

pub use live::{effect, live, live_if, live_text, memo_bool, on_mount, watch};
