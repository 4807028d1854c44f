//! The origins of other pages that may call: those of back offices that embed the desk and sign their agents in themselves.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use tower_http::cors::CorsLayer;

use crate::api::{AGENT, CLIENT_VERSION, IDEMPOTENCY_KEY};

/// How long a browser may remember that it may ask.
const REMEMBERED: Duration = Duration::from_secs(600);

/// Origins such as `https://back-office.example`. By default there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedOrigins(Arc<[String]>);

impl AllowedOrigins {
    pub fn new(origins: Vec<String>) -> Self {
        Self(origins.into())
    }

    /// Whether a page of one of them asks.
    pub fn ask(&self, headers: &HeaderMap) -> bool {
        let origin = headers.get(header::ORIGIN).map(HeaderValue::as_bytes);
        origin.is_some_and(|origin| self.0.iter().any(|allowed| allowed.as_bytes() == origin))
    }

    /// The routes, whose answers the browser gives to them, never with its own credentials; as they are where there are none.
    pub fn let_in<S: Clone + Send + Sync + 'static>(&self, routes: Router<S>) -> Router<S> {
        match self.layer() {
            Some(layer) => routes.layer(layer),
            None => routes,
        }
    }

    fn layer(&self) -> Option<CorsLayer> {
        let origins: Vec<HeaderValue> = self.0.iter().filter_map(|origin| HeaderValue::try_from(origin).ok()).collect();
        if origins.is_empty() {
            return None;
        }
        let [agent, version, key, replayed, id] =
            [AGENT, CLIENT_VERSION, IDEMPOTENCY_KEY, "idempotent-replayed", "x-request-id"]
                .map(HeaderName::from_static);
        let sent =
            [header::AUTHORIZATION, header::ACCEPT, header::CONTENT_TYPE, header::IF_MATCH, header::IF_NONE_MATCH];
        let read = [header::ETAG, header::RETRY_AFTER, replayed, id, agent.clone()];
        let layer = CorsLayer::new()
            .allow_origin(origins)
            .allow_methods([Method::GET, Method::POST, Method::DELETE])
            .allow_headers(sent.into_iter().chain([agent, version, key]).collect::<Vec<_>>())
            .expose_headers(read)
            .max_age(REMEMBERED);
        Some(layer)
    }
}
