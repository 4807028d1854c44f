//! Whether another process has the database open.

use std::fs::File;

/// A database that no other process has open, until this is dropped.
pub(super) struct Alone {
    _lock: File,
}

/// `None` while another process has it open: every connection in WAL mode keeps a lock on the file for as long as it
/// lives (<https://www.sqlite.org/lockingv3.html>).
///
/// Dropping the answer drops the locks of this process' own connections to the file as well, as POSIX has it: nobody may
/// have one open meanwhile.
#[cfg(unix)]
pub(super) fn alone(database: File) -> Option<Alone> {
    rustix::fs::fcntl_lock(&database, rustix::fs::FlockOperation::NonBlockingLockExclusive).ok()?;
    Some(Alone { _lock: database })
}

/// Elsewhere a file that is open can't be moved away, which says the same later.
#[cfg(not(unix))]
pub(super) fn alone(database: File) -> Option<Alone> {
    Some(Alone { _lock: database })
}
