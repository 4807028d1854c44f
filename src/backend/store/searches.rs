//! The connections of searches, which look through all orders: apart from those of writes, sign-ins and single orders, so
//! that none of these ever waits for a search.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{Sqlite, SqliteConnection, SqlitePool};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::StoreError;

/// Searches that wait for their turn; the next is told to come back.
const WAITING: usize = 64;

/// The wait for a turn, and then again the search itself: less than the desk waits for an answer.
const PATIENCE: Duration = Duration::from_secs(4);

/// SQLite's steps between two looks whether somebody still waits for the search; a step takes well below a microsecond.
const STEPS: i32 = 10_000;

/// The connections of searches, and the places before them; cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Searches {
    pool: SqlitePool,
    places: Arc<Semaphore>,
}

/// A connection for one search. Dropped, as when whoever asked has left, it ends what is still looked for.
#[derive(Debug)]
pub(super) struct Search {
    connection: PoolConnection<Sqlite>,
    is_over: Arc<AtomicBool>,
    _place: OwnedSemaphorePermit,
}

impl Searches {
    /// As many at once as half of the processors, so that the other half is there for what can't wait.
    pub async fn open(options: SqliteConnectOptions, pool: SqlitePoolOptions) -> Result<Self, StoreError> {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let at_once = (processors / 2).max(1);
        let pool = pool
            .max_connections(u32::try_from(at_once).unwrap_or(u32::MAX))
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await?;
        Ok(Self { pool, places: Arc::new(Semaphore::new(at_once + WAITING)) })
    }

    /// Ends when no search is under way any more, and begins no other.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// A connection, once it is this search's turn.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when too many wait, or the turn does not come.
    pub async fn begin(&self) -> Result<Search, StoreError> {
        let place = self.places.clone().try_acquire_owned().map_err(|_| StoreError::Busy)?;
        let mut connection = self.pool.acquire().await?;
        let is_over = Arc::new(AtomicBool::new(false));
        let (is_given_up, end) = (is_over.clone(), Instant::now() + PATIENCE);
        let goes_on = move || !is_given_up.load(Ordering::Relaxed) && Instant::now() < end;
        connection.lock_handle().await?.set_progress_handler(STEPS, goes_on);
        Ok(Search { connection, is_over, _place: place })
    }
}

impl Deref for Search {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.connection
    }
}

impl DerefMut for Search {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }
}

impl Drop for Search {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::timeout;

    use super::*;
    use crate::backend::clock::Clock;
    use crate::backend::store::{Store, TokenHolder};
    use crate::domain::agent::Role;

    const SOON: Duration = Duration::from_secs(1);

    const ENDLESS: &str =
        "WITH RECURSIVE forever (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM forever) SELECT COUNT(*) FROM forever";

    async fn store(folder: &tempfile::TempDir) -> Store {
        Store::open(folder.path().join("avoir.db"), Clock::system()).await.unwrap()
    }

    async fn search_for_ever(store: Store) -> Result<i64, StoreError> {
        let mut search = store.searches.begin().await?;
        Ok(sqlx::query_scalar(ENDLESS).fetch_one(&mut *search).await?)
    }

    #[tokio::test]
    async fn searches_without_end_keep_no_sign_in_and_no_write_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder).await;
        let (agent, token) = store.add_agent("Awa", Role::Agent).await.unwrap();
        let searches: Vec<_> = (0..40).map(|_| tokio::spawn(search_for_ever(store.clone()))).collect();
        tokio::time::sleep(Duration::from_millis(100)).await;
        let begin = Instant::now();
        assert_eq!(store.holder_of_token(token.reveal()).await.unwrap(), TokenHolder::Agent(agent));
        store.add_agent("Ben", Role::Agent).await.unwrap();
        assert!(begin.elapsed() < SOON, "{:?}", begin.elapsed());
        searches.iter().for_each(tokio::task::JoinHandle::abort);
    }

    #[tokio::test]
    async fn a_search_that_nobody_waits_for_any_more_ends() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder).await;
        for _ in 0..10 {
            assert!(timeout(Duration::from_millis(20), search_for_ever(store.clone())).await.is_err());
        }
        let mut search = timeout(SOON, store.searches.begin()).await.expect("a free connection").unwrap();
        assert_eq!(sqlx::query_scalar::<_, i64>("SELECT 1").fetch_one(&mut *search).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn a_search_that_takes_too_long_is_told_to_come_back() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(search_for_ever(store(&folder).await).await, Err(StoreError::Busy)));
    }

    #[tokio::test]
    async fn more_searches_than_may_wait_are_told_to_come_back_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder).await;
        let held = store
            .searches
            .places
            .clone()
            .acquire_many_owned(u32::try_from(store.searches.places.available_permits()).unwrap());
        let held = held.await.unwrap();
        let refused = timeout(SOON, store.searches.begin()).await.expect("at once");
        assert!(matches!(refused, Err(StoreError::Busy)));
        drop(held);
        assert!(store.searches.begin().await.is_ok());
    }
}
