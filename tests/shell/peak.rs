//! How much memory a command takes.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::folder::Folder;

/// What a large file has more than a small one.
pub fn more_megabytes() -> usize {
    if std::env::var_os("AVOIR_FULL").is_some() { 1_000 } else { 20 }
}

/// The most memory, in kilobytes, that a command had at a time, which must succeed.
pub fn peak_of(folder: &Folder, words: &[&str]) -> u64 {
    let mut command = folder.command(words, &[]);
    let mut running = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a command");
    let mut peak = 0;
    while running.try_wait().expect("a process").is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(peak);
        thread::sleep(Duration::from_millis(2));
    }
    assert!(running.wait().expect("an end").success() && peak > 0, "{words:?}");
    peak
}
