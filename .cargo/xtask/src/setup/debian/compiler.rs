//! The way to build for the browser where rustup can't: Debian's compiler, and the standard library built once
//! from the source that Debian ships with it.

use super::apt;
use crate::command::{answer, find, run, say};
use crate::compiler::{Compiler, TARGET};
use crate::failure::{Failure, Outcome};
use crate::setup::cache;
use crate::version::{self, Version};
use crate::{files, project};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where Debian puts its own compiler, beside whatever rustup has installed for the user.
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
/// Called by its own name: by way of cargo, rustup's would be found.
const CLIPPY: &str = "/usr/bin/cargo-clippy";

const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "libstd-rust-web-dev", "rust-web-clippy"];

/// Where rust-web-src puts the source of the standard library.
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";

/// Debian's compiler, if all of it is there and the standard library was built already.
pub fn found() -> Outcome<Option<Compiler>> {
    let Some(rustc) = Rustc::installed()? else { return Ok(None) };
    let sysroot = rustc.sysroot()?;
    let linker = rustc.linker().filter(|_| sysroot.is_dir());
    Ok(linker.map(|linker| compiler(&sysroot, linker)))
}

/// Installs and builds what is missing of it.
pub fn ready() -> Outcome<Compiler> {
    if let Some(compiler) = found()? {
        return Ok(compiler);
    }
    if Rustc::installed()?.is_none() || !Path::new(SOURCE).exists() {
        apt::install("Debian's Rust compiler", &PACKAGES)?;
    }
    let rustc = Rustc::installed()?.ok_or_else(too_old)?;
    if rustc.linker().is_none() {
        apt::install("the linker for WebAssembly", &[&format!("lld-{}", rustc.llvm)])?;
    }
    let linker = rustc.linker().ok_or_else(too_old)?;
    let sysroot = rustc.sysroot()?;
    if !sysroot.is_dir() {
        say("Building the standard library for the browser (1 to 2 minutes, only once)");
        cache::make(&rustc.sysroot_name(), |folder| build_std(folder, &linker))?;
        // Cargo doesn't notice that the library beneath it changed.
        files::remove_folder(&project::wasm_target())?;
    }
    Ok(compiler(&sysroot, linker))
}

/// The standard library and the compiler must be of one version, which is why the compiler on the PATH can't use it.
fn compiler(sysroot: &Path, linker: PathBuf) -> Compiler {
    Compiler {
        rustc: RUSTC,
        cargo: CARGO,
        clippy: CLIPPY,
        flags: format!("{} --sysroot {}", Compiler::own().flags, sysroot.display()),
        variables: vec![
            ("RUSTC", RUSTC.into()),
            ("CARGO", CARGO.into()),
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker),
        ],
    }
}

fn too_old() -> Failure {
    Failure::new(
        "Debian's packages have no Rust compiler that is new enough",
        format!("Add the target to your own compiler: rustup target add {TARGET}"),
    )
}

struct Rustc {
    version: Version,
    /// Debian names the linker by the major version of LLVM, and it should be the compiler's.
    llvm: u32,
}

impl Rustc {
    /// Nothing when it's missing, incomplete, or older than Cargo.toml asks for.
    fn installed() -> Outcome<Option<Self>> {
        let manifest = files::read_text(&project::root().join("Cargo.toml"))?;
        let oldest = version::oldest_compiler(&manifest);
        let complete = [CARGO, CLIPPY].iter().all(|program| Path::new(program).exists());
        let rustc = answer(Command::new(RUSTC).arg("-vV")).and_then(|text| Rustc::read(&text));
        Ok(rustc.filter(|rustc| complete && Some(rustc.version) >= oldest))
    }

    fn read(text: &str) -> Option<Self> {
        let llvm = text.lines().find_map(|line| line.strip_prefix("LLVM version: "))?;
        Some(Rustc { version: Version::find(text)?, llvm: Version::find(llvm)?.major() })
    }

    fn linker(&self) -> Option<PathBuf> {
        find(&format!("wasm-ld-{}", self.llvm))
    }

    fn sysroot(&self) -> Outcome<PathBuf> {
        Ok(project::cache()?.join(self.sysroot_name()))
    }

    fn sysroot_name(&self) -> String {
        format!("wasm-std-{}", self.version)
    }
}

/// Builds a crate that does nothing, for the sake of the libraries beneath it.
fn build_std(folder: &Path, linker: &Path) -> Outcome<()> {
    let (scrap, target) = (folder.join("build"), folder.join("build/target"));
    files::make_folder(&scrap.join("src"))?;
    files::write(&scrap.join("src/lib.rs"), "")?;
    files::write(
        &scrap.join("Cargo.toml"),
        "[package]\nname = \"scrap\"\nedition = \"2024\"\n\n[lib]\ncrate-type = [\"cdylib\"]\n\n[workspace]\n",
    )?;

    let mut cargo = Command::new(CARGO);
    cargo
        .args(["build", "--release", "-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test", "--target", TARGET])
        .current_dir(&scrap)
        .env("RUSTC", RUSTC)
        // The flag above is for nightly compilers otherwise.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
        // The bundle is optimised as a whole, across crates, and needs their bitcode for it.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    run(&mut cargo, "Run this again if the network failed; the message above tells what else it may be.")?;

    let library = folder.join("lib/rustlib").join(TARGET).join("lib");
    files::make_folder(&library)?;
    for file in files::all_below(&target.join(TARGET).join("release/deps"))? {
        if let (Some(name), Some("rlib")) = (file.file_name(), file.extension().and_then(|it| it.to_str())) {
            files::copy(&file, &library.join(name))?;
        }
    }
    files::remove_folder(&scrap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_tells_which_linker_it_wants() {
        let rustc = Rustc::read(
            "rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)\nbinary: rustc\n\
             release: 1.96.0\nLLVM version: 22.1.8",
        )
        .unwrap();
        assert_eq!((rustc.sysroot_name().as_str(), rustc.llvm), ("wasm-std-1.96.0", 22));
    }
}
