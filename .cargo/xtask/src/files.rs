//! The file system, with errors that name the file.

use crate::failure::{Failure, Outcome};
use std::path::{Path, PathBuf};

pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|error| refused("read", path, &error))
}

pub fn read_text(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| refused("read", path, &error))
}

pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome<()> {
    std::fs::write(path, content).map_err(|error| refused("written", path, &error))
}

pub fn copy(from: &Path, to: &Path) -> Outcome<()> {
    std::fs::copy(from, to).map(drop).map_err(|error| refused("copied", from, &error))
}

pub fn rename(from: &Path, to: &Path) -> Outcome<()> {
    std::fs::rename(from, to).map_err(|error| refused("renamed", from, &error))
}

pub fn make_folder(path: &Path) -> Outcome<()> {
    std::fs::create_dir_all(path).map_err(|error| refused("created", path, &error))
}

/// Removes a folder and all in it; that it wasn't there is fine too.
pub fn remove_folder(path: &Path) -> Outcome<()> {
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(refused("removed", path, &error)),
        _ => Ok(()),
    }
}

/// The files in a folder and below it, or the file itself, in a fixed order.
pub fn all_below(path: &Path) -> Outcome<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(Vec::from_iter(path.exists().then(|| path.to_owned())));
    }
    let entries = std::fs::read_dir(path).map_err(|error| refused("listed", path, &error))?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(|error| refused("listed", path, &error))?.path());
    }
    names.sort();
    let mut files = Vec::new();
    for name in names {
        files.extend(all_below(&name)?);
    }
    Ok(files)
}

fn refused(verb: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("{} could not be {verb}: {error}", path.display()),
        "See who owns it and whether the disk is full, then run the command again.",
    )
}
