//! The standard library for the browser, and with it the compiler that uses it.

use super::debian::compiler as debian;
use crate::command::{answer, run, say};
use crate::compiler::{Compiler, TARGET};
use crate::failure::Outcome;
use crate::{files, project};
use std::path::Path;
use std::process::Command;

pub fn ready() -> Outcome<Compiler> {
    // So that the longer way can be tried where the shorter one works.
    if std::env::var("AVOIR_COMPILER").as_deref() == Ok("debian") {
        return debian::ready();
    }
    if own_compiler_has_it() {
        return Ok(Compiler::Own);
    }
    // Looked for before rustup is asked, or a machine where rustup can't fetch would ask it every time.
    if let Some(compiler) = debian::found()? {
        return Ok(compiler);
    }
    say(&format!("Adding the target {TARGET} to your Rust compiler"));
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).current_dir(project::root());
    if let Err(failure) = run(&mut rustup, "Debian's packages are tried instead.") {
        eprintln!("{failure}");
        return debian::ready();
    }
    Ok(Compiler::Own)
}

fn own_compiler_has_it() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]).current_dir(project::root());
    let Some(folder) = answer(&mut rustc) else { return false };
    files::all_below(Path::new(&folder)).is_ok_and(|files| files.iter().any(|file| is_std(file)))
}

fn is_std(file: &Path) -> bool {
    let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.starts_with("libstd-") && name.ends_with(".rlib")
}
