//! Room beside the database: its next writes need it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::Check;
use crate::backend::secret;
use crate::backend::store::Store;

/// Bytes that are written to find out whether they can be: a page of the database.
const PROBE: [u8; 4096] = [0; 4096];

pub(super) async fn check(store: &Store) -> Check {
    let file = store.file().to_owned();
    let probed = tokio::task::spawn_blocking(move || {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        (write_probe(folder), free_space(folder))
    });
    let (written, free) = match probed.await {
        Ok(found) => found,
        Err(problem) => return Check::new("disk", false, format!("It could not be looked at: {problem}.")),
    };
    let free = free.map_or_else(String::new, |bytes| format!(" {} MB are free.", bytes / 1_000_000));
    match written {
        Ok(()) => Check::new("disk", true, format!("The database has room.{free}")),
        Err(problem) => {
            let kind = problem.kind();
            Check::new("disk", false, format!("Nothing can be written beside the database: {kind}.{free} Make room."))
        }
    }
}

/// A full disk, a quota and a disk that takes no writes refuse this as they refuse the database's.
fn write_probe(folder: &Path) -> io::Result<()> {
    let path = folder.join(format!(".avoir-probe-{}", secret::hex_of_random(8)));
    let written = OpenOptions::new().write(true).create_new(true).open(&path).and_then(|mut file| {
        file.write_all(&PROBE)?;
        file.sync_data()
    });
    // It is there after a failure too.
    let removed = fs::remove_file(&path);
    written.and(removed)
}

/// Bytes; `None` where the system does not say.
#[cfg(unix)]
fn free_space(folder: &Path) -> Option<u64> {
    rustix::fs::statvfs(folder).ok().map(|space| space.f_bavail.saturating_mul(space.f_frsize))
}

#[cfg(not(unix))]
fn free_space(_: &Path) -> Option<u64> {
    None
}
