//! The files of the project, and the lines of them that ship.

use std::fs;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A path as seen from the root.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn sources(folder: &str, extension: &'static str) -> impl Iterator<Item = PathBuf> {
    below(&root().join(folder)).into_iter().filter(move |path| path.extension().is_some_and(|found| found == extension))
}

pub fn folders(folder: &str) -> impl Iterator<Item = PathBuf> {
    below(&root().join(folder)).into_iter().filter(|path| path.is_dir())
}

/// All files and folders below this one.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.expect("a readable folder").path())
        .flat_map(|path| if path.is_dir() { [vec![path.clone()], below(&path)].concat() } else { vec![path] })
        .collect()
}

/// Lines with one of the words, in code that ships: a file's tests stand at its end, or in files of their own.
pub fn occurrences(folder: &str, forbidden: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let ships = |path: &PathBuf| !shown(path).contains("/tests/") && !path.ends_with("tests.rs");
    for source in sources(folder, "rs").filter(ships) {
        let text = read(&source);
        let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for (number, line) in shipped.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            if let Some(word) = forbidden.iter().find(|word| line.contains(**word)) {
                found.push(format!("{}:{}: {word}", shown(&source), number + 1));
            }
        }
    }
    found
}

pub fn assert_none(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}
