//! Keeps two runs from doing the same work on the same files at once.

use crate::command::say;
use crate::failure::{Failure, Outcome};
use crate::files;
use std::fs::{File, TryLockError};
use std::path::Path;

/// Held until dropped. The system releases it when the process dies, so there is never a stale one to remove.
pub struct Lock {
    _file: File,
}

/// Waits for its turn, and says so.
pub fn hold(path: &Path) -> Outcome<Lock> {
    if let Some(folder) = path.parent() {
        files::make_folder(folder)?;
    }
    let refused = |error: std::io::Error| {
        Failure::new(format!("{} could not be locked: {error}", path.display()), "See who owns the file.")
    };
    let file = File::create(path).map_err(refused)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say(&format!("Another run is at work; waiting for it to release {}", path.display()));
            file.lock().map_err(refused)?;
        }
        Err(TryLockError::Error(error)) => return Err(refused(error)),
    }
    Ok(Lock { _file: file })
}
