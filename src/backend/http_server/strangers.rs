//! The bounds of a page that anyone may send something to.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use tower_http::timeout::TimeoutLayer;

/// In bytes: a form of a few fields.
const LARGEST: usize = 4 * 1024;

/// These pages, each answered within this time, body and all, or with 408.
pub fn for_strangers(pages: Router, patience: Duration) -> Router {
    pages
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, patience))
}
