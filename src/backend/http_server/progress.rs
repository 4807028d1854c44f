//! What a connection is at, shared by those who watch it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use super::limits::Limits;

/// In bytes: whoever takes less of an answer within the time of a stall does not read it. A modem takes it in 6 s.
const LEAST_READ: usize = 32 * 1024;

/// An answer that nobody reads for so long gives way to who comes new.
const SOON: Duration = Duration::from_millis(250);

/// What a connection is at.
#[derive(Debug)]
pub(super) struct Progress {
    state: Mutex<State>,
    was_cut: Notify,
}

#[derive(Debug)]
struct State {
    phase: Phase,
    /// The last request was an agent's.
    is_agents: bool,
    /// What waits for the client to take it.
    unread: Option<Unread>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing is known of another request.
    Pause(Instant),
    /// A request has begun to arrive.
    Head(Instant),
    /// Its body is waited for, and nothing was done yet.
    Body(Instant),
    /// A request is being answered.
    Answer,
    /// It is answered for as long as there is room.
    Endless(Instant),
    /// Another connection was let in instead.
    Cut,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Unread {
    since: Instant,
    /// The bytes that the client took meanwhile.
    taken: usize,
}

impl Progress {
    pub fn begin() -> Self {
        let state = State { phase: Phase::Pause(Instant::now()), is_agents: false, unread: None };
        Self { state: Mutex::new(state), was_cut: Notify::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// True while a request is waited for.
    pub fn is_waiting(&self) -> bool {
        let state = self.state();
        matches!(state.phase, Phase::Pause(_) | Phase::Head(_)) && state.unread.is_none()
    }

    /// True while the client leaves something of its answer.
    pub fn is_unread(&self) -> bool {
        self.state().unread.is_some()
    }

    /// Since when the server waits for this client, and whether that is an agent; `None` while the client waits for the
    /// server.
    pub fn waits_for_client(&self) -> Option<(bool, Instant)> {
        self.state().waits_for_client()
    }

    /// Ends a connection on which the server waits for its client; false when it does not.
    pub fn cut(&self) -> bool {
        let mut state = self.state();
        let waits = state.waits_for_client().is_some();
        if waits {
            state.phase = Phase::Cut;
            self.was_cut.notify_one();
        }
        waits
    }

    /// Returns once the connection is cut.
    pub async fn until_cut(&self) {
        self.was_cut.notified().await;
    }

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

    /// Notes that the client takes nothing more of what is written to it.
    pub fn stalls(&self) {
        self.state().unread.get_or_insert_with(|| Unread { since: Instant::now(), taken: 0 });
    }

    /// Notes that the client took so many bytes, and perhaps has more to take.
    pub fn takes(&self, bytes: usize) {
        let mut state = self.state();
        state.unread = state.unread.map(|unread| Unread { taken: unread.taken.saturating_add(bytes), ..unread });
        state.unread.take_if(|unread| unread.taken >= LEAST_READ);
    }

    /// Notes that the client has taken all.
    pub fn took_all(&self) {
        self.state().unread = None;
    }

    /// False for a request that came too late: its connection is cut.
    pub fn begin_request(&self) -> bool {
        let mut state = self.state();
        let is_in_time = state.phase != Phase::Cut;
        if is_in_time {
            state.phase = Phase::Answer;
            // Behind a proxy, the next request may be anyone's.
            state.is_agents = false;
        }
        is_in_time
    }

    /// Notes that whoever answers waits for the rest of the body.
    pub fn waits_for_body(&self) {
        let mut state = self.state();
        if state.phase == Phase::Answer {
            state.phase = Phase::Body(Instant::now());
        }
    }

    /// Notes that no more of the body is waited for.
    pub fn has_body(&self) {
        let mut state = self.state();
        if matches!(state.phase, Phase::Body(_)) {
            state.phase = Phase::Answer;
        }
    }

    /// Notes that the answer goes on until it is ended.
    pub fn never_ends(&self) {
        let mut state = self.state();
        if state.phase == Phase::Answer {
            state.phase = Phase::Endless(Instant::now());
        }
    }

    /// True while an answer goes on that has no end of its own.
    pub fn is_endless(&self) -> bool {
        matches!(self.state().phase, Phase::Endless(_))
    }

    /// Notes that the request is an agent's.
    pub fn is_agents(&self) {
        self.state().is_agents = true;
    }

    /// Notes that the answer is sent, or given up.
    pub fn end_request(&self) {
        let mut state = self.state();
        if matches!(state.phase, Phase::Answer | Phase::Body(_) | Phase::Endless(_)) {
            state.phase = Phase::Pause(Instant::now());
        }
    }

    /// True when the client takes more time than there is for what it is at. A body's time is told where it is read,
    /// because its end has an answer.
    pub fn is_overdue(&self, limits: &Limits) -> bool {
        let state = self.state();
        let waits_too_long = match state.phase {
            Phase::Pause(since) => since.elapsed() >= limits.pause,
            Phase::Head(since) => since.elapsed() >= limits.head,
            Phase::Body(_) | Phase::Answer | Phase::Endless(_) => false,
            Phase::Cut => true,
        };
        waits_too_long || state.unread.is_some_and(|unread| unread.since.elapsed() >= limits.stall)
    }
}

impl State {
    fn waits_for_client(&self) -> Option<(bool, Instant)> {
        let since = match (self.phase, self.unread) {
            (Phase::Cut, _) => None,
            (_, Some(unread)) => Some(unread.since).filter(|since| since.elapsed() >= SOON),
            (Phase::Pause(since) | Phase::Head(since) | Phase::Body(since) | Phase::Endless(since), None) => {
                Some(since)
            }
            (Phase::Answer, None) => None,
        };
        since.map(|since| (self.is_agents, since))
    }
}
