//! Headers on every answer of the API.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

use crate::api::AGENT;
use crate::backend::request_context::RequestContext;
use crate::domain::url_encoding::encode;

const USUAL: [(HeaderName, &str); 5] = [
    // Customers' data stays in no cache, and money is never decided from an old copy.
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

pub(super) async fn secure(mut response: Response) -> Response {
    for (name, value) in USUAL {
        // The API's description is no customer's data, and says so itself.
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    let agent = RequestContext::current().and_then(|context| Some(encode(&context.agent()?.0)));
    if let Some(agent) = agent.and_then(|agent| HeaderValue::try_from(agent).ok()) {
        response.headers_mut().insert(HeaderName::from_static(AGENT), agent);
    }
    response
}
