//! The parts that rustup's smallest profile leaves out: the standard library for the browser, rustfmt and clippy.

use super::debian::compiler as debian;
use crate::command::{answer, run, say};
use crate::compiler::{Compiler, TARGET};
use crate::failure::Outcome;
use crate::{files, project};
use std::path::Path;
use std::process::Command;

/// A compiler that builds for the browser.
pub fn target() -> Outcome<Compiler> {
    // Whoever works on the longer way can try it where the shorter one works.
    if std::env::var("AVOIR_COMPILER").as_deref() == Ok("debian") {
        return debian::ready();
    }
    if own_compiler_has_it() {
        return Ok(Compiler::own());
    }
    // Looked for before rustup is asked, or a machine where rustup can't fetch would ask it every time.
    if let Some(compiler) = debian::found()? {
        return Ok(compiler);
    }
    match add(&["target", "add", TARGET], "Debian's packages are tried instead.") {
        Ok(()) => Ok(Compiler::own()),
        Err(failure) => {
            eprintln!("{failure}");
            debian::ready()
        }
    }
}

pub fn lints() -> Outcome<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if here("cargo", &[subcommand, "--version"]).is_none() {
            let remedy = format!("Install {component} so that `cargo {subcommand}` works, and run this again.");
            add(&["component", "add", component], &remedy)?;
        }
    }
    Ok(())
}

fn own_compiler_has_it() -> bool {
    let folder = here("rustc", &["--print", "target-libdir", "--target", TARGET]).unwrap_or_default();
    let is_std = |file: &Path| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libstd-"));
    files::all_below(Path::new(&folder)).is_ok_and(|files| files.iter().any(|file| is_std(file)))
}

fn add(words: &[&str], remedy: &str) -> Outcome<()> {
    say(&format!("Adding {} to your Rust compiler", words[2]));
    run(Command::new("rustup").args(words).current_dir(project::root()), remedy)
}

/// Asked in the clone, whose own choice of a compiler counts.
fn here(program: &str, words: &[&str]) -> Option<String> {
    answer(Command::new(program).args(words).current_dir(project::root()))
}
