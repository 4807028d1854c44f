//! Rustup's smallest profile comes without them.

use crate::command::{answer, run, say};
use crate::failure::Outcome;
use crate::project;
use std::process::Command;

pub fn ready() -> Outcome<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let mut probe = Command::new("cargo");
        if answer(probe.args([subcommand, "--version"]).current_dir(project::root())).is_none() {
            say(&format!("Adding {component} to your Rust compiler"));
            let mut rustup = Command::new("rustup");
            rustup.args(["component", "add", component]).current_dir(project::root());
            run(&mut rustup, &format!("Install {component} so that `cargo {subcommand}` works, and run this again."))?;
        }
    }
    Ok(())
}
