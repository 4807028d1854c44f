//! A copy of a database as it is at one moment, while others write to it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::{ConnectOptions, Connection};

use super::inspection::{Inspected, inspect_copy};
use super::opening::{FileProblem, check_pair};
use super::{connection, paths, permissions, publish, stamp};

/// The time that writes get to let the copy begin.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is done about a log that is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    Refused,
    /// What can be read is copied.
    Salvaged,
}

/// The reason why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("there is a file {} already", .0.display())]
    NameTaken(PathBuf),
    #[error("the database can't be read: {0}")]
    Unreadable(#[from] FileProblem),
    #[error("the database is not sound: {}", .0.join("; "))]
    Unsound(Vec<String>),
    #[error("the copy can't be written: {0}")]
    Unwritten(io::Error),
    #[error("the copy can't be written: {0}")]
    Database(#[from] sqlx::Error),
}

/// Copies a database into a new file, and looks at all of the copy before the file has its name.
///
/// # Errors
/// [`BackupError`]; there is no file of this name then but one that was there before.
pub async fn back_up(database: &Path, name: &Path, damage: Damage) -> Result<Inspected, BackupError> {
    if fs::exists(name).map_err(BackupError::Unwritten)? {
        return Err(BackupError::NameTaken(name.to_owned()));
    }
    let database = &paths::real(database);
    match check_pair(database).await {
        Err(FileProblem::DamagedLog(_)) if damage == Damage::Salvaged => return salvage(database, name).await,
        looked_at => looked_at?,
    };
    take(database, name).await
}

/// Copies a database and its log before SQLite reads them, because it empties the log of what it can't read.
async fn salvage(database: &Path, name: &Path) -> Result<Inspected, BackupError> {
    let aside = paths::unfinished(name);
    let pair = [(database.to_owned(), aside.clone()), (paths::wal(database), paths::wal(&aside))];
    let copied = pair
        .iter()
        .try_for_each(|(from, to)| io::copy(&mut fs::File::open(from)?, &mut permissions::create(to)?).map(|_| ()));
    let outcome = match copied {
        Ok(()) => take(&aside, name).await,
        Err(problem) => Err(BackupError::Unwritten(problem)),
    };
    for file in [aside.clone(), paths::wal(&aside), paths::shm(&aside)] {
        // Where there is none, there is none to take away.
        let _ = fs::remove_file(file);
    }
    outcome
}

async fn take(database: &Path, name: &Path) -> Result<Inspected, BackupError> {
    let unfinished = paths::unfinished(name);
    let copied = copy(database, &unfinished, name).await;
    if copied.is_err() {
        // Where there is none, there is none to take away.
        let _ = fs::remove_file(&unfinished);
    }
    copied
}

async fn copy(database: &Path, unfinished: &Path, name: &Path) -> Result<Inspected, BackupError> {
    permissions::create(unfinished).map_err(BackupError::Unwritten)?;
    let options = connection::to(database).busy_timeout(PATIENCE);
    let mut db = options.connect().await?;
    // One read of one moment; writers go on meanwhile (https://www.sqlite.org/lang_vacuum.html#vacuuminto).
    sqlx::query("VACUUM INTO $1").bind(unfinished.to_string_lossy()).execute(&mut db).await?;
    db.close().await?;
    // Its pages are in other places: a log of the database it comes from must not be taken for its own.
    let mut copy = connection::to(unfinished).connect().await?;
    stamp::set(&mut copy, stamp::first_count()).await?;
    copy.close().await?;
    let inspected = inspect_copy(unfinished).await?;
    if !inspected.flaws().is_empty() {
        return Err(BackupError::Unsound(inspected.flaws().to_vec()));
    }
    match publish::under_new_name(unfinished, name) {
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => Err(BackupError::NameTaken(name.to_owned())),
        published => published.map(|()| inspected).map_err(BackupError::Unwritten),
    }
}
