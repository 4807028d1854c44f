//! The address that Prometheus asks, apart from the one that browsers reach.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::backend::app::App;
use crate::backend::refusal::Refusal;

/// As the OpenMetrics specification names it; Prometheus asks for it.
const OPEN_METRICS: HeaderValue =
    HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");

/// GET `/metrics`
pub fn routes(app: App) -> Router {
    Router::new().route("/metrics", get(answer)).with_state(app)
}

async fn answer(State(app): State<App>) -> Response {
    let occupancy = match app.store.occupancy().await {
        Ok(occupancy) => occupancy,
        Err(problem) => return Refusal::from(problem).into_response(),
    };
    let readiness = app.health.readiness(&app.store, &app.background).await;
    match app.metrics.text(occupancy, readiness.ready) {
        Ok(text) => ([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response(),
        Err(problem) => Refusal::internal(problem).into_response(),
    }
}
