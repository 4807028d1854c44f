//! The log, on standard error, because standard output is for the command's answer.
//!
//! Nothing waits for it and nothing ends with it: lines go to a thread of their own, and those that can't be written, on a
//! full disk or into a pipe whose reader is gone, are lost.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io;
use std::panic::{self, PanicHookInfo};

use clap::ValueEnum;
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;

/// The log of an operator who asked for none.
pub(super) const DEFAULT: &str = "warn,avoir=info";

/// What a line of the log looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

/// The lines that wait for a slow reader; those beyond are lost.
const WAITING: usize = 10_000;

/// A filter that the log understands.
pub(super) fn filter(text: &str) -> Result<String, String> {
    EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|problem| {
        format!(
            "{problem}; allowed are error, warn, info, debug, trace, off, and the same for a part, such as avoir=debug"
        )
    })
}

/// Begins to log. What waits is written when the guard is dropped.
pub(super) fn start(filter: &str, format: LogFormat) -> WorkerGuard {
    let (writer, guard) = NonBlockingBuilder::default().lossy(true).buffered_lines_limit(WAITING).finish(io::stderr());
    let log = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(filter))
        .with_writer(writer)
        // It would report a line that can't be written where it can't be written, and panic.
        .log_internal_errors(false)
        .with_ansi(false)
        .with_target(false);
    // A second start in one process, as in a test, keeps the first.
    let _ = match format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().flatten_event(true).with_current_span(false).with_span_list(false).try_init(),
    };
    panic::set_hook(Box::new(log_panic));
    guard
}

/// A panic is a line of the log as well.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let (words, place) = (panic.payload_as_str().unwrap_or("of no words"), panic.location());
    let backtrace = Backtrace::capture();
    let backtrace = (backtrace.status() == BacktraceStatus::Captured).then(|| backtrace.to_string());
    tracing::error!(place = place.map(ToString::to_string), backtrace, "panic: {words}");
}
