//! Avoir: the desk on which customer-service agents cancel orders, refund them and issue credit notes.
//!
//! # The code map
//!
//! ```text
//! ui -> client -> api -> domain          backend -> api -> domain
//! ```
//!
//! | module | what it is for | what it refuses to know |
//! | --- | --- | --- |
//! | [`domain`] | values and rules: money, orders, who may do what when, the steps of a cancellation, refund totals | I/O, the clock, the browser, the wire |
//! | [`api`] | the wire contract: a struct per call, what it answers, the problem body | how it is sent, how it is answered |
//! | `client` | sends the calls from the browser; finds out what became of a write | screens |
//! | `ui` | screens and dialogs; `ui::kit` knows no orders, `ui::language` holds every word | amounts (it shows what `domain` computed), `fetch` |
//! | `backend` | the reference backend: routes, the store, import, demo shop, mail | the browser |
//!
//! Feature `browser` adds `client` and `ui`, feature `backend` adds `backend`; without both, `domain` and `api`
//! compile alone, so that a browser's or a server's type down there does not compile. `src/main.rs` is the
//! browser's entry, `src/bin/avoir.rs` the native command. `tests/tidy` checks the arrows. [`procedure`] tells
//! what agents do, step by step, in the names that comments cite.
//!
//! # How to add
//!
//! **A rule**: a pure function or an arrow of a state machine in [`domain`], with a test named by the rule.
//! What an agent may do is answered by [`domain::case::Case::allowed`] for the screen's buttons and the
//! backend's checks alike.
//!
//! **A call**: a struct in [`api`] with one line, `call!`, that says its method, path, body and answer. One that changes
//! an order is said by `order_write!` instead, has the name of its kind, and carries an idempotency key and a version by
//! itself; its effect is in `backend::writes`. Give it a line in `backend::routes::calls` (the router and the API's
//! description follow), its golden body in `tests/contract`, and, for a write, a variant of `client::command::OrderCommand`.
//!
//! **A screen**: a variant of `ui::route::Route` with its address, a component in a file of its own, its words
//! in `ui::language` in both languages (a missing one does not compile), a sheet in `style/` that is named like
//! it, and a journey in `tests/browser`.
//!
//! **A dialog over an order**: a variant of `ui::screens::order::open_dialog::OpenDialog`, its place in the one rule that
//! says which dialog is in front (`open_dialog::stage`), and a folder beside the other dialogs, none of which changes.

// A screen's type is as deep as its markup, and the compiler follows all of it.
#![cfg_attr(feature = "browser", recursion_limit = "256")]

pub mod api;
#[cfg(feature = "backend")]
pub mod backend;
#[cfg(feature = "browser")]
pub mod client;
pub mod domain;
#[doc = include_str!("procedure.md")]
pub mod procedure {}
#[cfg(feature = "browser")]
pub mod ui;
