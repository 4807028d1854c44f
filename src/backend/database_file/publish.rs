//! A finished file under its name: all of it or nothing, and over nobody else's.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::paths;

/// Gives a finished file this name, if nothing has it yet, once all of it is on the disk.
pub(super) fn under_new_name(finished: &Path, name: &Path) -> io::Result<()> {
    File::open(finished)?.sync_all()?;
    match fs::hard_link(finished, name) {
        Ok(()) => fs::remove_file(finished)?,
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => return Err(problem),
        // Not every file system gives a file a second name.
        Err(_) if !fs::exists(name)? => fs::rename(finished, name)?,
        Err(problem) => return Err(problem),
    }
    keep_names(name)
}

/// Gives a finished file this name, in the place of what has it, once all of it is on the disk.
pub(super) fn in_place_of(finished: &Path, name: &Path) -> io::Result<()> {
    File::open(finished)?.sync_all()?;
    fs::rename(finished, name)?;
    keep_names(name)
}

/// Names too have to outlast a power failure.
fn keep_names(name: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(paths::folder(name))?.sync_all() } else { Ok(()) }
}
