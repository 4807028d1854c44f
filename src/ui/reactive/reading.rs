//! What is known of something that is read from the backend, and read again while it is shown.

use leptos::prelude::*;

use crate::client::Failure;
use crate::domain::timestamp::Timestamp;

/// How far reading is, and what is shown meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<T> {
    Loading,
    Ready {
        shown: T,
        read_at: Timestamp,
        /// The last attempt to read it again failed; what is shown may be old.
        stale: Option<Failure>,
    },
    Failed(Failure),
}

/// What becomes of what is shown when reading again fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFailure {
    /// It stays, marked as old.
    Keep,
    /// It goes, because it may be the answer to another question.
    Replace,
}

impl<T> Reading<T> {
    /// What is shown, if something is.
    pub const fn shown(&self) -> Option<&T> {
        match self {
            Self::Ready { shown, .. } => Some(shown),
            _ => None,
        }
    }

    /// When what is shown was read.
    pub const fn read_at(&self) -> Option<Timestamp> {
        match self {
            Self::Ready { read_at, .. } => Some(*read_at),
            _ => None,
        }
    }

    /// Whether the last attempt to read it again failed.
    pub const fn is_stale(&self) -> bool {
        matches!(self, Self::Ready { stale: Some(_), .. })
    }

    pub fn show(&mut self, shown: T, read_at: Timestamp) {
        *self = Self::Ready { shown, read_at, stale: None };
    }

    pub fn fail(&mut self, failure: Failure, on_failure: OnFailure) {
        match self {
            Self::Ready { stale, .. } if on_failure == OnFailure::Keep => *stale = Some(failure),
            _ => *self = Self::Failed(failure),
        }
    }
}

/// The attempts to read one thing, of which only the latest counts: answers may overtake each other.
#[derive(Clone, Copy, Default)]
pub struct Attempts {
    begun: StoredValue<u64>,
}

impl Attempts {
    /// Makes every answer that is still to come a late one. `None` when the screen is gone.
    pub fn begin(self) -> Option<Attempt> {
        let number = self.begun.try_update_value(|begun| {
            *begun += 1;
            *begun
        })?;
        Some(Attempt { all: self, number })
    }

    /// Begins an attempt, and gives its answer unless that comes late.
    pub fn latest<A>(self, answer: impl Future<Output = A>) -> impl Future<Output = Option<A>> {
        let attempt = self.begin();
        async move {
            let attempt = attempt?;
            let answer = answer.await;
            attempt.is_latest().then_some(answer)
        }
    }
}

#[derive(Clone, Copy)]
pub struct Attempt {
    all: Attempts,
    number: u64,
}

impl Attempt {
    /// Whether no other has begun since, and the screen is still there.
    pub fn is_latest(self) -> bool {
        self.all.begun.try_get_value() == Some(self.number)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::pin::pin;
    use std::rc::Rc;
    use std::task::{Context, Poll, Waker};

    use super::*;
    use crate::client::Cause;

    const THEN: Timestamp = Timestamp::EPOCH;
    const OFFLINE: Failure = Failure::Unreachable(Cause::Offline);

    fn read(shown: &'static str) -> Reading<&'static str> {
        let mut reading = Reading::Loading;
        reading.show(shown, THEN);
        reading
    }

    /// A backend that answers when the test says so.
    #[derive(Clone, Default)]
    struct Backend(Rc<Cell<Option<&'static str>>>);

    impl Backend {
        fn asked(&self) -> impl Future<Output = &'static str> + use<> {
            let answer = self.0.clone();
            std::future::poll_fn(move |_| answer.take().map_or(Poll::Pending, Poll::Ready))
        }

        fn answers(&self, answer: &'static str) {
            self.0.set(Some(answer));
        }
    }

    fn step<F: Future>(future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
        future.poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn a_late_answer_never_overwrites_a_newer_one() {
        Owner::new().with(|| {
            let (attempts, slow, fast) = (Attempts::default(), Backend::default(), Backend::default());
            let (mut older, mut newer) = (pin!(attempts.latest(slow.asked())), pin!(attempts.latest(fast.asked())));
            assert_eq!((step(older.as_mut()), step(newer.as_mut())), (Poll::Pending, Poll::Pending));
            fast.answers("new");
            assert_eq!(step(newer), Poll::Ready(Some("new")));
            slow.answers("old");
            assert_eq!(step(older), Poll::Ready(None));
        });
    }

    #[test]
    fn an_answer_that_comes_before_the_newer_one_is_late_already() {
        Owner::new().with(|| {
            let (attempts, backend) = (Attempts::default(), Backend::default());
            let older = pin!(attempts.latest(backend.asked()));
            let newer = attempts.begin();
            backend.answers("old");
            assert_eq!(step(older), Poll::Ready(None));
            assert_eq!(newer.map(Attempt::is_latest), Some(true));
        });
    }

    #[test]
    fn an_answer_for_a_screen_that_is_gone_is_nobodys() {
        let owner = Owner::new();
        let (attempts, backend) = owner.with(|| (Attempts::default(), Backend::default()));
        let mut asked = pin!(attempts.latest(backend.asked()));
        assert_eq!(step(asked.as_mut()), Poll::Pending);
        owner.cleanup();
        backend.answers("late");
        assert_eq!(step(asked), Poll::Ready(None));
        assert!(attempts.begin().is_none());
    }

    #[test]
    fn a_failure_keeps_what_was_shown_and_marks_it_as_old() {
        let mut reading = read("rows");
        reading.fail(OFFLINE, OnFailure::Keep);
        assert!(reading.is_stale());
        assert_eq!(reading.shown(), Some(&"rows"));
    }

    #[test]
    fn a_failure_replaces_what_may_answer_another_question() {
        let mut reading = read("rows");
        reading.fail(OFFLINE, OnFailure::Replace);
        assert_eq!(reading, Reading::Failed(OFFLINE));
    }

    #[test]
    fn a_failure_is_shown_where_nothing_was_read_yet() {
        let mut reading = Reading::<&str>::Loading;
        reading.fail(OFFLINE, OnFailure::Keep);
        assert_eq!(reading, Reading::Failed(OFFLINE));
    }

    #[test]
    fn what_is_read_again_is_no_longer_old() {
        let mut reading = read("rows");
        reading.fail(OFFLINE, OnFailure::Keep);
        reading.show("rows", THEN);
        assert_eq!(reading, read("rows"));
    }
}
