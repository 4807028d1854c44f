//! Wrong tokens at sign-in, counted. Nobody guesses 256 bits; this keeps the trying cheap for us.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use time::Duration;

use crate::domain::timestamp::Timestamp;

/// Wrong tokens that one address may try within a [`WINDOW`].
const ALLOWED: u32 = 10;

const WINDOW: Duration = Duration::minutes(1);

/// Addresses that are remembered; beyond it the count starts anew for all, rather than grow without end.
const MOST_ADDRESSES: usize = 10_000;

/// The wrong tokens of each address; all unknown addresses count as one.
#[derive(Debug, Default)]
pub struct Attempts(Mutex<HashMap<Option<IpAddr>, Window>>);

#[derive(Clone, Copy, Debug)]
struct Window {
    since: Timestamp,
    wrong: u32,
}

impl Attempts {
    /// True when this address has tried too often of late.
    pub fn are_exhausted(&self, from: Option<IpAddr>, now: Timestamp) -> bool {
        let windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        windows.get(&from).is_some_and(|window| now - window.since < WINDOW && window.wrong >= ALLOWED)
    }

    pub fn count_wrong(&self, from: Option<IpAddr>, now: Timestamp) {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= MOST_ADDRESSES {
            windows.clear();
        }
        let window = windows.entry(from).or_insert(Window { since: now, wrong: 0 });
        if now - window.since >= WINDOW {
            *window = Window { since: now, wrong: 0 };
        }
        window.wrong += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_wrong_tokens_wait_a_minute() {
        let attempts = Attempts::default();
        let noon = Timestamp::EPOCH;
        for _ in 0..ALLOWED {
            assert!(!attempts.are_exhausted(None, noon));
            attempts.count_wrong(None, noon);
        }
        assert!(attempts.are_exhausted(None, noon + Duration::seconds(59)));
        assert!(!attempts.are_exhausted(None, noon + WINDOW));
        assert!(!attempts.are_exhausted(Some(IpAddr::from([10, 0, 0, 1])), noon));
    }
}
