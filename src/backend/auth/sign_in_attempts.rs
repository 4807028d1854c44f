//! Wrong tokens, which make whoever sends them wait. A right one is never kept waiting: behind a proxy, or a shop's only
//! line, many agents have one address. Nobody guesses 256 bits; this keeps the trying slow, and seen.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use time::Duration;
use tokio::sync::Semaphore;
use tracing::warn;

use crate::api::problem::ProblemCode;
use crate::backend::http_server::network;
use crate::backend::request_context::RequestContext;
use crate::domain::timestamp::Timestamp;

/// Wrong tokens that one client may try within a [`WINDOW`] without waiting.
const ALLOWED: u32 = 10;

const WINDOW: Duration = Duration::minutes(1);

/// The wait of each further one.
const DELAY: std::time::Duration = std::time::Duration::from_secs(1);

/// Those that wait at once, from all clients; others are answered at once, so that they hold no connections.
const MOST_WAITING: usize = 50;

/// Clients that are remembered.
const MOST_CLIENTS: usize = 10_000;

/// The wrong tokens of each client; all unknown clients count as one.
#[derive(Debug)]
pub struct Attempts {
    windows: Mutex<HashMap<Option<IpAddr>, Window>>,
    waiting: Semaphore,
}

#[derive(Clone, Copy, Debug)]
struct Window {
    since: Timestamp,
    wrong: u32,
}

impl Default for Attempts {
    fn default() -> Self {
        Self { windows: Mutex::default(), waiting: Semaphore::new(MOST_WAITING) }
    }
}

impl Attempts {
    /// Notes a secret that is nobody's, in the log as well, and lets whoever tries too many wait.
    pub async fn failed(&self, now: Timestamp) -> ProblemCode {
        let context = RequestContext::current();
        let client = context.as_ref().and_then(RequestContext::client);
        let wrong = self.count(client.map(network), now);
        log(ProblemCode::TokenInvalid, Some(wrong));
        if wrong <= ALLOWED {
            return ProblemCode::TokenInvalid;
        }
        if let Ok(_place) = self.waiting.try_acquire() {
            tokio::time::sleep(DELAY).await;
        }
        ProblemCode::TooManyAttempts
    }

    /// Notes in the log a secret that was right once: whoever has it does not guess.
    pub fn known(why: ProblemCode) -> ProblemCode {
        log(why, None);
        why
    }

    /// The wrong ones of this client of late, with this one.
    fn count(&self, client: Option<IpAddr>, now: Timestamp) -> u32 {
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let is_recent = |window: &Window| now >= window.since && now - window.since < WINDOW;
        if windows.len() >= MOST_CLIENTS {
            windows.retain(|_, window| is_recent(window));
        }
        // With too many guessers at once, all are one.
        let client = if windows.len() >= MOST_CLIENTS { None } else { client };
        let window = windows.entry(client).or_insert(Window { since: now, wrong: 0 });
        if !is_recent(window) {
            *window = Window { since: now, wrong: 0 };
        }
        window.wrong = window.wrong.saturating_add(1);
        window.wrong
    }
}

/// One line, without the secret.
fn log(why: ProblemCode, wrong: Option<u32>) {
    let context = RequestContext::current();
    let client = context.as_ref().and_then(RequestContext::client);
    warn!(
        request_id = context.as_ref().map(RequestContext::id),
        client = client.map(tracing::field::display),
        wrong,
        code = why.as_str(),
        "sign-in refused"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_tokens_are_counted_by_client_for_a_minute() {
        let attempts = Attempts::default();
        let noon = Timestamp::EPOCH;
        let counts: Vec<u32> = (0..3).map(|_| attempts.count(None, noon)).collect();
        assert_eq!(counts, [1, 2, 3]);
        assert_eq!(attempts.count(Some(IpAddr::from([10, 0, 0, 1])), noon), 1);
        assert_eq!(attempts.count(None, noon + Duration::seconds(59)), 4);
        assert_eq!(attempts.count(None, noon + WINDOW), 1);
        assert_eq!(attempts.count(None, noon), 1, "a clock that goes back locks nobody out");
    }

    #[test]
    fn a_crowd_of_guessers_is_remembered_in_bounds() {
        let attempts = Attempts::default();
        let noon = Timestamp::EPOCH;
        for client in 0..20_000_u32 {
            attempts.count(Some(IpAddr::from(client.to_be_bytes())), noon);
        }
        assert!(attempts.windows.lock().unwrap().len() <= MOST_CLIENTS + 1);
        assert!(attempts.count(Some(IpAddr::from([9, 9, 9, 9])), noon) > ALLOWED, "and together they wait");
    }
}
