//! A transaction that may write, and the connection that it leaves behind only when its end is certain.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqliteConnection, SqlitePool};
use tokio::sync::watch;

use super::StoreError;
use crate::backend::database_file::{OpenFiles, count_write};

/// Takes the write lock at once: what the transaction reads then can't be outdated when it writes.
pub(super) const BEGIN: &str = "BEGIN IMMEDIATE";

/// A transaction that may write. Dropped without an end it is undone, and its connection is closed: SQLite undoes a
/// transaction by itself after some failures and not after others (<https://www.sqlite.org/lang_transaction.html>,
/// section 3), so that nobody knows what state such a connection is in. The pool opens another one.
#[derive(Debug)]
pub(in crate::backend) struct WriteTransaction {
    connection: PoolConnection<Sqlite>,
    files: OpenFiles,
    written: Arc<watch::Sender<()>>,
    has_ended: bool,
}

impl WriteTransaction {
    pub(super) async fn begin(
        pool: &SqlitePool,
        files: OpenFiles,
        written: Arc<watch::Sender<()>>,
    ) -> Result<Self, StoreError> {
        // No connection is opened to another file.
        files.check_database()?;
        let mut transaction = Self { connection: pool.acquire().await?, files, written, has_ended: false };
        transaction.run(BEGIN).await?;
        transaction.where_it_was_opened().await
    }

    /// Nothing is acknowledged that is written into a file without a name.
    async fn where_it_was_opened(self) -> Result<Self, StoreError> {
        match self.files.check_all() {
            Ok(()) => Ok(self),
            Err(moved) => {
                self.roll_back().await;
                Err(moved.into())
            }
        }
    }

    /// Keeps all that was written.
    ///
    /// # Errors
    /// [`StoreError::CommitUnknown`] when it may be kept all the same; otherwise nothing was.
    pub(in crate::backend) async fn commit(self) -> Result<(), StoreError> {
        self.where_it_was_opened().await?.keep().await
    }

    async fn keep(mut self) -> Result<(), StoreError> {
        count_write(&mut self.connection).await?;
        let outcome = self.run("COMMIT").await.map_err(StoreError::of_commit);
        // It may be kept all the same.
        self.written.send_replace(());
        outcome?;
        self.has_ended = true;
        Ok(())
    }

    /// Undoes all that was written. There is no failing: the connection is closed then, which undoes it as well.
    pub(in crate::backend) async fn roll_back(mut self) {
        self.has_ended = self.run("ROLLBACK").await.is_ok();
    }

    async fn run(&mut self, statement: &'static str) -> Result<(), sqlx::Error> {
        sqlx::query(statement).execute(&mut *self.connection).await.map(|_| ())
    }
}

impl Deref for WriteTransaction {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.connection
    }
}

impl DerefMut for WriteTransaction {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }
}

impl Drop for WriteTransaction {
    fn drop(&mut self) {
        if !self.has_ended {
            self.connection.close_on_drop();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::backend::clock::Clock;
    use crate::backend::store::{ShopKind, Store};
    use crate::domain::order::fixture::order_in;

    async fn store(folder: &tempfile::TempDir) -> Store {
        Store::open(folder.path().join("avoir.db"), Clock::system()).await.unwrap()
    }

    /// More than fits on the pages that are there.
    async fn add_orders(store: &Store, name: &str) -> Result<(), crate::backend::store::InsertError> {
        let order = |index| order_in("EUR").numbered(&format!("{name}-{index}"), "2026-11-20T09:14:00Z");
        let orders: Vec<_> = (0..200)
            .map(|index| {
                order(index).line("1", 3, "26.70", &["4.45"]).paid(
                    "p1",
                    crate::domain::payment::PaymentProvider::HIPAY,
                    "26.70",
                )
            })
            .collect();
        store.insert_orders(&orders).await
    }

    #[tokio::test]
    async fn a_full_disk_refuses_one_write_and_not_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder).await;
        let mut db = store.begin_write().await.unwrap();
        let pages: i64 = sqlx::query_scalar("PRAGMA page_count").fetch_one(&mut *db).await.unwrap();
        // Of this connection alone, so that the one that takes its place has room.
        let limit = sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
        sqlx::query(limit).execute(&mut *db).await.unwrap();
        db.roll_back().await;
        let refused = add_orders(&store, "A").await.unwrap_err();
        assert_eq!(refused.to_string(), "the disk is full");
        assert!(store.is_empty().await.unwrap(), "nothing of it is kept");
        add_orders(&store, "B").await.unwrap();
    }

    #[tokio::test]
    async fn a_transaction_that_sqlite_ended_by_itself_leaves_no_connection_behind() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder).await;
        let mut db = store.begin_write().await.unwrap();
        // As SQLite does after some failures, without a word to whoever began the transaction.
        sqlx::query("ROLLBACK").execute(&mut *db).await.unwrap();
        db.roll_back().await;
        assert_eq!(store.decide_shop_kind(ShopKind::Demo).await.unwrap(), ShopKind::Demo);
    }

    #[tokio::test]
    async fn a_read_that_sqlite_ended_by_itself_reads_no_past() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder).await;
        for _ in 0..8 {
            let mut db = store.begin_read().await.unwrap();
            sqlx::query("SELECT * FROM orders").fetch_all(&mut *db).await.unwrap();
            sqlx::query("ROLLBACK").execute(&mut *db).await.unwrap();
        }
        for expected in [0_i64, 200] {
            let mut db = store.begin_read().await.unwrap();
            let seen: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM orders").fetch_one(&mut *db).await.unwrap();
            assert_eq!(seen, expected);
            drop(db);
            if expected == 0 {
                add_orders(&store, "A").await.unwrap();
            }
        }
    }
}
