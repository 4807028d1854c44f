//! The way to the company's provider and back.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use tracing::{info, warn};

use super::sign_in_answers::{html, keep_to_itself, lead_to, set};
use crate::api::problem::ProblemCode;
use crate::api::sessions::{COMPANY_SIGN_IN, COMPANY_SIGNED_IN};
use crate::backend::app::App;
use crate::backend::auth::set_cookie;
use crate::backend::company_sign_in::{Attempt, CALLBACK, CompanyProvider, CompanySignInFailure as Failure, page};
use crate::backend::refusal::Refusal;
use crate::backend::request_context::RequestContext;
use crate::backend::store::StoreError;

/// Where a browser wants to be afterwards.
#[derive(Deserialize)]
struct Begin {
    #[serde(default)]
    then: String,
}

/// What the provider sends a browser back with (OpenID Connect Core 1.0, section 3.1.2.5).
#[derive(Deserialize)]
struct Back {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
}

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(COMPANY_SIGN_IN, get(begin))
        .route(CALLBACK, get(come_back))
        .route(COMPANY_SIGNED_IN, get(|| async { html(StatusCode::OK, page::signed_in()) }))
        .layer(map_response(keep_to_itself))
}

async fn begin(State(app): State<App>, Query(Begin { then }): Query<Begin>, headers: HeaderMap) -> Response {
    let Some(provider) = app.company.as_deref() else { return Refusal::from(ProblemCode::NotFound).into_response() };
    if headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site") {
        return html(StatusCode::OK, page::ask_to_go_on());
    }
    match provider.begin(&then).await {
        Ok((url, attempt)) => lead_to(url.as_str(), [attempt.cookie(&app.config)]),
        Err(failure) => refuse(&app, &failure),
    }
}

async fn come_back(State(app): State<App>, Query(back): Query<Back>, headers: HeaderMap) -> Response {
    let Some(provider) = app.company.as_deref() else { return Refusal::from(ProblemCode::NotFound).into_response() };
    match finish(&app, provider, back, &headers).await {
        Ok(response) => response,
        Err(failure) => refuse(&app, &failure),
    }
}

async fn finish(app: &App, provider: &CompanyProvider, back: Back, headers: &HeaderMap) -> Result<Response, Failure> {
    let attempt = Attempt::of(&app.config, headers).ok_or(Failure::NotBegunHere)?;
    if back.state.as_ref() != Some(attempt.state.secret()) {
        return Err(Failure::NotBegunHere);
    }
    let code = match (back.code, back.error) {
        (Some(code), None) => code,
        (_, error) => return Err(Failure::Refused(error.unwrap_or_else(|| "it sent no code".to_owned()))),
    };
    let then = attempt.then.clone();
    let account = provider.finish(code, attempt).await?;
    let agent = app.store.agent_of_company(&account).await?;
    let agent = agent.map_err(|disabled| Failure::Disabled(disabled.id.0))?;
    if let Some(context) = RequestContext::current() {
        context.note_agent(&agent.id);
    }
    info!(agent = agent.id.0, "signed in with the company account");
    let session = app.store.open_session(agent, app.config.session).await?;
    let cookies = [set_cookie(&app.config, session.token.reveal()), Attempt::no_cookie(&app.config)];
    Ok(lead_to(&then, cookies))
}

fn refuse(app: &App, failure: &Failure) -> Response {
    let context = RequestContext::current();
    warn!(
        request_id = context.as_ref().map(RequestContext::id),
        client = context.as_ref().and_then(RequestContext::client).map(tracing::field::display),
        "nobody was signed in with a company account: {failure}"
    );
    let status = match failure {
        Failure::Unreachable(_) => StatusCode::BAD_GATEWAY,
        Failure::Store(StoreError::Unreadable(_) | StoreError::Migration(_)) => StatusCode::INTERNAL_SERVER_ERROR,
        Failure::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
        Failure::NotBegunHere => StatusCode::BAD_REQUEST,
        Failure::Refused(_) | Failure::NotGenuine(_) | Failure::NoRole { .. } | Failure::Disabled(_) => {
            StatusCode::FORBIDDEN
        }
    };
    // What failed here or at the provider's is no refusal.
    if status.is_client_error() {
        app.metrics.count_refused_sign_in();
    }
    let mut response = html(status, page::of(failure));
    set(&mut response, Attempt::no_cookie(&app.config));
    response
}
