//! What is known of the request that is being answered, by everything that has a hand in the answer.

use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use axum::http::{HeaderMap, HeaderName};
use tokio::task::JoinHandle;

use super::config::Config;
use super::secret;
use super::trusted_proxies::{Client, TrustedProxies};
use super::turns::Turn;
use crate::domain::agent::AgentId;

tokio::task_local! {
    static CURRENT: RequestContext;
}

/// The header that carries a request's identifier, in both directions.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A request; cheap to clone.
#[derive(Clone, Debug)]
pub struct RequestContext(Arc<Known>);

#[derive(Debug)]
struct Known {
    id: String,
    client: Option<Client>,
    agent: OnceLock<AgentId>,
    /// Their turn at being answered, which ends with the last who knows of the request.
    turn: OnceLock<Turn<AgentId>>,
}

impl RequestContext {
    /// A request that came from `peer`. A trusted proxy may have named it already.
    pub fn begin(proxies: &TrustedProxies, peer: Option<IpAddr>, headers: &HeaderMap) -> Self {
        let named = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok()).filter(|id| is_an_id(id));
        let believed = named.filter(|_| peer.is_some_and(|peer| proxies.contains(peer)));
        Self(Arc::new(Known {
            id: believed.map_or_else(|| secret::hex_of_random(8), str::to_owned),
            client: peer.map(|peer| proxies.client(peer, headers)),
            agent: OnceLock::new(),
            turn: OnceLock::new(),
        }))
    }

    /// The request that the running task answers, if it answers one.
    pub fn current() -> Option<Self> {
        CURRENT.try_with(Self::clone).ok()
    }

    /// Starts a part of the answer as a task of its own, which is of the same request.
    pub fn spawn<F>(work: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        match Self::current() {
            Some(context) => tokio::spawn(context.scope(work)),
            None => tokio::spawn(work),
        }
    }

    /// Runs a part of the answer, perhaps in a task of its own.
    pub async fn scope<F: Future>(self, work: F) -> F::Output {
        CURRENT.scope(self, work).await
    }

    /// Names the request in logs and problems.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// The address of whoever asked; `None` without a network.
    pub fn client(&self) -> Option<IpAddr> {
        self.0.client.map(|client| client.address)
    }

    /// Notes who asked, once that is known.
    pub fn note_agent(&self, agent: &AgentId) {
        // An agent is found out once a request.
        let _ = self.0.agent.set(agent.clone());
    }

    pub fn agent(&self) -> Option<&AgentId> {
        self.0.agent.get()
    }

    /// Holds the agent's turn at being answered.
    pub fn hold(&self, turn: Turn<AgentId>) {
        // There is one a request.
        let _ = self.0.turn.set(turn);
    }
}

/// The identifier of the request that the running task answers; a new one outside of any.
pub fn current_id() -> String {
    RequestContext::current().map_or_else(|| secret::hex_of_random(8), |context| context.id().to_owned())
}

/// True where browsers reach this server over TLS: by its public address, or by what a trusted proxy says of the request
/// that is being answered.
pub fn is_https(config: &Config) -> bool {
    config.secure_cookies()
        || RequestContext::current().is_some_and(|context| context.0.client.is_some_and(|client| client.https))
}

fn is_an_id(text: &str) -> bool {
    (8..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_names_a_request_and_only_by_what_a_log_can_bear() {
        let proxies = TrustedProxies::new(vec!["10.0.0.1/32".parse().unwrap()]);
        let id = |peer: [u8; 4], named: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(REQUEST_ID, named.parse().unwrap());
            RequestContext::begin(&proxies, Some(peer.into()), &headers).id().to_owned()
        };
        assert_eq!(id([10, 0, 0, 1], "proxy-request-1"), "proxy-request-1");
        assert_ne!(id([10, 0, 0, 2], "proxy-request-1"), "proxy-request-1");
        for bad in ["short", "with a space", "a\"quote\"here", &"x".repeat(65)] {
            assert_ne!(id([10, 0, 0, 1], bad), bad);
        }
    }
}
