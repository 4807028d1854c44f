//! The log and the count of requests: one line each, with nothing in it that a customer or an agent typed.

use std::net::SocketAddr;
use std::time::Instant;

use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;

use super::app::App;
use super::http_server::OfAgent;
use super::metrics::Metrics;
use super::request_context::{REQUEST_ID, RequestContext};

/// Gives every request of this router its identifier, and a line in the log once it is answered.
pub fn observed(router: Router, app: &App) -> Router {
    router.layer(from_fn_with_state(app.clone(), observe))
}

async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let context = RequestContext::begin(&app.config.proxies, peer, request.headers());
    let mut line = Line::begin(context.clone(), app.metrics.clone(), &request);
    let mut response = context.clone().scope(next.run(request)).await;
    if let Ok(id) = HeaderValue::try_from(context.id()) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    if context.agent().is_some() {
        response.extensions_mut().insert(OfAgent::until_sent(context));
    }
    line.status = Some(response.status());
    response
}

/// The line of a request. It is written when it is dropped: a client that leaves before its answer drops it as well.
struct Line {
    context: RequestContext,
    metrics: Metrics,
    method: Method,
    route: String,
    begin: Instant,
    status: Option<StatusCode>,
}

impl Line {
    fn begin(context: RequestContext, metrics: Metrics, request: &Request) -> Self {
        let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
        Self { context, metrics, method: request.method().clone(), route, begin: Instant::now(), status: None }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let took = self.begin.elapsed();
        self.metrics.count_request(&self.method, &self.route, self.status, took);
        let client = self.context.client().map(tracing::field::display);
        tracing::info!(
            target: "avoir::access",
            request_id = self.context.id(),
            method = self.method.as_str(),
            route = self.route,
            status = self.status.map(|status| status.as_u16()),
            duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            agent = self.context.agent().map(|agent| agent.0.as_str()),
            client,
            "{}",
            if self.status.is_some() { "answered" } else { "given up" }
        );
    }
}
