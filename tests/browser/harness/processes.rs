//! Processes that don't outlive their journey, whatever becomes of it.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long a process may take to say that it is ready.
const PATIENCE: Duration = Duration::from_secs(60);

/// A process and all that it started, as one group.
pub struct Process {
    child: Child,
    lines: Receiver<String>,
}

impl Process {
    /// Starts it; what it says on the error stream goes to `log`.
    pub fn start(mut command: Command, log: &Path) -> Self {
        let program = command.get_program().to_string_lossy().into_owned();
        let log = File::options().create(true).append(true).open(log).expect("a log that can be written");
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log).process_group(0).spawn().unwrap_or_else(
                |error| panic!("{program} did not start: {error}. Run the journeys by `cargo xtask e2e`."),
            );
        let stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        let (send, lines) = channel();
        // Reads on after the journey stopped listening, or the process would block on a full pipe.
        std::thread::spawn(move || stdout.lines().map_while(Result::ok).for_each(|line| drop(send.send(line))));
        Self { child, lines }
    }

    /// What follows `prefix` on the first line that begins so.
    pub fn says(&self, prefix: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut heard = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            if let Some(rest) = line.strip_prefix(prefix) {
                return rest.trim().to_owned();
            }
            heard.push(line);
        }
        panic!("the process never said {prefix:?}, only:\n{}", heard.join("\n"));
    }

    /// Asks it to end, and waits until it has.
    pub fn finish(mut self) {
        self.signal("-TERM");
        self.child.wait().expect("it is a child of this process");
    }

    fn signal(&self, signal: &str) {
        let group = format!("-{}", self.child.id());
        // It fails for a group that is gone already.
        let _ = Command::new("kill").args([signal, "--", &group]).stderr(Stdio::null()).status();
    }
}

impl Drop for Process {
    /// As a crash would, and with everything that it started.
    fn drop(&mut self) {
        self.signal("-KILL");
        let _ = self.child.wait();
    }
}
