//! The identity of a caller: a bearer token, or a browser's session cookie. A cookie travels by itself, so its request
//! must also show that a page of ours asks.

mod cookie;
mod same_site;
mod sign_in_attempts;

use axum::http::{HeaderMap, Method, header};

pub use cookie::{clear_cookie, cookie_value, set_cookie};
pub use same_site::check_same_site;
pub use sign_in_attempts::Attempts;

use super::config::Config;
use super::refusal::Refusal;
use super::store::Store;
use crate::api::problem::ProblemCode;
use crate::api::{AGENT, CLIENT_VERSION};
use crate::domain::agent::Agent;
use crate::domain::timestamp::Timestamp;
use crate::domain::url_encoding::encode;

/// An agent who may ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub agent: Agent,
    /// The end of a browser's session; `None` for a bearer token.
    pub expires_at: Option<Timestamp>,
}

/// The agent who sent this request.
///
/// # Errors
/// [`Refusal`] when nobody is signed in, or a page of another site asks.
pub async fn authenticate(
    store: &Store,
    config: &Config,
    method: &Method,
    headers: &HeaderMap,
) -> Result<SignedIn, Refusal> {
    if !method.is_safe() {
        check_same_site(config, headers)?;
    }
    if let Some(token) = bearer_token(headers) {
        let agent = store.agent_by_token(token).await?.ok_or(ProblemCode::TokenInvalid)?;
        check_is_meant(&agent, headers)?;
        return Ok(SignedIn { agent, expires_at: None });
    }
    let token = cookie::session_token(headers).ok_or(ProblemCode::SessionExpired)?;
    if !headers.contains_key(CLIENT_VERSION) {
        return Err(ProblemCode::CrossSite.into());
    }
    let (agent, expires_at) = store.session(token).await?.ok_or(ProblemCode::SessionExpired)?;
    check_is_meant(&agent, headers)?;
    Ok(SignedIn { agent, expires_at: Some(expires_at) })
}

/// Signs the browser behind this request out, if it is signed in.
///
/// # Errors
/// [`Refusal`] when the browser is another agent's by now, or the database fails.
pub async fn sign_out(store: &Store, headers: &HeaderMap) -> Result<(), Refusal> {
    if let Some(token) = cookie::session_token(headers) {
        if let Some((agent, _)) = store.session(token).await? {
            check_is_meant(&agent, headers)?;
        }
        store.close_session(token).await?;
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
