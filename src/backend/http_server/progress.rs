//! What a connection is at, shared by those who watch it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::sync::Notify;

use super::limits::Limits;

/// What a connection is at.
#[derive(Debug)]
pub(super) struct Progress {
    state: Mutex<State>,
    was_cut: Notify,
}

#[derive(Debug)]
struct State {
    phase: Phase,
    /// Since when the client takes nothing of what is written to it.
    stalled: Option<Instant>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing is known of another request.
    Pause(Instant),
    /// A request has begun to arrive.
    Head(Instant),
    /// A request is being answered.
    Request,
    /// Another connection was let in instead.
    Cut,
}

impl Progress {
    pub fn begin() -> Self {
        let state = State { phase: Phase::Pause(Instant::now()), stalled: None };
        Self { state: Mutex::new(state), was_cut: Notify::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The beginning of the wait for a request; `None` while one is answered.
    pub fn waiting_since(&self) -> Option<Instant> {
        let state = self.state();
        match state.phase {
            Phase::Pause(since) | Phase::Head(since) if state.stalled.is_none() => Some(since),
            _ => None,
        }
    }

    /// Ends a connection that waits for a request; false when it does not.
    pub fn cut(&self) -> bool {
        let is_waiting = self.waiting_since().is_some();
        if is_waiting {
            self.state().phase = Phase::Cut;
            self.was_cut.notify_one();
        }
        is_waiting
    }

    /// Returns once the connection is cut.
    pub async fn until_cut(&self) {
        self.was_cut.notified().await;
    }

    #[cfg(test)]
    pub fn is_cut(&self) -> bool {
        self.state().phase == Phase::Cut
    }

    /// Notes that a byte of the client arrived.
    pub fn heard(&self) {
        let mut state = self.state();
        if matches!(state.phase, Phase::Pause(_)) {
            state.phase = Phase::Head(Instant::now());
        }
    }

    /// Notes whether the client takes what is written to it.
    pub fn stalls(&self, stalls: bool) {
        let mut state = self.state();
        state.stalled = if stalls { Some(state.stalled.unwrap_or_else(Instant::now)) } else { None };
    }

    /// False for a request that came too late: its connection is cut.
    pub fn begin_request(&self) -> bool {
        let mut state = self.state();
        let is_in_time = state.phase != Phase::Cut;
        if is_in_time {
            state.phase = Phase::Request;
        }
        is_in_time
    }

    /// Notes that the answer is sent, or given up.
    pub fn end_request(&self) {
        let mut state = self.state();
        if state.phase == Phase::Request {
            state.phase = Phase::Pause(Instant::now());
        }
    }

    /// True when the client takes more time than there is for what it is at.
    pub fn is_overdue(&self, limits: &Limits) -> bool {
        let state = self.state();
        let waits_too_long = match state.phase {
            Phase::Pause(since) => since.elapsed() >= limits.pause,
            Phase::Head(since) => since.elapsed() >= limits.head,
            Phase::Request => false,
            Phase::Cut => true,
        };
        waits_too_long || state.stalled.is_some_and(|since| since.elapsed() >= limits.stall)
    }
}
