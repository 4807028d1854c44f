//! Sends the calls of `api` from the browser; nothing else fetches. Every write carries a key from its first
//! byte and has three outcomes: done, refused, and not known yet.

mod answer_stream;
mod browser;
pub mod command;
pub mod event_lines;
pub mod failure;
pub mod first_answers;
pub mod host_tokens;
pub mod json;
pub mod open_intents;
pub mod order_feed;
pub mod order_index;
pub mod pending_write;
pub mod saved_views;
mod transport;

use std::pin::Pin;

use serde::de::DeserializeOwned;

use crate::api::call::{Call, Method};
use crate::api::operations::OperationKey;
use crate::api::order_detail::OrderDetail;
use crate::api::order_write::OrderWrite;
use crate::api::orders::etag;
use crate::api::problem::{Problem, ProblemCode};
use crate::domain::agent::AgentId;

pub use browser::{is_online, new_key, now, sleep};
pub use failure::{Cause, Failure};
use host_tokens::HostTokens;
use transport::{Incoming, Outgoing};

/// The milliseconds that a read may take.
const READ_TIMEOUT: u32 = 10_000;
/// The milliseconds that a write may take before its outcome counts as not known yet.
const WRITE_TIMEOUT: u32 = 20_000;
/// The times that a read is sent again when no answer came.
const READ_RETRIES: u32 = 2;

/// The API's address, and the agent who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    base: String,
    agent: Option<AgentId>,
    tokens: Option<HostTokens>,
    is_closed: bool,
}

impl Client {
    /// `base` is a path of the same origin or a whole URL, such as `/api/v1`.
    pub fn new(base: &str) -> Self {
        Self { base: base.trim_end_matches('/').to_owned(), agent: None, tokens: None, is_closed: false }
    }

    /// That of a desk that is gone: it calls nobody.
    pub fn closed() -> Self {
        Self { is_closed: true, ..Self::new("") }
    }

    /// Calls with the host's tokens from now on, and with no cookie.
    pub fn by_tokens(self, tokens: Option<HostTokens>) -> Self {
        Self { tokens, ..self }
    }

    /// Whether the page around the desk says who works here.
    pub const fn is_by_tokens(&self) -> bool {
        self.tokens.is_some()
    }

    /// For the calls of this agent: answered with 401 once the browser's session is another's.
    pub fn of(self, agent: AgentId) -> Self {
        Self { agent: Some(agent), ..self }
    }

    /// Reads, and asks again when no answer came.
    ///
    /// # Errors
    /// Whatever kept the answer from coming; nothing was changed by asking.
    pub async fn read<C: Call>(&self, call: &C) -> Result<C::Response, Failure> {
        decode(&exchange(self.outgoing(call, READ_TIMEOUT)?, READ_RETRIES).await?)
    }

    /// Sends something once that isn't a write to an order: signing in and out, a preview.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn post<C: Call>(&self, call: &C) -> Result<C::Response, Failure> {
        decode(&exchange(self.outgoing(call, READ_TIMEOUT)?, 0).await?)
    }

    /// A write to an order, to be delivered.
    fn write<C: OrderWrite<Response = OrderDetail>>(&self, call: &C) -> Result<Outgoing, Failure> {
        self.outgoing(call, WRITE_TIMEOUT)
    }

    fn outgoing<C: Call>(&self, call: &C, timeout: u32) -> Result<Outgoing, Failure> {
        if self.is_closed {
            return Err(Failure::Unreachable(Cause::NotSent));
        }
        let body = match call.body() {
            Some(body) => Some(serde_json::to_string(body).map_err(|_| Failure::Unreachable(Cause::NotSent))?),
            // A POST without a body still says that it is JSON, as the backend asks of every write.
            None if C::METHOD == Method::Post => Some("null".to_owned()),
            None => None,
        };
        let url = self.base.clone() + &call.path();
        let (agent, tokens) = (self.agent.clone(), self.tokens.clone());
        Ok(Outgoing { method: C::METHOD, url, body, agent, tokens, key: None, if_match: None, timeout })
    }
}

/// Delivers a write once. [`pending_write`] resolves what is not known afterwards.
async fn deliver(mut outgoing: Outgoing, key: &OperationKey, version: u64) -> Result<OrderDetail, Failure> {
    outgoing.key = Some(key.clone());
    outgoing.if_match = Some(etag(version));
    decode(&exchange(outgoing, 0).await?)
}

/// Sends, and sends again while no answer comes. Whoever waits has only a pointer to this in its own future: as a
/// part of each it would be compiled with each.
fn exchange(outgoing: Outgoing, retries: u32) -> Pin<Box<dyn Future<Output = Result<Incoming, Failure>>>> {
    Box::pin(async move {
        let mut tries = 0;
        loop {
            match transport::send(&outgoing).await {
                Ok(answer) => return Ok(answer),
                Err(cause) if tries == retries || !is_online() => return Err(Failure::Unreachable(cause)),
                Err(_) => tries += 1,
            }
            sleep(200 * tries).await;
        }
    })
}

/// The content of an answer, or the reason why it has none.
fn decode<T: DeserializeOwned>(answer: &Incoming) -> Result<T, Failure> {
    let text = match answer.status {
        204 => "null",
        200..300 => &answer.text,
        _ => return Err(refusal(answer)),
    };
    json::read(text).map_err(|_| Failure::Unreadable { status: answer.status })
}

fn refusal(answer: &Incoming) -> Failure {
    let status = answer.status;
    match json::read::<Problem>(&answer.text) {
        Ok(problem) if matches!(problem.code, ProblemCode::SessionExpired) => Failure::SignedOut,
        Ok(problem) => Failure::Refused(Box::new(Problem { status, ..problem })),
        Err(_) if status == 401 => Failure::SignedOut,
        Err(_) => Failure::Unreadable { status },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::problem::Retry;

    fn answer(status: u16, text: &str) -> Incoming {
        Incoming { status, text: text.to_owned() }
    }

    #[test]
    fn a_page_instead_of_an_answer_is_unreadable_even_with_status_200() {
        let page = decode::<Vec<String>>(&answer(200, "<!doctype html><title>Proxy</title>"));
        assert_eq!(page, Err(Failure::Unreadable { status: 200 }));
    }

    #[test]
    fn a_problem_is_a_refusal_and_an_expired_session_is_not() {
        let refused = decode::<()>(&answer(412, r#"{"status":412,"code":"version_mismatch","retry":"after_refresh"}"#));
        let Err(Failure::Refused(problem)) = refused else { panic!("{refused:?}") };
        assert_eq!((problem.code, problem.retry), (ProblemCode::VersionMismatch, Retry::AfterRefresh));
        let expired = decode::<()>(&answer(401, r#"{"status":401,"code":"session_expired","retry":"same_key"}"#));
        assert_eq!(expired, Err(Failure::SignedOut));
    }

    #[test]
    fn a_code_of_a_later_version_is_still_a_refusal() {
        let refused = decode::<()>(&answer(409, r#"{"status":409,"code":"moon_phase","retry":"sometime"}"#));
        let Err(Failure::Refused(problem)) = refused else { panic!("{refused:?}") };
        assert_eq!((problem.code, problem.retry), (ProblemCode::Unknown, Retry::Never));
    }
}
