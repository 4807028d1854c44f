//! JavaScript libraries that benches and tests need. They are fetched once, and npm holds them against the checksums of
//! the lock file; nothing of them is part of the desk.

use super::apt;
use crate::command::{find, run, say};
use crate::failure::Outcome;
use crate::setup::cache;
use crate::{files, project};
use std::path::{Path, PathBuf};
use std::process::Command;

const LOCK: &str = "package-lock.json";

/// The folder with the libraries that the package.json in `folder` names.
pub fn libraries(folder: &Path) -> Outcome<PathBuf> {
    let whose = folder.file_name().unwrap_or_default().to_string_lossy();
    let name = &format!("javascript-libraries-{whose}");
    let kept = project::cache()?.join(name);
    let lock = files::read_text(&folder.join(LOCK))?;
    let kept = match files::read_text(&kept.join(LOCK)) {
        Ok(installed) if installed == lock => kept,
        _ => cache::make(name, |part| install(folder, part))?,
    };
    Ok(kept.join("node_modules"))
}

/// Installs npm where it is not there.
pub fn ready() -> Outcome<()> {
    if find("npm").is_none() {
        apt::install("npm", &["npm"])?;
    }
    Ok(())
}

fn install(folder: &Path, part: &Path) -> Outcome<()> {
    ready()?;
    say("Fetching JavaScript libraries (only once)");
    for file in ["package.json", LOCK] {
        files::copy(&folder.join(file), &part.join(file))?;
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]).current_dir(part);
    run(&mut npm, "Run this again when the network is back.")
}
