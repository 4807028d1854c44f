//! The sign-in link that the server prints: works once, and lands on the desk.

mod page;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};

use super::sign_in_answers::{html, keep_to_itself, lead_to};
use crate::backend::app::App;
use crate::backend::auth::{check_same_site, set_cookie, turn_of_stranger};
use crate::backend::refusal::Refusal;

pub(super) const PATH: &str = "/sign-in/{token}";

pub(super) fn route() -> MethodRouter<App> {
    // HEAD does not use the link up, because mail programs look at links without following them.
    get(open).post(press).layer(map_response(keep_to_itself)).head(|| async { StatusCode::NO_CONTENT })
}

/// Someone typed or pasted the address, which browsers say (W3C Fetch Metadata, section 2.3); or anything else.
async fn open(State(app): State<App>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    let says = |name: &str, value: &str| headers.get(name).is_some_and(|said| said == value);
    let is_typed = says("sec-fetch-site", "none") && says("sec-fetch-dest", "document");
    if is_typed && !headers.contains_key("sec-purpose") {
        return follow(&app, &token).await;
    }
    html(StatusCode::OK, page::ask_to_go_on())
}

/// Someone pressed the button of the page, or of a page of another site.
async fn press(State(app): State<App>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    match check_same_site(&app.config, &headers) {
        Ok(()) => follow(&app, &token).await,
        Err(_) => html(StatusCode::OK, page::ask_to_go_on()),
    }
}

async fn follow(app: &App, token: &str) -> Response {
    let turn = match turn_of_stranger(app).await {
        Ok(turn) => turn,
        Err(busy) => return Refusal::from(busy).into_response(),
    };
    let followed = app.store.follow_sign_in_link(token, app.config.session).await;
    drop(turn);
    match followed {
        Ok(Some(session)) => lead_to("/", [set_cookie(&app.config, session.token.reveal())]),
        Ok(None) => {
            app.attempts.failed(app.clock().now()).await;
            app.metrics.count_refused_sign_in();
            html(StatusCode::GONE, page::used_up())
        }
        Err(error) => Refusal::from(error).into_response(),
    }
}
