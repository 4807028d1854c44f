//! The identity of a caller: a bearer token, or a browser's session cookie. A cookie travels by itself, so its request
//! must also show that a page of ours asks.

mod bounds;
mod cookie;
mod same_site;
mod sign_in_attempts;

use axum::http::{HeaderMap, Method, header};

pub use bounds::{turns_of_agents, turns_of_strangers};
pub use cookie::{clear_cookie, cookie_value, set_cookie};
pub use same_site::check_same_site;
pub use sign_in_attempts::Attempts;

use std::net::IpAddr;
use std::time::Duration;

use super::app::App;
use super::http_server::network;
use super::refusal::Refusal;
use super::request_context::RequestContext;
use super::store::TokenHolder;
use super::turns::Turn;
use crate::api::problem::ProblemCode;
use crate::api::{AGENT, CLIENT_VERSION};
use crate::domain::agent::Agent;
use crate::domain::timestamp::Timestamp;
use crate::domain::url_encoding::encode;

/// For so long a request of an agent waits for those before it.
const PATIENCE: Duration = Duration::from_secs(10);

/// An agent who may ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub agent: Agent,
    /// The end of a browser's session; `None` for a bearer token.
    pub expires_at: Option<Timestamp>,
}

/// Whether somebody has shown in this request who they are.
#[derive(Clone, Copy, Debug)]
enum Asker {
    Stranger,
    Known,
}

impl Asker {
    /// The turn at the database that a stranger waits for.
    async fn turn(self, app: &App) -> Result<Option<Turn<Option<IpAddr>>>, ProblemCode> {
        match self {
            Self::Stranger => turn_of_stranger(app).await.map(Some),
            Self::Known => Ok(None),
        }
    }
}

/// The turn at the database of the client whose request is answered.
///
/// # Errors
/// [`ProblemCode::Busy`] when too many of the same client wait.
pub async fn turn_of_stranger(app: &App) -> Result<Turn<Option<IpAddr>>, ProblemCode> {
    let client = RequestContext::current().and_then(|context| context.client()).map(network);
    app.turns.take(client).await.ok_or(ProblemCode::Busy)
}

/// The agent who sent this request.
///
/// # Errors
/// [`Refusal`] when nobody is signed in, a page of another site asks, or too many ask at this address.
pub async fn authenticate(app: &App, method: &Method, headers: &HeaderMap) -> Result<SignedIn, Refusal> {
    // A token is sent by whoever has it, and by no browser of its own accord.
    let is_of_guest = bearer_token(headers).is_some() && app.config.allowed_origins.ask(headers);
    if !method.is_safe() && !is_of_guest {
        check_same_site(&app.config, headers)?;
    }
    let (who, to_be_prolonged) = identify(app, headers, Asker::Stranger).await?;
    if let Some(token) = to_be_prolonged {
        prolong(app.clone(), token.to_owned());
    }
    if let Some(context) = RequestContext::current() {
        let turn = tokio::time::timeout(PATIENCE, app.answers.take(who.agent.id.clone())).await;
        context.note_agent(&who.agent.id);
        context.hold(turn.ok().flatten().ok_or(ProblemCode::Busy)?);
    }
    Ok(who)
}

/// The agent who sent this request, where they may change something.
///
/// # Errors
/// [`Refusal`] of [`authenticate`], and where the agent's role only reads.
pub async fn authenticate_writer(app: &App, method: &Method, headers: &HeaderMap) -> Result<SignedIn, Refusal> {
    let who = authenticate(app, method, headers).await?;
    if who.agent.role.only_reads() { Err(ProblemCode::RoleOnlyReads.into()) } else { Ok(who) }
}

/// Whether the agent of a request that is being answered still may read. That is no use of the session.
///
/// # Errors
/// [`Refusal`] when the database does not answer.
pub async fn is_signed_in(app: &App, headers: &HeaderMap) -> Result<bool, Refusal> {
    // They have shown who they are, and wait behind nobody who has yet to.
    match identify(app, headers, Asker::Known).await {
        Ok(_) => Ok(true),
        Err(refusal) if refusal.is_a_failure() => Err(refusal),
        Err(_) => Ok(false),
    }
}

/// Who sent this, and the session's token where its use is worth noting.
async fn identify<'h>(app: &App, headers: &'h HeaderMap, asker: Asker) -> Result<(SignedIn, Option<&'h str>), Refusal> {
    if let Some(token) = bearer_token(headers) {
        let agent = holder(app, token, asker).await?;
        check_is_meant(&agent, headers)?;
        return Ok((SignedIn { agent, expires_at: None }, None));
    }
    let token = cookie::session_token(&app.config, headers).ok_or(ProblemCode::SessionExpired)?;
    if !headers.contains_key(CLIENT_VERSION) {
        return Err(ProblemCode::CrossSite.into());
    }
    let turn = asker.turn(app).await?;
    let session = app.store.session(token, app.config.session).await?.ok_or(ProblemCode::SessionExpired)?;
    drop(turn);
    check_is_meant(&session.agent, headers)?;
    let who = SignedIn { agent: session.agent, expires_at: Some(session.expires_at) };
    Ok((who, Some(token).filter(|_| session.is_to_be_prolonged)))
}

/// The agent whose token this is.
///
/// # Errors
/// [`Refusal`]: of a token that is nobody's, late where somebody tries many; of one whose time is over; of an agent who
/// is disabled.
pub async fn agent_of_token(app: &App, token: &str) -> Result<Agent, Refusal> {
    holder(app, token, Asker::Stranger).await
}

async fn holder(app: &App, token: &str, asker: Asker) -> Result<Agent, Refusal> {
    let now = app.clock().now();
    let turn = asker.turn(app).await?;
    let holder = app.store.holder_of_token(token).await?;
    drop(turn);
    let refused = match holder {
        TokenHolder::Agent(agent) => return Ok(agent),
        TokenHolder::Nobody => app.attempts.failed(now).await,
        TokenHolder::Expired => Attempts::known(ProblemCode::TokenExpired),
        TokenHolder::Disabled => Attempts::known(ProblemCode::AgentDisabled),
    };
    app.metrics.count_refused_sign_in();
    Err(refused.into())
}

/// Notes that a session is in use, beside the request: a read waits for no write.
fn prolong(app: App, token: String) {
    tokio::spawn(async move {
        if let Err(problem) = app.store.prolong_session(&token, app.config.session).await {
            tracing::warn!("a session was not prolonged: {problem}");
        }
    });
}

/// Signs the browser behind this request out, if it is signed in.
///
/// # Errors
/// [`Refusal`] when the browser is another agent's by now, or the database fails.
pub async fn sign_out(app: &App, headers: &HeaderMap) -> Result<(), Refusal> {
    if let Some(token) = cookie::session_token(&app.config, headers) {
        if let Some(agent) = app.store.agent_of_session(token).await? {
            check_is_meant(&agent, headers)?;
        }
        app.store.close_session(token).await?;
    }
    Ok(())
}

/// Refuses a caller that names another agent, because its screen is that one's.
fn check_is_meant(agent: &Agent, headers: &HeaderMap) -> Result<(), ProblemCode> {
    let is_another = headers.get(AGENT).is_some_and(|meant| meant.as_bytes() != encode(&agent.id.0).as_bytes());
    if is_another { Err(ProblemCode::SessionExpired) } else { Ok(()) }
}

fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}
