//! The API over HTTP: one list of calls, from which both the router and the API's description are made.

mod answer;
mod api_headers;
mod body;
mod calls;
mod company_sign_in;
mod description;
mod endpoint;
pub mod health;
mod help;
pub mod metrics;
pub mod openapi;
mod order_events;
mod order_snapshot;
mod order_write;
mod query;
mod reads;
mod reply_templates;
mod request;
mod return_terms;
mod sessions;
mod sign_in_answers;
mod sign_in_link;
mod streamed_body;

use axum::Router;
use axum::middleware::map_response;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel, DefaultPredicate};

pub use calls::calls;
pub use endpoint::Endpoint;

use super::access_log::observed;
use super::app::App;
use super::refusal::Refusal;
use crate::api::BASE;
use crate::api::problem::ProblemCode;

/// The path of the API's own description, below [`BASE`].
pub const DESCRIPTION: &str = "/openapi.json";

/// In bytes: a smaller answer gains nothing.
const LEAST_COMPRESSED: u16 = 1024;

/// The API below [`BASE`], the sign-in link, and the health of the server. The caller adds pages, assets and the demo shop.
pub fn router(app: App) -> Router {
    // Half of a list's first page on a slow line is the waiting for its bytes. What anyone may ask for again and again is
    // small, or sent as it is.
    let is_worth_it = DefaultPredicate::new().and(SizeAbove::new(LEAST_COMPRESSED));
    let compression = CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(is_worth_it);
    let api = calls().into_iter().fold(Router::new(), |router, call| router.route(call.path, call.handler));
    let api = api
        .layer(compression)
        .route(DESCRIPTION, get(openapi::answer))
        .fallback(|| async { Refusal::from(ProblemCode::NotFound) })
        .method_not_allowed_fallback(|| async { Refusal::from(ProblemCode::MethodNotAllowed) })
        .layer(CatchPanicLayer::custom(|_| axum::response::IntoResponse::into_response(Refusal::internal("a panic"))))
        .layer(map_response(api_headers::secure));
    let api = app.config.allowed_origins.let_in(api);
    let routes = Router::new()
        .nest(BASE, api)
        .route(sign_in_link::PATH, sign_in_link::route())
        .merge(health::routes())
        .merge(company_sign_in::routes())
        .with_state(app.clone());
    observed(routes, &app)
}
