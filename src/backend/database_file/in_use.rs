//! Whether another process has the database open.

use std::fs::File;
use std::io;
use std::path::Path;
use std::time::Duration;

/// The looks at a file that is in use: another process may look at it just now, and have done in a moment.
const LOOKS: u32 = 5;

/// The time between two of them.
const BETWEEN: Duration = Duration::from_millis(15);

/// A database that no other process has open, until this is dropped.
pub(super) struct Alone {
    pub(super) file: File,
}

/// `None` while another process has it open: every connection in WAL mode keeps a lock on the file for as long as it
/// lives (<https://www.sqlite.org/lockingv3.html>).
///
/// Dropping the answer drops the locks of this process' own connections to the file as well, as POSIX has it: nobody may
/// have one open meanwhile.
pub(super) async fn alone(database: &Path) -> io::Result<Option<Alone>> {
    for _ in 0..LOOKS {
        let file = File::options().read(true).write(true).open(database)?;
        if lock(&file) {
            return Ok(Some(Alone { file }));
        }
        tokio::time::sleep(BETWEEN).await;
    }
    Ok(None)
}

#[cfg(unix)]
fn lock(database: &File) -> bool {
    rustix::fs::fcntl_lock(database, rustix::fs::FlockOperation::NonBlockingLockExclusive).is_ok()
}

/// Elsewhere a file that is open can't be moved away, which says the same later.
#[cfg(not(unix))]
const fn lock(_: &File) -> bool {
    true
}
