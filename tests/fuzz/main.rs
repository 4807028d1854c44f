//! What reads from outside, given what nobody meant to send: answers, files of orders, typed amounts, references. Nothing
//! panics, nothing takes long, and what was read means the same when it is written and read again.

#[cfg(feature = "browser")]
mod answers;
#[path = "../support/damage.rs"]
mod damage;
#[path = "../support/dice.rs"]
mod dice;
#[path = "../support/feeds.rs"]
mod feeds;
mod files;
#[path = "../support/full.rs"]
mod full;
mod readers;
mod texts;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// Nobody waits longer for one of them, on a busy machine in a build for debugging.
const PATIENCE: Duration = Duration::from_secs(5);

/// Does it; what it was done with is told when it panics or takes long.
pub fn survives<T>(input: &[u8], act: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(act));
    let input = || String::from_utf8_lossy(input);
    assert!(begin.elapsed() < PATIENCE, "{:?} for {}", begin.elapsed(), input());
    outcome.unwrap_or_else(|_| panic!("it panicked on {}", input()))
}
