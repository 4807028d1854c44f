//! Trunk, wasm-bindgen and the like: from the PATH when their version fits, else built once into the cache.

use super::cache;
use crate::command::{answer, run, say};
use crate::failure::{Failure, Outcome};
use crate::version::{self, Version};
use crate::{files, project};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The last Trunk that the oldest compiler we support can build.
const TRUNK: &str = "0.21.14";
/// The last one of the series of `wasm_split_helpers` in Cargo.lock.
const WASM_SPLIT: &str = "0.2.4";
/// Drives every Firefox of the last years.
const GECKODRIVER: &str = "0.37.1";

/// The folder to add to the PATH for Trunk, if it isn't on it.
pub fn trunk() -> Outcome<Option<PathBuf>> {
    let version = Version::find(TRUNK).expect("the constant above is a version");
    Tool {
        package: "trunk",
        version,
        programs: &["trunk"],
        fits: Some(|found, wanted| found.same_series(wanted)),
        options: &["--locked"],
        minutes: "5 to 10",
    }
    .ready()
}

/// The folder to add to the PATH for wasm-bindgen and its test runner, if they aren't on it. Their version
/// must be exactly the library's: the two talk in a format of their own.
pub fn wasm_bindgen() -> Outcome<Option<PathBuf>> {
    let lock = files::read_text(&project::root().join("Cargo.lock"))?;
    let version = version::locked(&lock, "wasm-bindgen").ok_or_else(|| {
        Failure::new("Cargo.lock names no wasm-bindgen", "Run `cargo generate-lockfile`, or take Cargo.lock from git.")
    })?;
    Tool {
        package: "wasm-bindgen-cli",
        version,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        fits: Some(|found, wanted| found == wanted),
        // Not `--locked`: the lock file that 0.2.130 was published with doesn't resolve.
        options: &[],
        minutes: "3 to 5",
    }
    .ready()
}

/// The folder to add to the PATH for the tool that cuts the program in parts; its format is that of the helpers in Cargo.lock.
pub fn wasm_split() -> Outcome<Option<PathBuf>> {
    let version = Version::find(WASM_SPLIT).expect("the constant above is a version");
    Tool {
        package: "wasm_split_cli_support",
        version,
        programs: &["wasm-split-cli"],
        fits: None,
        options: &["--locked", "--features", "build-binary"],
        minutes: "1 to 2",
    }
    .ready()
}

/// The folder with geckodriver, if it isn't on the PATH.
pub fn geckodriver() -> Outcome<Option<PathBuf>> {
    let version = Version::find(GECKODRIVER).expect("the constant above is a version");
    Tool {
        package: "geckodriver",
        version,
        programs: &["geckodriver"],
        fits: Some(|found, wanted| found >= wanted),
        options: &["--locked"],
        minutes: "2 to 4",
    }
    .ready()
}

struct Tool {
    package: &'static str,
    version: Version,
    programs: &'static [&'static str],
    /// `None` of programs that don't say their version: of them only the cache's own is known to be the one that was asked for.
    fits: Option<fn(Version, Version) -> bool>,
    options: &'static [&'static str],
    minutes: &'static str,
}

impl Tool {
    fn ready(&self) -> Outcome<Option<PathBuf>> {
        if self.is_in(None) {
            return Ok(None);
        }
        let name = format!("{}-{}", self.package.trim_end_matches("-cli"), self.version);
        let kept = project::cache()?.join(&name).join("bin");
        if self.is_in(Some(&kept)) {
            return Ok(Some(kept));
        }
        say(&format!("Building {} {} ({} minutes on two cores, only once)", self.package, self.version, self.minutes));
        let made = cache::make(&name, |folder| self.install(folder))?;
        Ok(Some(made.join("bin")))
    }

    /// Whether all its programs, in a folder or on the PATH, run and have a version that fits.
    fn is_in(&self, folder: Option<&Path>) -> bool {
        self.programs.iter().all(|program| {
            let mut program = Command::new(folder.map_or(PathBuf::from(program), |folder| folder.join(program)));
            let Some(fits) = self.fits else {
                return folder.is_some() && answer(program.arg("--help")).is_some();
            };
            let found = answer(program.arg("--version")).and_then(|text| Version::find(&text));
            found.is_some_and(|found| fits(found, self.version))
        })
    }

    fn install(&self, folder: &Path) -> Outcome<()> {
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", self.package, "--version", &self.version.to_string(), "--root"])
            .arg(folder)
            .args(self.options)
            // Tools that run for a second: building them in half the time matters more than their speed.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
            .env("CARGO_PROFILE_RELEASE_STRIP", "true");
        let Tool { package, version, .. } = self;
        run(
            &mut cargo,
            &format!(
                "Run this again if the network failed; else install {package} {version} by hand and put it on the PATH."
            ),
        )
    }
}
