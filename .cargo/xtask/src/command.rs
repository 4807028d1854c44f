//! Runs other programs. What they print goes straight to the terminal, so that a long step shows it's alive.

use crate::failure::{Failure, Outcome};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// The silence after which we look whether a program still runs.
const SILENCE: Duration = Duration::from_secs(1);

/// Tells what is being done, above the output of the program that does it.
pub fn say(what: &str) {
    eprintln!("\n==> {what}");
}

/// What cargo tells this program of itself would have crates built anew that ask for such variables, and all that is built on
/// them, whenever a person runs cargo in between.
const OF_THIS_PROGRAM: [&str; 2] = ["CARGO_PKG_", "CARGO_MANIFEST_"];

/// Runs to the end; a refusal carries `remedy`.
pub fn run(command: &mut Command, remedy: &str) -> Outcome<()> {
    let status = as_by_hand(command).status().map_err(|error| not_started(command, &error))?;
    must_succeed(command, status, remedy)
}

/// Runs to the end, and shows each line of its output to `heard` as well.
pub fn run_heard(command: &mut Command, remedy: &str, mut heard: impl FnMut(&str)) -> Outcome<()> {
    let mut child = as_by_hand(command).stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    let output = child.stdout.take().expect("its output was piped a line above");
    let (sender, lines) = mpsc::channel();
    std::thread::spawn(move || {
        let lines = BufReader::new(output).split(b'\n').map_while(Result::ok);
        lines.for_each(|line| drop(sender.send(line)));
    });
    loop {
        match lines.recv_timeout(SILENCE) {
            Ok(line) => {
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                heard(&line);
            }
            // A process that a test left behind keeps the output open; it must not keep us waiting.
            Err(RecvTimeoutError::Timeout) if !matches!(child.try_wait(), Ok(None)) => break,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    must_succeed(command, status, remedy)
}

/// The command in the environment that it would have if a person had typed it.
fn as_by_hand(command: &mut Command) -> &mut Command {
    for name in std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()) {
        if OF_THIS_PROGRAM.iter().any(|begin| name.starts_with(begin)) {
            command.env_remove(name);
        }
    }
    command
}

/// A program's answer to a quick question; none when it's missing or unwilling.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The full path of a program, as the shell would find it.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn must_succeed(command: &Command, status: ExitStatus, remedy: &str) -> Outcome<()> {
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{}`: {status}", shown(command)), remedy)) }
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("`{}` could not be run: {error}", shown(command)),
        "See that the program is there and may be executed.",
    )
}

/// The command as one would type it, without the environment it runs in.
fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_told_nothing_of_this_one() {
        assert!(std::env::var_os("CARGO_PKG_NAME").is_some(), "cargo runs this test");
        let mut lines = Vec::new();
        run_heard(&mut Command::new("env"), "", |line| lines.push(line.to_owned())).unwrap();
        assert!(!lines.is_empty() && !lines.iter().any(|line| line.starts_with("CARGO_PKG_")), "{lines:?}");
    }

    #[test]
    fn a_program_that_fails_is_named_with_its_arguments() {
        let failure = run(Command::new("sh").args(["-c", "exit 3"]), "Try again.").unwrap_err();
        assert_eq!(failure.to_string(), "error: `sh -c exit 3`: exit status: 3\n   do: Try again.");
    }

    #[test]
    fn every_line_is_heard() {
        let mut lines = Vec::new();
        run_heard(Command::new("printf").arg("one\\ntwo\\n"), "", |line| lines.push(line.to_owned())).unwrap();
        assert_eq!(lines, ["one", "two"]);
    }

    #[test]
    fn a_process_left_behind_does_not_keep_us_waiting() {
        let mut lines = Vec::new();
        let start = std::time::Instant::now();
        run_heard(Command::new("sh").args(["-c", "sleep 20 & echo one"]), "", |line| lines.push(line.to_owned()))
            .unwrap();
        assert_eq!(lines, ["one"]);
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_missing_program_answers_nothing() {
        assert_eq!(answer(&mut Command::new("there-is-no-such-program")), None);
    }
}
