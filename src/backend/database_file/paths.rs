//! The files beside a database, by their names.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::backend::secret;

/// The database itself where its name is a link: what belongs to it lies beside that.
pub fn real(database: &Path) -> PathBuf {
    database.canonicalize().unwrap_or_else(|_| database.to_owned())
}

/// What was committed and is not in the database's file yet (SQLite's write-ahead log).
pub(super) fn wal(database: &Path) -> PathBuf {
    beside(database, "-wal")
}

/// What its processes share while they have it open.
pub(super) fn shm(database: &Path) -> PathBuf {
    beside(database, "-shm")
}

/// A name that nobody else uses, for a file that is not finished.
pub(super) fn unfinished(database: &Path) -> PathBuf {
    beside(database, &format!(".{}.part", secret::hex_of_random(8)))
}

/// The database's path with this behind it.
pub(super) fn beside(database: &Path, end: &str) -> PathBuf {
    let mut path = OsString::from(database);
    path.push(end);
    path.into()
}

/// The folder that a file is in.
pub(super) fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// True for a file that is there and holds nothing.
pub(super) fn is_empty(file: &Path) -> bool {
    file.metadata().is_ok_and(|file| file.len() == 0)
}

/// True for a file that is there and holds something.
pub(super) fn holds_something(file: &Path) -> bool {
    file.metadata().is_ok_and(|file| file.len() > 0)
}
