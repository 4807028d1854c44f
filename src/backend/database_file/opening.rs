//! What is looked at before a database is opened, because SQLite would open it all the same, and ruin it.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sqlx::{ConnectOptions, Connection};

use super::{connection, in_use, log_frames, paths, permissions, publish, stamp};

/// The beginning of every SQLite database.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// How the processes that had the database open before have ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoppedHow {
    /// All is in the one file.
    InOrder,
    /// What was written last is in the log beside it still.
    Abruptly,
    /// Not at all: another process has it open, and looked at it.
    NotYet,
}

/// The reason why a file is not opened as a database.
#[derive(Debug, thiserror::Error)]
pub enum FileProblem {
    #[error("there is no such file")]
    Missing,
    /// No database is ever empty: something took all that was in it.
    #[error("the file is empty")]
    Empty,
    #[error("it is no database")]
    NoDatabase,
    #[error("the file is gone, and {} beside it holds what was written to it", .0.display())]
    LogAlone(PathBuf),
    #[error("the file and {} beside it are of two different times: one of them was put there later", .0.display())]
    TwoTimes(PathBuf),
    #[error("{} beside it is damaged: some of what was written last can't be read", .0.display())]
    DamagedLog(PathBuf),
    #[error(
        "{} is not the file that was opened: it was moved, deleted or replaced. Put it back under its name; or stop the \
         server and restore a backup with `avoir restore FILE`", .0.display()
    )]
    Moved(PathBuf),
    #[error("it is damaged: {0}")]
    Damaged(String),
    #[error("{0}")]
    Unreadable(#[from] io::Error),
    #[error("{0}")]
    Database(#[from] sqlx::Error),
}

/// Makes the database where there is none, lets nobody but its owner read it, and refuses one that has a log of another
/// time beside it. Nobody in this process may have it open.
///
/// # Errors
/// [`FileProblem`]; no file was changed then.
pub async fn make_ready(database: &Path) -> Result<StoppedHow, FileProblem> {
    match check_pair(database).await {
        Err(FileProblem::Missing) => {
            make_new(database).await?;
            Ok(StoppedHow::InOrder)
        }
        Ok(stopped) => {
            if let Err(problem) = permissions::tighten(database) {
                tracing::warn!("others than its owner may be able to read {}: {problem}", database.display());
            }
            Ok(stopped)
        }
        refused => refused,
    }
}

/// Looks whether the file is a database, and the log beside it its own. Nobody in this process may have it open.
///
/// # Errors
/// [`FileProblem`].
pub(super) async fn check_pair(database: &Path) -> Result<StoppedHow, FileProblem> {
    let log = paths::wal(database);
    if !paths::holds_something(database) {
        let alone = paths::holds_something(&log);
        return Err(match (alone, paths::is_empty(database)) {
            (true, _) => FileProblem::LogAlone(log),
            (false, true) => FileProblem::Empty,
            (false, false) => FileProblem::Missing,
        });
    }
    let mut magic = [0; MAGIC.len()];
    if File::open(database)?.read_exact(&mut magic).is_err() || magic != *MAGIC {
        return Err(FileProblem::NoDatabase);
    }
    let Some(mut alone) = in_use::alone(database).await? else { return Ok(StoppedHow::NotYet) };
    if !paths::holds_something(&log) {
        return Ok(StoppedHow::InOrder);
    }
    if log_frames::are_damaged(database)? {
        return Err(FileProblem::DamagedLog(log));
    }
    let allowed = stamp::of_log(&mut File::open(&log)?)?;
    let count = stamp::of_database(&mut alone.file)?;
    if allowed.is_some_and(|allowed| !allowed.holds(count)) {
        return Err(FileProblem::TwoTimes(log));
    }
    Ok(StoppedHow::Abruptly)
}

/// The first page, with a count of its own, under a name of its own until it is there: whoever is killed meanwhile leaves
/// no empty file.
async fn make_new(database: &Path) -> Result<(), FileProblem> {
    let unfinished = paths::unfinished(database);
    permissions::create(&unfinished)?;
    let mut db = connection::to(&unfinished).connect().await?;
    stamp::begin(&mut db).await?;
    db.close().await?;
    let published = publish::under_new_name(&unfinished, database);
    // Where it has its name, there is none to take away.
    let _ = std::fs::remove_file(&unfinished);
    match published {
        // Another program made one at the same time.
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        published => Ok(published?),
    }
}
