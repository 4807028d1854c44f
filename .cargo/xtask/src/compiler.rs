//! How cargo builds for the browser on this machine: the only place that knows.

use crate::{command, project};
use std::path::{Path, PathBuf};
use std::process::Command;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where Debian puts its own compiler, beside whatever rustup has installed for the user.
pub const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
pub const DEBIAN_CARGO: &str = "/usr/bin/cargo";
pub const DEBIAN_CLIPPY: &str = "/usr/bin/cargo-clippy";

/// Leptos then keeps views and attributes behind one type each instead of compiling every tree of them on its
/// own: a fifth of the bundle.
const ERASED_VIEWS: &str = "--cfg erase_components";

pub enum Compiler {
    /// The one on the PATH, which has a standard library for the browser.
    Own,
    /// Debian's, with a standard library built from Debian's source of it. The two must be of one version,
    /// which is why the compiler on the PATH can't use that library.
    Debian { sysroot: PathBuf, linker: PathBuf },
}

impl Compiler {
    /// Cargo for the browser; the caller adds what it is to do.
    pub fn cargo(&self) -> Command {
        self.command(match self {
            Compiler::Own => "cargo",
            Compiler::Debian { .. } => DEBIAN_CARGO,
        })
    }

    /// Clippy for the browser. Debian's is called by its own name: by way of cargo, rustup's would be found.
    pub fn clippy(&self) -> Command {
        let mut command = match self {
            Compiler::Own => self.command("cargo"),
            Compiler::Debian { .. } => self.command(DEBIAN_CLIPPY),
        };
        command.arg("clippy");
        command
    }

    /// Any program that calls cargo for the browser.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        let mut flags = ERASED_VIEWS.to_owned();
        if let Compiler::Debian { sysroot, linker } = self {
            flags += &format!(" --sysroot {}", sysroot.display());
            command
                .env("RUSTC", DEBIAN_RUSTC)
                .env("CARGO", DEBIAN_CARGO)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command
            .current_dir(project::root())
            .env("CARGO_TARGET_DIR", project::wasm_target())
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)
            // Either would make cargo pass over the flags of the target.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        command
    }

    /// Tells one compiler and its flags from another, for a bundle that must be built anew when they change.
    pub fn name(&self) -> String {
        let rustc = match self {
            Compiler::Own => "rustc",
            Compiler::Debian { .. } => DEBIAN_RUSTC,
        };
        let version = command::answer(Command::new(rustc).arg("-vV").current_dir(project::root()));
        format!("{} {ERASED_VIEWS}", version.unwrap_or_default())
    }
}
