//! The sign-in link that the server prints: works once, and lands on the desk.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};

use crate::backend::app::App;
use crate::backend::auth::set_cookie;
use crate::backend::refusal::Refusal;

pub(super) const PATH: &str = "/sign-in/{token}";

/// The link's page when it works no more.
const USED_UP: &str = include_str!("sign_in_link/used_up.html");

/// Asks whoever comes from elsewhere whether they want it: a page, a preview or a prefetch must neither sign anyone in
/// nor use the link up.
const GO_ON: &str = include_str!("sign_in_link/go_on.html");

pub(super) fn route() -> MethodRouter<App> {
    // HEAD does not use the link up, because mail programs look at links without following them.
    get(open).post(press).head(|| async { StatusCode::NO_CONTENT })
}

/// Someone typed or pasted the address, which browsers say (W3C Fetch Metadata, section 2.3); or anything else.
async fn open(State(app): State<App>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    let says = |name: &str, value: &str| headers.get(name).is_some_and(|said| said == value);
    let is_typed = says("sec-fetch-site", "none") && says("sec-fetch-dest", "document");
    if is_typed && !headers.contains_key("sec-purpose") {
        return follow(&app, &token).await;
    }
    kept_to_itself(page(StatusCode::OK, GO_ON))
}

/// Someone pressed the button of the page. Browsers that say nothing are on plain http, where none says it.
async fn press(State(app): State<App>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    match headers.get("sec-fetch-site") {
        Some(site) if site != "same-origin" => kept_to_itself(page(StatusCode::OK, GO_ON)),
        _ => follow(&app, &token).await,
    }
}

async fn follow(app: &App, token: &str) -> Response {
    let response = match app.store.follow_sign_in_link(token, app.config.session).await {
        Ok(Some(session)) => {
            let cookie = set_cookie(&app.config, session.token.reveal());
            (StatusCode::SEE_OTHER, [(header::LOCATION, "/".to_owned()), (header::SET_COOKIE, cookie)]).into_response()
        }
        Ok(None) => {
            app.attempts.failed(app.clock().now()).await;
            app.metrics.count_refused_sign_in();
            page(StatusCode::GONE, USED_UP)
        }
        Err(error) => Refusal::from(error).into_response(),
    };
    kept_to_itself(response)
}

fn page(status: StatusCode, html: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

fn kept_to_itself(mut response: Response) -> Response {
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
