//! The number of files that the system lets this process have open, connections among them.

/// Files that are no connections: the database's, the log's, the front-end's.
#[cfg(unix)]
const OTHER_FILES: u64 = 100;

/// As many connections as are wanted and as the system has files for, after asking it for all it may give.
#[cfg(unix)]
pub(super) fn connections(wanted: usize) -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    let files = if setrlimit(Resource::Nofile, raised).is_ok() { limit.maximum } else { limit.current };
    let room = files.map_or(wanted, |files| usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(wanted));
    let connections = wanted.min(room).max(1);
    if connections < wanted {
        tracing::warn!("the system gives files for {connections} connections, not for {wanted}; raise `ulimit -n`");
    }
    connections
}

/// As many as are wanted: this system counts no files.
#[cfg(not(unix))]
pub(super) fn connections(wanted: usize) -> usize {
    wanted
}
