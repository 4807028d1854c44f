//! The stamp that tells whether a database and the write-ahead log beside it belong together.
//!
//! SQLite takes any log for its database's own, and one of another time ruins the file. So every write counts one up in the
//! header of the database (`PRAGMA user_version`), where each new file begins at a number of its own. A log then tells
//! between which counts the file must be: not before the log began, and not after its last write.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use crate::backend::secret;

/// The place of the count in a database's first page, in bytes (<https://www.sqlite.org/fileformat.html>, section 1.3).
const COUNT: u64 = 60;

/// Lengths within a log, in bytes (section 4.1 there).
const WAL_HEADER: u64 = 32;
const FRAME_HEADER: u64 = 24;

/// The count that a new file begins with: of two files with the same, none is met in a lifetime.
pub(super) fn first_count() -> i32 {
    // Half of the numbers are left to count with.
    i32::from_be_bytes(secret::random_bytes()) & 0x3fff_ffff | 1
}

/// Begins to count, in a database where nobody does yet: two programs may find no file at once.
pub(super) async fn begin(db: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let mut transaction = db.begin_with("BEGIN IMMEDIATE").await?;
    let count: i32 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *transaction).await?;
    if count == 0 {
        set(&mut transaction, first_count()).await?;
    }
    transaction.commit().await
}

/// Counts one write more, in the transaction that writes.
///
/// # Errors
/// Those of the database.
pub async fn count_write(db: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let count: i32 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *db).await?;
    set(db, count.wrapping_add(1)).await
}

pub(super) async fn set(db: &mut SqliteConnection, count: i32) -> Result<(), sqlx::Error> {
    let statement = AssertSqlSafe(format!("PRAGMA user_version = {count}"));
    sqlx::query(statement).persistent(false).execute(db).await.map(|_| ())
}

/// The counts that a log allows its database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Allowed {
    begin: u32,
    end: u32,
}

impl Allowed {
    /// True when a database of this count and the log belong together.
    pub(super) const fn holds(self, count: u32) -> bool {
        // Counts may run over, so that distances are compared.
        count.wrapping_sub(self.begin) <= self.end.wrapping_sub(self.begin)
    }
}

/// The count in a database's own file, whatever the log beside it says.
pub(super) fn of_database(database: &mut File) -> io::Result<u32> {
    number_at(database, COUNT)
}

/// The counts that this log allows; `None` when it holds no write that would count.
pub(super) fn of_log(log: &mut File) -> io::Result<Option<Allowed>> {
    let length = log.metadata()?.len();
    if length < WAL_HEADER {
        return Ok(None);
    }
    let page = u64::from(number_at(log, 8)?);
    let salt = (number_at(log, 16)?, number_at(log, 20)?);
    let mut allowed: Option<Allowed> = None;
    let mut pending = None;
    let mut frame = WAL_HEADER;
    while page > COUNT && frame + FRAME_HEADER + page <= length {
        let header: [u8; 16] = bytes_at(log, frame)?;
        let [number, commits, salt_1, salt_2] = words(header);
        // What is behind was left by an earlier round of the log.
        if (salt_1, salt_2) != salt {
            break;
        }
        if number == 1 {
            pending = Some(number_at(log, frame + FRAME_HEADER + COUNT)?);
        }
        if commits != 0
            && let Some(count) = pending.take()
        {
            let begin = allowed.map_or_else(|| count.wrapping_sub(1), |allowed| allowed.begin);
            allowed = Some(Allowed { begin, end: count });
        }
        frame += FRAME_HEADER + page;
    }
    Ok(allowed)
}

fn number_at(file: &mut File, place: u64) -> io::Result<u32> {
    bytes_at(file, place).map(u32::from_be_bytes)
}

fn bytes_at<const N: usize>(file: &mut File, place: u64) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.seek(SeekFrom::Start(place))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn words(bytes: [u8; 16]) -> [u32; 4] {
    let (words, _) = bytes.as_chunks::<4>();
    std::array::from_fn(|position| u32::from_be_bytes(words[position]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_as_old_as_its_log_at_least_and_no_newer() {
        let allowed = Allowed { begin: 10, end: 12 };
        assert_eq!([9, 10, 11, 12, 13].map(|count| allowed.holds(count)), [false, true, true, true, false]);
        let over = Allowed { begin: u32::MAX, end: 1 };
        assert_eq!([u32::MAX - 1, u32::MAX, 0, 1, 2].map(|count| over.holds(count)), [false, true, true, true, false]);
    }
}
