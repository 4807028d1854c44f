//! Cargo's settings for the browser on this machine, which no other place knows.

use crate::{command, project};
use std::path::{Path, PathBuf};
use std::process::Command;

pub const TARGET: &str = "wasm32-unknown-unknown";
/// Where cargo takes the flags for this target from.
pub const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Leptos then keeps views and attributes behind one type each instead of compiling every tree of them on its
/// own: a fifth of the bundle.
const ERASED_VIEWS: &str = "--cfg erase_components";

/// A cargo that has a standard library for the browser.
pub struct Compiler {
    pub rustc: &'static str,
    pub cargo: &'static str,
    /// The program that takes `clippy` as its first word.
    pub clippy: &'static str,
    pub flags: String,
    /// Where cargo doesn't find the others by itself.
    pub variables: Vec<(&'static str, PathBuf)>,
}

impl Compiler {
    /// The one on the PATH.
    pub fn own() -> Self {
        let flags = ERASED_VIEWS.to_owned();
        Compiler { rustc: "rustc", cargo: "cargo", clippy: "cargo", flags, variables: Vec::new() }
    }

    /// Cargo for the browser; the caller adds what it is to do.
    pub fn cargo(&self) -> Command {
        self.command(self.cargo)
    }

    pub fn clippy(&self) -> Command {
        let mut command = self.command(self.clippy);
        command.arg("clippy");
        command
    }

    /// Any program that calls cargo for the browser.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command
            .current_dir(project::root())
            .envs(self.variables.iter().cloned())
            .env("CARGO_TARGET_DIR", project::wasm_target())
            .env(FLAGS, &self.flags)
            // Either would make cargo pass over the flags of the target.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        command
    }

    /// Tells one compiler and its flags from another, for a bundle that must be built anew when they change.
    pub fn name(&self) -> String {
        let version = command::answer(Command::new(self.rustc).arg("-vV").current_dir(project::root()));
        format!("{} {}", version.unwrap_or_default(), self.flags)
    }
}
