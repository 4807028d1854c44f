//! Opening the database: every choice that is SQLite's is made here.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, Sqlite, SqlitePool, Transaction};
use tokio::time::timeout;

use super::searches::Searches;
use super::write_transaction::{BEGIN, WriteTransaction};
use super::{Store, StoreError};
use crate::backend::clock::Clock;
use crate::backend::database_file::{FileProblem, OpenFiles};
use crate::backend::{database_file, migrations};

/// The wait of a write for its turn before the caller is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);

/// Reads do not wait for writes (WAL), nor for searches, so a few connections serve many agents.
const READERS: u32 = 4;

impl Store {
    /// Opens the database in this file, creates it where there is none, and brings it up to date.
    ///
    /// # Errors
    /// [`StoreError`] when it can't be opened, is damaged or belongs to a newer version.
    pub async fn open(path: impl AsRef<Path>, clock: Clock) -> Result<Self, StoreError> {
        let file: Arc<Path> = database_file::real(path.as_ref()).into();
        let stopped = database_file::make_ready(&file).await?;
        let files = OpenFiles::of(&file).map_err(FileProblem::from)?;
        let options = SqliteConnectOptions::new()
            .filename(&file)
            .journal_mode(SqliteJournalMode::Wal)
            // NORMAL may lose what was acknowledged when the power fails.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE);
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .idle_timeout(None)
            .max_lifetime(None)
            .after_connect({
                let files = files.clone();
                move |_, _| {
                    files.forget_log();
                    let opened = of_the_same(&files);
                    Box::pin(async move { opened })
                }
            })
            .connect_with(options.clone())
            .await?;
        database_file::look_over(&mut *write.acquire().await?, stopped).await?;
        bring_up_to_date(&write).await?;
        let readers = SqlitePoolOptions::new()
            .after_connect({
                let files = files.clone();
                move |_, _| {
                    let opened = of_the_same(&files);
                    Box::pin(async move { opened })
                }
            })
            // SQLite may have ended a transaction that the connection takes for open: it would read the past for ever.
            .after_release(|connection, _| {
                Box::pin(async move {
                    connection.ping().await?;
                    Ok(!connection.is_in_transaction())
                })
            });
        let options = options.pragma("query_only", "ON");
        let searches = Searches::open(options.clone(), readers.clone()).await?;
        let read = readers.max_connections(READERS).acquire_timeout(PATIENCE).connect_with(options).await?;
        let store = Self { read, searches, write, clock, file, files, written: Arc::default() };
        store.keep_search_up().await?;
        store.chain_journal().await?;
        Ok(store)
    }

    /// Brings all that was written into the one file, and closes it: what is copied then is whole.
    ///
    /// # Errors
    /// [`StoreError`]; what is in the log beside the file stays there, and is read at the next start.
    pub async fn close(&self) -> Result<(), StoreError> {
        // An answer that takes longer is not waited for: it holds a snapshot, and the log is not emptied.
        let _ = timeout(PATIENCE, async { tokio::join!(self.read.close(), self.searches.close()) }).await;
        let emptied = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.write).await;
        let _ = timeout(PATIENCE, self.write.close()).await;
        emptied.map(|_| ()).map_err(StoreError::from)
    }

    /// A transaction that may write.
    pub(in crate::backend) async fn begin_write(&self) -> Result<WriteTransaction, StoreError> {
        WriteTransaction::begin(&self.write, self.files.clone(), self.written.clone()).await
    }

    /// A transaction in which every read sees the same moment.
    pub(in crate::backend) async fn begin_read(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        Ok(self.read.begin().await?)
    }
}

/// Connections are opened by a name: one that leads to another file by now is closed again.
fn of_the_same(files: &OpenFiles) -> Result<(), sqlx::Error> {
    files.check_database().map_err(|moved| sqlx::Error::Io(std::io::Error::other(moved)))
}

/// All steps in one transaction that writes from its beginning: two programs that open the file at once don't both
/// take the same step.
async fn bring_up_to_date(write: &SqlitePool) -> Result<(), StoreError> {
    let mut upgrade = write.begin_with(BEGIN).await?;
    migrations::all().run(&mut *upgrade).await?;
    upgrade.commit().await?;
    Ok(())
}
