//! The log, on standard error, because standard output is for the command's answer.

use std::io;

use tracing_subscriber::EnvFilter;

/// The log of an operator who asked for none.
pub(super) const DEFAULT: &str = "warn,avoir=info";

/// A filter that the log understands.
pub(super) fn filter(text: &str) -> Result<String, String> {
    EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|problem| {
        format!(
            "{problem}; allowed are error, warn, info, debug, trace, off, and the same for a part, such as avoir=debug"
        )
    })
}

pub(super) fn start(filter: &str) {
    // A second start in one process, as in a test, keeps the first.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(filter))
        .with_writer(io::stderr)
        .with_ansi(false)
        .with_target(false)
        .try_init();
}
