//! Tells whether files are still what they were, by their names and content: git and copies change dates.

use crate::failure::Outcome;
use crate::files;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

#[derive(Clone)]
pub struct Fingerprint {
    hasher: DefaultHasher,
}

impl Fingerprint {
    pub fn of(paths: &[PathBuf]) -> Outcome<Self> {
        let mut hasher = DefaultHasher::new();
        for path in paths {
            for file in files::all_below(path)? {
                file.hash(&mut hasher);
                files::read(&file)?.hash(&mut hasher);
            }
        }
        Ok(Fingerprint { hasher })
    }

    pub fn and(mut self, more: &str) -> Self {
        more.hash(&mut self.hasher);
        self
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.hasher.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// A folder of its own for each test, with one file in it.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("avoir-xtask-{name}-{}", std::process::id()));
        files::make_folder(&folder.join("src")).unwrap();
        files::write(&folder.join("src/main.rs"), "fn main() {}").unwrap();
        folder
    }

    fn print(folder: &Path) -> String {
        Fingerprint::of(&[folder.to_owned()]).unwrap().to_string()
    }

    #[test]
    fn a_file_written_again_as_it_was_changes_nothing() {
        let folder = folder("same");
        let before = print(&folder);
        files::write(&folder.join("src/main.rs"), "fn main() {}").unwrap();
        assert_eq!(print(&folder), before);
        files::remove_folder(&folder).unwrap();
    }

    #[test]
    fn a_changed_a_new_and_a_renamed_file_each_show() {
        let folder = folder("changes");
        let mut seen = vec![print(&folder)];
        files::write(&folder.join("src/main.rs"), "fn main() { }").unwrap();
        seen.push(print(&folder));
        files::write(&folder.join("src/lib.rs"), "").unwrap();
        seen.push(print(&folder));
        files::rename(&folder.join("src/lib.rs"), &folder.join("src/rules.rs")).unwrap();
        seen.push(print(&folder));
        seen.push(Fingerprint::of(std::slice::from_ref(&folder)).unwrap().and("another compiler").to_string());
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 5);
        files::remove_folder(&folder).unwrap();
    }

    #[test]
    fn what_is_not_there_is_no_error() {
        assert_eq!(print(Path::new("/there/is/no/such/folder")), print(Path::new("/nor/this")));
    }
}
