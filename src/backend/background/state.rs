//! The state of one task beside the requests.

use std::time::{Duration, Instant};

use crate::domain::timestamp::Timestamp;

/// A round that takes longer is stuck.
const LONGEST_ROUND: Duration = Duration::from_secs(120);

/// What is known of a task.
#[derive(Clone, Debug)]
pub struct TaskState {
    pub name: &'static str,
    /// The start of the run that is going on, or went on last.
    pub since: Timestamp,
    pub restarts: u32,
    pub last_success: Option<Timestamp>,
    pub last_failure: Option<Timestamp>,
    is_alive: bool,
    did_fail: bool,
    round: Option<Instant>,
}

/// How a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    Working,
    /// Its last round failed; it tries again by itself.
    Failing,
    /// Its round does not come to an end.
    Stuck,
    /// It ended or panicked, and is about to be begun anew.
    Stopped,
}

impl TaskState {
    pub(super) const fn new(name: &'static str, now: Timestamp) -> Self {
        Self {
            name,
            since: now,
            restarts: 0,
            last_success: None,
            last_failure: None,
            is_alive: true,
            did_fail: false,
            round: None,
        }
    }

    pub fn condition(&self) -> Condition {
        if !self.is_alive {
            Condition::Stopped
        } else if self.round.is_some_and(|begin| begin.elapsed() > LONGEST_ROUND) {
            Condition::Stuck
        } else if self.did_fail {
            Condition::Failing
        } else {
            Condition::Working
        }
    }

    pub(super) fn round_begins(&mut self) {
        self.round = Some(Instant::now());
    }

    pub(super) const fn went_well(&mut self, now: Timestamp) {
        (self.round, self.did_fail, self.last_success) = (None, false, Some(now));
    }

    pub(super) const fn failed(&mut self, now: Timestamp) {
        (self.round, self.did_fail, self.last_failure) = (None, true, Some(now));
    }

    pub(super) const fn stopped(&mut self, now: Timestamp) {
        self.failed(now);
        self.is_alive = false;
    }

    pub(super) const fn begun_anew(&mut self, now: Timestamp) {
        (self.since, self.is_alive) = (now, true);
        self.restarts += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_without_end_is_seen() {
        let mut state = TaskState::new("mails", Timestamp::EPOCH);
        state.round_begins();
        assert_eq!(state.condition(), Condition::Working);
        state.round = Instant::now().checked_sub(LONGEST_ROUND + Duration::from_secs(1));
        assert_eq!(state.condition(), Condition::Stuck);
        state.failed(Timestamp::EPOCH);
        assert_eq!(state.condition(), Condition::Failing);
        state.went_well(Timestamp::EPOCH);
        assert_eq!(state.condition(), Condition::Working);
    }
}
