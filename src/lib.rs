//! Avoir: the desk on which customer-service agents cancel orders, refund them and issue credit notes.
//!
//! Arrows go one way: `ui -> client -> api -> domain` and `backend -> api -> domain`.

pub mod api;
#[cfg(feature = "backend")]
pub mod backend;
#[cfg(feature = "browser")]
pub mod client;
pub mod domain;
#[cfg(feature = "browser")]
pub mod ui;
