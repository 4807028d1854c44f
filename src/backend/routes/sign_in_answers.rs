//! What a browser is answered on its way in: a page, or the way on, at an address that is a secret.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::backend::sign_in_page::content_security_policy;

/// A page of this program's own.
pub(super) fn html(status: StatusCode, page: impl Into<String>) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page.into()).into_response()
}

/// Leads on to this address with these cookies.
pub(super) fn lead_to<const N: usize>(address: &str, cookies: [String; N]) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, address.to_owned())]).into_response();
    cookies.into_iter().for_each(|cookie| set(&mut response, cookie));
    response
}

pub(super) fn set(response: &mut Response, cookie: String) {
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// The addresses carry secrets: they are kept in no cache and told to no other site. Ours is told, because a page that
/// refers to nothing sends its form as if it were nobody's (Fetch, append a request `Origin` header).
pub(super) async fn keep_to_itself(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, content_security_policy());
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
