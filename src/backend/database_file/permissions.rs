//! Files of customers' data are their owner's alone: mode 0600 where the system knows modes.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use super::paths;

/// From here on every file and folder that this process makes is its owner's alone.
pub fn keep_private() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// Makes an empty file for a database that is to be; SQLite gives the files beside it the same mode.
pub(super) fn create(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// Takes a database, and the files beside it, from everyone but their owner.
pub(super) fn tighten(database: &Path) -> io::Result<()> {
    for file in [database.to_owned(), paths::wal(database), paths::shm(database)] {
        match close_to_others(&file) {
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => {}
            done => done?,
        }
    }
    Ok(())
}

#[cfg(unix)]
fn close_to_others(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = fs::metadata(file)?.permissions();
    if permissions.mode() & 0o077 == 0 {
        return Ok(());
    }
    permissions.set_mode(0o600);
    fs::set_permissions(file, permissions)
}

#[cfg(not(unix))]
fn close_to_others(file: &Path) -> io::Result<()> {
    fs::metadata(file).map(|_| ())
}
