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
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Nobody waits longer for one of them, in a build for debugging. Of this thread's own time: how busy the machine is says
/// nothing of it.
const PATIENCE: Duration = Duration::from_secs(5);

/// Does it; what it was done with is told when it panics or takes long.
pub fn survives<T>(input: &[u8], act: impl FnOnce() -> T) -> T {
    let begin = cpu_time();
    let outcome = catch_unwind(AssertUnwindSafe(act));
    let input = || String::from_utf8_lossy(input);
    let took = cpu_time() - begin;
    assert!(took < PATIENCE, "{took:?} for {}", input());
    outcome.unwrap_or_else(|_| panic!("it panicked on {}", input()))
}

/// What this thread has worked so far.
fn cpu_time() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().expect("a time that only grows")
}
