//! The failures of the database itself.

/// A failure of the store. Nothing was changed by what failed with it, unless it failed while committing:
/// then only the idempotency key knows.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database is busy")]
    Busy,
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
    #[error("the database could not be brought up to date")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A row that this version can't read.
    #[error("the database holds {0} that can't be read")]
    Unreadable(&'static str),
}

impl StoreError {
    pub(super) const fn unreadable(what: &'static str) -> Self {
        Self::Unreadable(what)
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::PoolTimedOut => Self::Busy,
            // SQLITE_BUSY and its extended codes end in 5 in their lowest byte.
            sqlx::Error::Database(database)
                if database.code().and_then(|code| code.parse::<u32>().ok()).is_some_and(|code| code & 0xff == 5) =>
            {
                Self::Busy
            }
            _ => Self::Database(error),
        }
    }
}
