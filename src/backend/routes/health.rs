//! What machines ask of the server, without a sign-in and outside of the API: is it alive, can it work?

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};

use crate::backend::app::App;

/// Alive: the process answers. The database is not asked, because a restart of the process would not mend it.
pub const ALIVE: &str = "/healthz";

/// Ready: agents can work now.
pub const READY: &str = "/readyz";

pub(super) fn routes() -> Router<App> {
    Router::new().route(ALIVE, get(alive)).route(READY, get(ready))
}

async fn alive() -> Response {
    fresh("alive\n")
}

async fn ready(State(app): State<App>) -> Response {
    let readiness = app.health.readiness(&app.store, &app.background).await;
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    fresh((status, Json(readiness)))
}

/// An answer that is never kept.
fn fresh(answer: impl IntoResponse) -> Response {
    let mut answer = answer.into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
