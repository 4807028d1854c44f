//! The sign-in link that the server prints: works once, and lands on the desk.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};

use crate::backend::app::App;
use crate::backend::auth::set_cookie;
use crate::backend::refusal::Refusal;

pub(super) const PATH: &str = "/sign-in/{token}";

/// The link's page when it works no more.
const USED_UP: &str = include_str!("sign_in_link/used_up.html");

pub(super) fn route() -> MethodRouter<App> {
    // HEAD does not use the link up, because mail programs look at links without following them.
    get(follow).head(|| async { StatusCode::NO_CONTENT })
}

async fn follow(State(app): State<App>, Path(token): Path<String>) -> Response {
    let mut response = match app.store.follow_sign_in_link(&token, app.config.session).await {
        Ok(Some(session)) => {
            let cookie = set_cookie(&app.config, session.token.reveal());
            (StatusCode::SEE_OTHER, [(header::LOCATION, "/".to_owned()), (header::SET_COOKIE, cookie)]).into_response()
        }
        Ok(None) => {
            app.attempts.failed(app.clock().now()).await;
            app.metrics.count_refused_sign_in();
            let html = HeaderValue::from_static("text/html; charset=utf-8");
            (StatusCode::GONE, [(header::CONTENT_TYPE, html)], USED_UP).into_response()
        }
        Err(error) => Refusal::from(error).into_response(),
    };
    // The address is a secret: it is kept in no cache and sent to no other site.
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
