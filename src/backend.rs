//! The reference backend: it holds the orders, moves the money's records, and answers the contract of
//! [`crate::api`]. Three locks keep a refund single, each enough by itself: the idempotency key, the version
//! an agent decided on, and the database's own rules.

pub mod app;
pub mod clock;
pub mod store;

pub use app::{App, Config};
pub use clock::Clock;
pub use store::Store;

/// The API below [`crate::api::BASE`], and the sign-in link. The caller adds pages, assets and the demo shop.
pub fn router(app: App) -> axum::Router {
    let _ = app;
    todo!()
}
