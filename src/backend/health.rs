//! Whether the backend can do its work now, check by check, in words for whoever keeps the machine.

mod disk;

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::Mutex;
use tokio::time::timeout;

use super::background::{Background, Condition, TaskState};
use super::store::{Store, StoreError};
use crate::domain::timestamp::Timestamp;

/// The time that the database gets to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Who asks more often gets what was found last: nobody is asked who they are.
const FRESH: Duration = Duration::from_secs(1);

/// What was found.
#[derive(Clone, Debug, Serialize)]
pub struct Readiness {
    pub ready: bool,
    pub checks: Vec<Check>,
}

/// One part of the backend.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    pub name: &'static str,
    /// False when agents can't work, or something does not go on by itself.
    pub ok: bool,
    pub says: String,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub task: Option<TaskTimes>,
}

/// When a task beside the requests did what.
#[derive(Clone, Debug, Serialize)]
pub struct TaskTimes {
    pub since: Timestamp,
    pub restarts: u32,
    pub last_success: Option<Timestamp>,
    pub last_failure: Option<Timestamp>,
}

/// The readiness that was found last; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Health(Arc<Mutex<Option<(Instant, Readiness)>>>);

impl Health {
    /// The readiness of the backend, at most [`FRESH`] old.
    pub async fn readiness(&self, store: &Store, background: &Background) -> Readiness {
        let mut last = self.0.lock().await;
        if let Some((found, readiness)) = last.as_ref()
            && found.elapsed() < FRESH
        {
            return readiness.clone();
        }
        let mut checks = vec![database(store).await, writes(store).await, disk::check(store).await];
        checks.extend(background.states().iter().map(task));
        let readiness = Readiness { ready: checks.iter().all(|check| check.ok), checks };
        *last = Some((Instant::now(), readiness.clone()));
        readiness
    }
}

impl Check {
    fn new(name: &'static str, ok: bool, says: impl Into<String>) -> Self {
        Self { name, ok, says: says.into(), task: None }
    }
}

async fn database(store: &Store) -> Check {
    let outcome = timeout(PATIENCE, store.answers()).await;
    heard("database", outcome, "It answers.")
}

async fn writes(store: &Store) -> Check {
    let outcome = timeout(PATIENCE, async {
        store.begin_write().await?.roll_back().await;
        Ok(())
    });
    heard("writes", outcome.await, "They are possible.")
}

fn heard<E>(name: &'static str, outcome: Result<Result<(), StoreError>, E>, well: &str) -> Check {
    match outcome {
        Ok(Ok(())) => Check::new(name, true, well),
        Ok(Err(problem)) => {
            tracing::warn!(check = name, cause = super::refusal::chain(&problem), "not ready");
            Check::new(name, false, format!("No: {problem}. The log says more."))
        }
        Err(_) => Check::new(name, false, format!("There was no answer within {} s.", PATIENCE.as_secs())),
    }
}

fn task(state: &TaskState) -> Check {
    let (ok, says) = match state.condition() {
        Condition::Working => (true, "It works."),
        Condition::Failing => (true, "Its last round failed, and the log says why; it tries again by itself."),
        Condition::Stuck => (false, "Its round does not come to an end. Restart the server if it stays so."),
        Condition::Stopped => (false, "It stopped, and the log says why; it is begun anew in a few seconds."),
    };
    let TaskState { since, restarts, last_success, last_failure, .. } = *state;
    Check { task: Some(TaskTimes { since, restarts, last_success, last_failure }), ..Check::new(state.name, ok, says) }
}
