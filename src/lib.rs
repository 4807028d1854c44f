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
//! | [`domain`] | values and rules. `money`, `order`, `payment`: what was charged; `returns`: what comes back, apart from money; `limits` and `approval`: what somebody gives back by themselves, and a second person's yes or no to the rest; `stock`: what a note does to the stock log, and whether the log has it; `till_credit`: what a note is worth at a till of the shop. `credit`: what a drafted credit note comes to. `case`: an order with all that happened to it, which alone says what may be credited, what cancelling comes to, where the money is and what an agent may do; `search`: what somebody who looks for an order means | I/O, the clock, the browser, how it is sent |
//! | [`api`] | the wire contract: a struct a call, what it answers, the problem body; `pointer` alone turns a place in a draft into a JSON pointer and back | how a call is sent, how it is answered |
//! | `client` | sends the calls from the browser, alone, but for the first answers, which the element's shell (`public/shell`) asked for ahead; finds out what became of a write; `host_tokens` are those of a page that signs its agents in itself; `order_index` is the browser's own orders, `order_feed` keeps them true, and the list, which stands before both are fetched, knows them by `KnownOrders` and `FollowedOrders` alone; `saved_views` and `open_intents` are what it keeps for the agent | screens |
//! | `ui` | the screens: see below | amounts (it adds none), `fetch` |
//! | `backend` | the reference backend: `http_server` takes connections and bounds strangers, `auth` and `company_sign_in` find out who asks, `allowed_origins` whose pages may, `event_readers` bounds who follows the orders and `turns` what one who asks has at once, `routes` hear, `assets` give the front-end, `writes` decide in one transaction, `store` keeps, `readers` turn other systems' orders into ours, `settings` is the shop's own file and the providers that ship, `import` and `mail` lead in and out, `demo` makes up a shop, its warehouse and its payment portals; `database_file` opens, checks, copies and restores the file as a whole, `journal_file` writes its journal out; `background`, `health`, `metrics` and `access_log` do and say how the server does; `cli` is the command | the browser |
//!
//! | in `ui` | what it is for | what it refuses to know |
//! | --- | --- | --- |
//! | `language` | every word that agents read, in all languages side by side, looked up screen by screen: `t!(order.retry)` | screens |
//! | `reactive` | a small floor on Leptos, each deviation with its reason; `Reading` decides what a late answer does | screens |
//! | `kit` | buttons, fields, dialogs, amounts, moments and days on the shop's clock | orders, the client |
//! | `session`, `connection`, `navigator`, `route`, `shortcuts` | who works here, over which line, at which address, and by which keys | screens |
//! | `screens` | a folder a screen; in `screens::order`, `store` holds the order, `open_dialog` says which one dialog is over its page, and no dialog knows another | |
//! | `app`, `element`, `recovered_writes` | what is around the screens, the element that a page embeds (`element::contract` is the one table of what a page can see and set, from which types, manifest and README are made), the writes that an earlier page left behind | |
//!
//! Feature `browser` adds `client` and `ui`, feature `backend` adds `backend`; without both, `domain` and `api`
//! compile alone, so that a browser's or a server's type down there does not compile. `src/main.rs` is the
//! browser's entry, `src/bin/avoir.rs` the native command. [`procedure`] tells what agents do, step by step, in the
//! names that comments cite.
//!
//! `tests/tidy` proves the arrows between the layers, that no file of a layer leads back to itself but a parent to its
//! children, and what each part refuses to know.
//!
//! # How to add
//!
//! **A rule** about values: a pure function or an arrow of a state machine in [`domain`], with a test named by the rule.
//! One about an order and its past: a method of [`domain::case::Case`], which the screen's buttons and the backend's
//! checks ask alike.
//!
//! **A call**: a struct in [`api`] with one line, `call!`, that says its method, path, body and answer. One that changes
//! an order is said by `order_write!` instead, has the name of its kind, and carries an idempotency key and a version by
//! itself; its effect is in `backend::writes`. Give it a line in `backend::routes::calls` (the router and the API's
//! description follow), its golden body in `tests/contract`, and, for a write that the desk
//! sends, a variant of `client::command::OrderCommand`.
//!
//! **A change of the database**: a new file in `backend::migrations`, and its line there; those that were released never change,
//! and `tests/contract/upgrade.rs` opens what the last release wrote.
//!
//! **A dialog** on an order: a variant of `ui::screens::order::open_dialog::OpenDialog` with its place in the rule beside
//! it, a folder of its own that asks whether it is the one to show, and a line in `ui::screens::order::page`. No other
//! dialog changes.
//!
//! **A screen**: a variant of `ui::route::Route` with its address, a folder in `ui::screens`, a line in `ui::app::current_screen`
//! and one in `ui::app::rest` (all that the list does without: a module of its own, which browsers fetch after the first rows), a
//! sheet in `style/screens` that is named like it, and a journey in `tests/browser`.
//!
//! **A system whose orders are read**: a file in `backend::readers` that puts a `Basket` together and says what the system says it
//! comes to, a word of `Format`, and a sample with its order in `tests/data/feeds`.
//!
//! **A provider of payments** that every shop has: a section of `backend::settings`' `shipped_providers.toml`, nothing else.
//!
//! **A setting**: a line of `backend::settings::OPTIONS` where it is an option of the command, and in the package's `settings.toml`.
//!
//! **What a page can see or set of the desk**: a line in `ui::element::contract`; `AVOIR_GOLDEN=write` makes the types, the
//! manifest and the READMEs' tables anew (`tests/embedding`).
//!
//! **A word**: a line in `ui::language`, in the struct of its screen, with all languages on it.
//!
//! **A language**: a variant of [`domain::locale::Locale`], a column of `ui::language`'s macro, and a file beside
//! `backend::canned_replies`' others; what has no word in it does not compile.
//!
//! **Something that mails and replies can tell**: a variant of [`domain::reply_template::Placeholder`], with its word in each
//! language.
//!
//! **A test**: unit tests beside their rule, with orders said in the words of `domain::order::fixture` (feature `fixtures`,
//! which only tests ask for); what calls the backend stands on `tests/support`.

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
