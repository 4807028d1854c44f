//! Version numbers, as programs and lock files write them.

/// Compared number by number; a pre-release counts as the release it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    major: u32,
    minor: u32,
    patch: u32,
}

impl Version {
    /// Reads the first word that looks like a version: `trunk 0.21.14`, `rustc 1.96.0 (ac68faa20 2026-05-25)`.
    pub fn find(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Version::read)
    }

    pub fn same_series(self, other: Self) -> bool {
        (self.major, self.minor) == (other.major, other.minor)
    }

    pub fn major(self) -> u32 {
        self.major
    }

    fn read(word: &str) -> Option<Self> {
        let mut numbers = word.split(['-', '+']).next()?.split('.').map(|number| number.parse().ok());
        let (major, minor) = (numbers.next()??, numbers.next()??);
        // `rust-version = "1.95"` leaves the patch out.
        let patch = numbers.next().unwrap_or(Some(0))?;
        Some(Version { major, minor, patch })
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// The version of a package in a Cargo.lock.
pub fn locked(lock: &str, package: &str) -> Option<Version> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&entry)?;
    Version::read(rest.split('"').next()?)
}

/// The version of the package that a Cargo.toml is of.
pub fn of_package(manifest: &str) -> Option<Version> {
    let (_, rest) = manifest.split_once("\nversion = \"")?;
    Version::read(rest.split('"').next()?)
}

/// The oldest compiler a Cargo.toml asks for.
pub fn oldest_compiler(manifest: &str) -> Option<Version> {
    let (_, rest) = manifest.split_once("\nrust-version = \"")?;
    Version::read(rest.split('"').next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(major: u32, minor: u32, patch: u32) -> Option<Version> {
        Some(Version { major, minor, patch })
    }

    #[test]
    fn a_program_names_itself_before_its_version() {
        assert_eq!(Version::find("trunk 0.21.14\n"), version(0, 21, 14));
        assert_eq!(Version::find("rustc 1.97.0-nightly (e50aa6fba 2026-05-19)"), version(1, 97, 0));
        assert_eq!(Version::find("LLVM version: 22.1"), version(22, 1, 0));
        assert_eq!(Version::find("no version here 12"), None);
    }

    #[test]
    fn versions_compare_by_number_not_by_letter() {
        assert!(Version::find("1.100.0") > Version::find("1.95.9"));
        assert!(Version::find("0.21.14").unwrap().same_series(Version::find("0.21.9").unwrap()));
        assert!(!Version::find("0.22.1").unwrap().same_series(Version::find("0.21.14").unwrap()));
    }

    #[test]
    fn the_lock_file_is_read_by_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), version(0, 2, 130));
        assert_eq!(locked(lock, "bindgen"), None);
    }

    #[test]
    fn the_manifest_asks_for_a_compiler() {
        assert_eq!(oldest_compiler("[package]\nrust-version = \"1.95\"\n"), version(1, 95, 0));
        assert_eq!(oldest_compiler("[package]\n"), None);
    }
}
