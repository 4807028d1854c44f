//! What commands say, to whoever still listens: a terminal or a pipe that is gone ends nothing.

use std::fmt::Arguments;
use std::io::{self, Write};

use super::command_failure::CommandFailure;

/// Says a line on standard output, if anyone hears it.
pub(super) fn say(line: Arguments<'_>) {
    let _ = write_line(io::stdout().lock(), line);
}

/// Says a line on standard error, if anyone hears it.
pub(super) fn remark(line: Arguments<'_>) {
    let _ = write_line(io::stderr().lock(), line);
}

/// Says the line that a command was started for, on standard output.
///
/// # Errors
/// Nobody heard it. `safe` says how things are then, and `to_do` how to hear it after all.
pub(super) fn answer(line: Arguments<'_>, safe: &str, to_do: &str) -> Result<(), CommandFailure> {
    write_line(io::stdout().lock(), line).map_err(|problem| {
        CommandFailure::new(format!("the answer can't be written to standard output: {problem}"), safe, to_do)
    })
}

fn write_line(mut place: impl Write, line: Arguments<'_>) -> io::Result<()> {
    // At once, so that lines of two writers don't mix.
    place.write_all(format!("{line}\n").as_bytes())?;
    place.flush()
}
