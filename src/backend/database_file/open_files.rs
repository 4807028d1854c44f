//! The files of an open database, as the system knows them. A name may lead to another file by now, or to none: what is
//! written then is in a file that nobody finds again.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::opening::FileProblem;
use super::paths;

/// What was opened; clones share it.
#[derive(Clone, Debug)]
pub struct OpenFiles {
    path: PathBuf,
    database: Identity,
    /// The log and its index, once they are open as well.
    beside: Arc<Mutex<Option<[Identity; 2]>>>,
}

/// Device and number of a file; `None` where there is none.
type Identity = Option<(u64, u64)>;

impl OpenFiles {
    /// Those of the database at this path, before it is opened.
    ///
    /// # Errors
    /// Those of the system.
    pub fn of(path: &Path) -> io::Result<Self> {
        Ok(Self { path: path.to_owned(), database: identity(path)?, beside: Arc::default() })
    }

    /// The system's number of the database's file, which another file in its place does not have.
    pub fn number(&self) -> u64 {
        self.database.map_or(0, |(_, number)| number)
    }

    /// Looks whether the name of the database still leads to what was opened.
    ///
    /// # Errors
    /// [`FileProblem::Moved`].
    pub fn check_database(&self) -> Result<(), FileProblem> {
        if identity(&self.path)? == self.database { Ok(()) } else { Err(FileProblem::Moved(self.path.clone())) }
    }

    /// Looks at all three, while a transaction has them open.
    ///
    /// # Errors
    /// [`FileProblem::Moved`].
    pub fn check_all(&self) -> Result<(), FileProblem> {
        self.check_database()?;
        let log = paths::wal(&self.path);
        let now = [identity(&log)?, identity(&paths::shm(&self.path))?];
        let mut known = self.beside.lock().unwrap_or_else(PoisonError::into_inner);
        let is_there = now.iter().all(Option::is_some);
        if is_there && *known.get_or_insert(now) == now { Ok(()) } else { Err(FileProblem::Moved(log)) }
    }

    /// Forgets the log and its index: whoever opens the database anew may have made them anew.
    pub fn forget_log(&self) {
        *self.beside.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn identity(file: &Path) -> io::Result<Identity> {
    match file.metadata() {
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => Ok(None),
        found => found.map(|file| Some(numbers(&file))),
    }
}

#[cfg(unix)]
fn numbers(file: &std::fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (file.dev(), file.ino())
}

/// Elsewhere a file that is open can't be moved away.
#[cfg(not(unix))]
fn numbers(_: &std::fs::Metadata) -> (u64, u64) {
    (0, 0)
}
