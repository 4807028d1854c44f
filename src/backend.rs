//! The reference backend of the contract [`crate::api`]. Three locks keep a refund single, each enough by itself: the
//! idempotency key, the version an agent decided on, and the database's own rules.

pub mod access_log;
pub mod allowed_origins;
mod app;
pub mod assets;
mod auth;
pub mod background;
mod canned_replies;
pub mod cli;
mod clock;
pub mod company_sign_in;
mod config;
pub mod database_file;
pub mod demo;
pub mod event_readers;
pub mod health;
pub mod http_server;
pub mod idempotency;
pub mod import;
pub mod journal_file;
mod kept_content;
pub mod mail;
mod metrics;
mod migrations;
mod order_detail;
pub mod readers;
pub mod refusal;
pub mod request_context;
mod return_window;
pub mod routes;
mod secret;
pub mod settings;
mod shop;
mod sign_in_page;
pub mod store;
mod time_zone;
pub mod trusted_proxies;
mod turns;
pub mod writes;

pub use app::App;
pub use clock::Clock;
pub use config::Config;
pub use routes::router;
pub use shop::Shop;
pub use store::{ShopKind, Store};
pub use time_zone::{ShopTimeZone, UnknownTimeZone};
