//! A backup in the place of a database, which is kept under another name.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use sqlx::{ConnectOptions, Connection, SqliteConnection};

use super::inspection::{Inspected, inspect_copy};
use super::opening::FileProblem;
use super::{connection, in_use, paths, permissions, publish};
use crate::domain::timestamp::Timestamp;

/// The reason why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    #[error("the backup can't be read: {0}")]
    Unreadable(#[from] FileProblem),
    /// A file that was copied while a server wrote to it lacks what is in its log.
    #[error("{} lies beside the backup: it is no finished copy", .0.display())]
    Unfinished(PathBuf),
    #[error("the backup is not sound: {}", .0.join("; "))]
    Unsound(Vec<String>),
    #[error("the backup is of a later version of Avoir")]
    LaterVersion,
    #[error("the backup is the database itself")]
    Itself,
    #[error("a server, or another command, has the database open")]
    InUse,
    #[error("a file can't be written or moved: {0}")]
    Files(#[from] io::Error),
}

/// What was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    pub inspected: Inspected,
    /// The database that was there before, if there was one.
    pub kept: Option<PathBuf>,
}

/// Puts a backup in the place of a database, at this moment.
///
/// # Errors
/// [`RestoreError`]; the database is as it was then.
pub async fn restore(backup: &Path, database: &Path, now: Timestamp) -> Result<Restored, RestoreError> {
    match fs::metadata(backup) {
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Err(FileProblem::Missing.into()),
        // A device or a pipe may never end.
        Ok(file) if !file.is_file() => return Err(FileProblem::NoDatabase.into()),
        looked_at => looked_at?,
    };
    let database = &paths::real(database);
    let log = paths::wal(backup);
    if paths::holds_something(&log) {
        return Err(RestoreError::Unfinished(log));
    }
    if fs::canonicalize(database).is_ok_and(|there| fs::canonicalize(backup).is_ok_and(|asked| asked == there)) {
        return Err(RestoreError::Itself);
    }
    let unfinished = paths::unfinished(database);
    let outcome = put_in_place(backup, &unfinished, database, now).await;
    if outcome.is_err() {
        // Where there is none, there is none to take away.
        let _ = fs::remove_file(&unfinished);
    }
    outcome
}

async fn put_in_place(
    backup: &Path,
    unfinished: &Path,
    database: &Path,
    now: Timestamp,
) -> Result<Restored, RestoreError> {
    // What is looked at is what will be served, not what it was copied from.
    io::copy(&mut File::open(backup)?, &mut permissions::create(unfinished)?)?;
    let inspected = inspect_copy(unfinished).await?;
    match &inspected {
        Inspected::Pages { is_later: true, .. } => return Err(RestoreError::LaterVersion),
        sound if sound.flaws().is_empty() => {}
        broken => return Err(RestoreError::Unsound(broken.flaws().to_vec())),
    }
    if !fs::exists(database)? {
        discard(&paths::shm(database))?;
        publish::under_new_name(unfinished, database)?;
        return Ok(Restored { inspected, kept: None });
    }
    drop(alone(database).await?);
    // All in one file, as far as the old one still can be read.
    let _ = fold(database).await;
    let _alone = alone(database).await?;
    let kept = keep(database, now)?;
    publish::in_place_of(unfinished, database)?;
    Ok(Restored { inspected, kept: Some(kept) })
}

async fn alone(database: &Path) -> Result<in_use::Alone, RestoreError> {
    in_use::alone(database).await?.ok_or(RestoreError::InUse)
}

async fn fold(database: &Path) -> Result<(), FileProblem> {
    super::opening::check_pair(database).await?;
    let mut db: SqliteConnection = connection::to(database).connect().await?;
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut db).await?;
    db.close().await?;
    Ok(())
}

/// Gives the old database a second name, with the log that it could not take in: the place itself is never empty.
fn keep(database: &Path, now: Timestamp) -> io::Result<PathBuf> {
    let moment: String = now.to_string().chars().filter(char::is_ascii_alphanumeric).take(15).collect();
    let (mut kept, mut same_second) = (paths::beside(database, &format!(".before-{moment}")), 1);
    while fs::exists(&kept)? {
        same_second += 1;
        kept = paths::beside(database, &format!(".before-{moment}-{same_second}"));
    }
    if fs::hard_link(database, &kept).is_err() {
        let mut copy = permissions::create(&kept)?;
        io::copy(&mut File::open(database)?, &mut copy)?;
        copy.sync_all()?;
    }
    let log = paths::wal(database);
    if paths::holds_something(&log) {
        fs::rename(&log, paths::wal(&kept))?;
    }
    discard(&log)?;
    discard(&paths::shm(database))?;
    Ok(kept)
}

fn discard(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(problem) if problem.kind() != io::ErrorKind::NotFound => Err(problem),
        _ => Ok(()),
    }
}
