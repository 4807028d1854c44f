//! Sends the calls of `api` from the browser; nothing else fetches. Every write carries a key from its first
//! byte and has three outcomes: done, refused, and not known yet.

mod browser;
pub mod command;
pub mod failure;
pub mod journal;
mod json;
mod transport;
pub mod write;

use serde::de::DeserializeOwned;

use crate::api::call::{Call, Method};
use crate::api::operations::OperationKey;
use crate::api::orders::etag;
use crate::api::problem::{Problem, ProblemCode};

pub use browser::{is_online, new_key, now, sleep};
pub use failure::{Cause, Failure};
use transport::{Answer, Outgoing};

/// How long a read may take, in milliseconds.
const READ_TIMEOUT: u32 = 10_000;
/// How long a write may take before its outcome counts as not known yet, in milliseconds.
const WRITE_TIMEOUT: u32 = 20_000;
/// How often a read is sent again when no answer came.
const READ_RETRIES: u32 = 2;

/// Where the API is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    base: String,
}

impl Client {
    /// `base` is a path of the same origin or a whole URL, such as `/api/v1`.
    pub fn new(base: &str) -> Self {
        Self { base: base.trim_end_matches('/').to_owned() }
    }

    /// Reads, and asks again when no answer came.
    ///
    /// # Errors
    /// Whatever kept the answer from coming; nothing was changed by asking.
    pub async fn read<C: Call>(&self, call: &C) -> Result<C::Response, Failure> {
        let outgoing = self.outgoing(call, READ_TIMEOUT)?;
        let mut tries = 0;
        loop {
            match transport::send(&outgoing).await {
                Ok(answer) => return decode(answer),
                Err(cause) if tries == READ_RETRIES || !is_online() => return Err(Failure::Unreachable(cause)),
                Err(_) => tries += 1,
            }
            sleep(200 * tries).await;
        }
    }

    /// Sends something once that isn't a write to an order: signing in and out, a preview.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn post<C: Call>(&self, call: &C) -> Result<C::Response, Failure> {
        let outgoing = self.outgoing(call, READ_TIMEOUT)?;
        transport::send(&outgoing).await.map_err(Failure::Unreachable).and_then(decode)
    }

    /// Delivers a write once. [`write`] resolves what is not known afterwards.
    async fn deliver<C: Call>(&self, call: &C, key: &OperationKey, version: u64) -> Result<C::Response, Failure> {
        let mut outgoing = self.outgoing(call, WRITE_TIMEOUT)?;
        outgoing.key = Some(key.clone());
        outgoing.if_match = Some(etag(version));
        transport::send(&outgoing).await.map_err(Failure::Unreachable).and_then(decode)
    }

    fn outgoing<C: Call>(&self, call: &C, timeout: u32) -> Result<Outgoing, Failure> {
        let body = match call.body() {
            Some(body) => Some(serde_json::to_string(body).map_err(|_| Failure::Unreachable(Cause::NotSent))?),
            // A POST without a body still says that it is JSON, as the backend asks of every write.
            None if C::METHOD == Method::Post => Some("null".to_owned()),
            None => None,
        };
        Ok(Outgoing {
            method: C::METHOD,
            url: format!("{}{}", self.base, call.path()),
            body,
            key: None,
            if_match: None,
            timeout,
        })
    }
}

/// What an answer says, or why it says nothing.
fn decode<T: DeserializeOwned>(answer: Answer) -> Result<T, Failure> {
    let status = answer.status;
    if (200..300).contains(&status) {
        let text = if status == 204 { "null" } else { &answer.text };
        return json::read(text).map_err(|_| Failure::Unreadable { status });
    }
    match json::read::<Problem>(&answer.text) {
        Ok(problem) if matches!(problem.code, ProblemCode::SessionExpired) => Err(Failure::SignedOut),
        Ok(problem) => Err(Failure::Refused(Box::new(Problem { status, ..problem }))),
        Err(_) if status == 401 => Err(Failure::SignedOut),
        Err(_) => Err(Failure::Unreadable { status }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::problem::Retry;

    fn answer(status: u16, text: &str) -> Answer {
        Answer { status, text: text.to_owned() }
    }

    #[test]
    fn a_page_instead_of_an_answer_is_unreadable_even_with_status_200() {
        let page = decode::<Vec<String>>(answer(200, "<!doctype html><title>Proxy</title>"));
        assert_eq!(page, Err(Failure::Unreadable { status: 200 }));
    }

    #[test]
    fn a_problem_is_a_refusal_and_an_expired_session_is_not() {
        let refused = decode::<()>(answer(412, r#"{"status":412,"code":"version_mismatch","retry":"after_refresh"}"#));
        let Err(Failure::Refused(problem)) = refused else { panic!("{refused:?}") };
        assert_eq!((problem.code, problem.retry), (ProblemCode::VersionMismatch, Retry::AfterRefresh));
        let expired = decode::<()>(answer(401, r#"{"status":401,"code":"session_expired","retry":"same_key"}"#));
        assert_eq!(expired, Err(Failure::SignedOut));
    }

    #[test]
    fn a_code_of_a_later_version_is_still_a_refusal() {
        let refused = decode::<()>(answer(409, r#"{"status":409,"code":"moon_phase","retry":"sometime"}"#));
        let Err(Failure::Refused(problem)) = refused else { panic!("{refused:?}") };
        assert_eq!((problem.code, problem.retry), (ProblemCode::Unknown, Retry::Never));
    }
}
