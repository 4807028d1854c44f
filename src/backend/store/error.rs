//! The failures of the database itself.

use crate::backend::database_file::FileProblem;

/// A failure of the store. Nothing was changed by what failed with it, unless it is [`StoreError::CommitUnknown`].
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database is busy")]
    Busy,
    #[error("the disk is full")]
    Full(#[source] sqlx::Error),
    /// The disk, the quota or the memory: the machine's failure, which passes without a change of the program.
    #[error("the machine failed the database")]
    Machine(#[source] sqlx::Error),
    /// It failed while committing: only the idempotency key knows what became of it.
    #[error("the database failed while it committed, and what was written may be kept all the same")]
    CommitUnknown(#[source] sqlx::Error),
    #[error("the database is damaged")]
    Damaged(#[source] sqlx::Error),
    /// It was not opened.
    #[error(transparent)]
    File(#[from] FileProblem),
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
    #[error("the database could not be brought up to date")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A row that this version can't read.
    #[error("the database holds {0} that can't be read")]
    Unreadable(&'static str),
}

/// SQLite's primary result codes (<https://www.sqlite.org/rescode.html>).
mod result_code {
    pub(super) const BUSY: u32 = 5;
    pub(super) const NOMEM: u32 = 7;
    pub(super) const READONLY: u32 = 8;
    pub(super) const INTERRUPT: u32 = 9;
    pub(super) const IOERR: u32 = 10;
    pub(super) const CORRUPT: u32 = 11;
    pub(super) const FULL: u32 = 13;
    pub(super) const CANTOPEN: u32 = 14;
    pub(super) const PROTOCOL: u32 = 15;
    pub(super) const NOTADB: u32 = 26;
}

impl StoreError {
    pub(in crate::backend) const fn unreadable(what: &'static str) -> Self {
        Self::Unreadable(what)
    }

    /// A failure to commit. A full disk refuses the last page of the write-ahead log, without which there is no commit;
    /// a machine that fails later, while the log is brought to the disk, leaves open whether it arrived.
    pub(super) fn of_commit(error: sqlx::Error) -> Self {
        match Self::from(error) {
            Self::Machine(error) => Self::CommitUnknown(error),
            refused => refused,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use result_code::{BUSY, CANTOPEN, CORRUPT, FULL, INTERRUPT, IOERR, NOMEM, NOTADB, PROTOCOL, READONLY};
        match &error {
            // A pool is closed when the server stops.
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => Self::Busy,
            sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed | sqlx::Error::BeginFailed => Self::Machine(error),
            sqlx::Error::Database(database) => match primary_code(database.as_ref()) {
                // Only a search that takes too long is interrupted.
                Some(BUSY | INTERRUPT) => Self::Busy,
                Some(FULL) => Self::Full(error),
                Some(CORRUPT | NOTADB) => Self::Damaged(error),
                Some(NOMEM | READONLY | IOERR | CANTOPEN | PROTOCOL) => Self::Machine(error),
                _ => Self::Database(error),
            },
            _ => Self::Database(error),
        }
    }
}

/// The lowest byte of the code; the others say more precisely what went wrong.
fn primary_code(error: &dyn sqlx::error::DatabaseError) -> Option<u32> {
    error.code()?.parse::<u32>().ok().map(|code| code & 0xff)
}
