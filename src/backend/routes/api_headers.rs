//! Headers on every answer of the API.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

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
    response
}
