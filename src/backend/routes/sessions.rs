//! Signing in and out.

use axum::http::header;

use super::answer::Answer;
use super::request::{AnonymousRequest, SignedInRequest};
use crate::api::problem::ProblemCode;
use crate::api::sessions::{
    COMPANY_SIGN_IN, ReadSession, ReadSignInWays, Session, SignIn, SignInBody, SignInWays, SignOut,
};
use crate::backend::app::App;
use crate::backend::auth::{agent_of_token, clear_cookie, set_cookie, sign_out};
use crate::backend::refusal::Refusal;
use crate::backend::request_context::RequestContext;
use crate::domain::agent::Agent;
use crate::domain::timestamp::Timestamp;

pub(super) async fn read(request: SignedInRequest) -> Result<Answer<ReadSession>, Refusal> {
    Ok(Answer::json(session(&request.app, request.who.agent, request.who.expires_at)))
}

fn session(app: &App, agent: Agent, expires_at: Option<Timestamp>) -> Session {
    let time_zone = app.clock().zone().name().map(str::to_owned);
    Session { agent, expires_at, demo: app.config.demo, time_zone, providers: app.config.shop.providers.named() }
}

pub(super) async fn ways(request: AnonymousRequest<()>) -> Result<Answer<ReadSignInWays>, Refusal> {
    let app = request.app;
    let company = app.company.as_ref().map(|_| app.config.public_origin.clone() + COMPANY_SIGN_IN);
    Ok(Answer::json(SignInWays { company }))
}

pub(super) async fn open(request: AnonymousRequest<SignInBody>) -> Result<Answer<SignIn>, Refusal> {
    let AnonymousRequest { app, body, .. } = request;
    let agent = agent_of_token(&app, body.token.trim()).await?;
    if agent.role.is_a_till() {
        return Err(ProblemCode::RoleIsATill.into());
    }
    if let Some(context) = RequestContext::current() {
        context.note_agent(&agent.id);
    }
    let opened = app.store.open_session(agent, app.config.session).await?;
    let cookie = set_cookie(&app.config, opened.token.reveal());
    Ok(Answer::json(session(&app, opened.agent, Some(opened.expires_at))).with(header::SET_COOKIE, cookie))
}

pub(super) async fn close(request: SignedInRequest) -> Result<Answer<SignOut>, Refusal> {
    sign_out(&request.app, &request.headers).await?;
    Ok(Answer::nothing().with(header::SET_COOKIE, clear_cookie(&request.app.config)))
}
