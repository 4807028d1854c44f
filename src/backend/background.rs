//! The work beside the requests: it goes on in rounds, is begun anew when it ends or panics, and its state is held here.

mod state;

use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::{JoinError, JoinSet};
use tracing::{error, warn};

pub use state::{Condition, TaskState};

use super::clock::Clock;

/// Work that is done round after round, for as long as the server runs.
pub trait Rounds: Clone + Send + 'static {
    type Error: Error + Send;

    /// Does what there is to do now.
    ///
    /// # Errors
    /// The reason why not all of it was done; the next round goes on with it.
    fn next_round(&mut self) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// The time until the next round, and after a round that did not end as it should, until work is begun anew.
    fn pause(&self, went_well: bool) -> Duration;
}

/// The state of all work beside the requests; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Background(Arc<Mutex<Vec<TaskState>>>);

impl Background {
    /// The state of each task, in the order in which they were begun.
    pub fn states(&self) -> Vec<TaskState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Does this work until the future is dropped, whatever becomes of it meanwhile.
    pub async fn keep_up(self, name: &'static str, clock: Clock, work: impl Rounds) {
        let position = {
            let mut states = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            states.push(TaskState::new(name, clock.now()));
            states.len() - 1
        };
        loop {
            // A set, because dropping it ends what runs in it.
            let mut run = JoinSet::new();
            run.spawn(self.clone().go_on(position, clock.clone(), work.clone()));
            match run.join_next().await {
                Some(Err(ended)) if ended.is_panic() => error!("{name}: {}; begun anew soon", said_by(ended)),
                // Rounds go on for ever: whatever else ends them is no plan of ours either.
                _ => error!("{name}: ended; begun anew soon"),
            }
            self.note(position, |state| state.stopped(clock.now()));
            tokio::time::sleep(work.pause(false)).await;
            self.note(position, |state| state.begun_anew(clock.now()));
        }
    }

    async fn go_on(self, position: usize, clock: Clock, mut work: impl Rounds) {
        loop {
            self.note(position, TaskState::round_begins);
            let outcome = work.next_round().await;
            let pause = work.pause(outcome.is_ok());
            self.note(position, |state| match &outcome {
                Ok(()) => state.went_well(clock.now()),
                Err(problem) => {
                    warn!("{}: {problem}; next try in {} s", state.name, pause.as_secs());
                    state.failed(clock.now());
                }
            });
            tokio::time::sleep(pause).await;
        }
    }

    fn note(&self, position: usize, change: impl FnOnce(&mut TaskState)) {
        let mut states = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        states.get_mut(position).map(change);
    }
}

/// The words of a panic, as far as they are words.
fn said_by(ended: JoinError) -> String {
    let payload = ended.into_panic();
    let words = payload.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a panic".to_owned())
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    /// Panics in its second round.
    #[derive(Clone)]
    struct Stumbling(Arc<AtomicU32>);

    impl Rounds for Stumbling {
        type Error = Infallible;

        async fn next_round(&mut self) -> Result<(), Infallible> {
            assert!(self.0.fetch_add(1, Ordering::SeqCst) != 1, "stumbled");
            Ok(())
        }

        fn pause(&self, went_well: bool) -> Duration {
            Duration::from_millis(if went_well { 1 } else { 300 })
        }
    }

    #[tokio::test]
    async fn work_that_panics_is_begun_anew_and_its_state_says_so() {
        let (rounds, background) = (Arc::new(AtomicU32::new(0)), Background::default());
        let work = background.clone().keep_up("stumbling", Clock::system(), Stumbling(rounds.clone()));
        let work = tokio::spawn(work);
        let reaches = async |condition| {
            while background.states().first().map(TaskState::condition) != Some(condition) {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        reaches(Condition::Stopped).await;
        reaches(Condition::Working).await;
        while rounds.load(Ordering::SeqCst) < 4 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let state = &background.states()[0];
        assert_eq!((state.condition(), state.restarts), (Condition::Working, 1));
        assert!(state.last_success.is_some() && state.last_failure.is_some());
        work.abort();
    }
}
