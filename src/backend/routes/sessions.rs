//! Signing in and out.

use axum::http::header;

use super::answer::Answer;
use super::request::{AnonymousRequest, SignedInRequest};
use crate::api::sessions::{
    COMPANY_SIGN_IN, ReadSession, ReadSignInWays, Session, SignIn, SignInBody, SignInWays, SignOut,
};
use crate::backend::auth::{agent_of_token, clear_cookie, set_cookie, sign_out};
use crate::backend::refusal::Refusal;
use crate::backend::request_context::RequestContext;

pub(super) async fn read(request: SignedInRequest) -> Result<Answer<ReadSession>, Refusal> {
    let demo = request.app.config.demo;
    let time_zone = request.app.clock().zone().name().map(str::to_owned);
    Ok(Answer::json(Session { agent: request.who.agent, expires_at: request.who.expires_at, demo, time_zone }))
}

pub(super) async fn ways(request: AnonymousRequest<()>) -> Result<Answer<ReadSignInWays>, Refusal> {
    let app = request.app;
    let company = app.company.as_ref().map(|_| app.config.public_origin.clone() + COMPANY_SIGN_IN);
    Ok(Answer::json(SignInWays { company }))
}

pub(super) async fn open(request: AnonymousRequest<SignInBody>) -> Result<Answer<SignIn>, Refusal> {
    let AnonymousRequest { app, body, .. } = request;
    let agent = agent_of_token(&app, body.token.trim()).await?;
    if let Some(context) = RequestContext::current() {
        context.note_agent(&agent.id);
    }
    let session = app.store.open_session(agent, app.config.session).await?;
    let cookie = set_cookie(&app.config, session.token.reveal());
    let time_zone = app.clock().zone().name().map(str::to_owned);
    let answer =
        Session { agent: session.agent, expires_at: Some(session.expires_at), demo: app.config.demo, time_zone };
    Ok(Answer::json(answer).with(header::SET_COOKIE, cookie))
}

pub(super) async fn close(request: SignedInRequest) -> Result<Answer<SignOut>, Refusal> {
    sign_out(&request.app, &request.headers).await?;
    Ok(Answer::nothing().with(header::SET_COOKIE, clear_cookie(&request.app.config)))
}
