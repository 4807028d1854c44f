//! Folders that are whole or not there at all, however a build ends.

use crate::failure::Outcome;
use crate::files;
use crate::project;
use std::path::{Path, PathBuf};

/// Fills a folder of the cache. It carries its name only once `fill` has succeeded; what an earlier run left
/// half done is thrown away, and so is a folder of that name that turned out to be of no use.
pub fn make(name: &str, fill: impl FnOnce(&Path) -> Outcome<()>) -> Outcome<PathBuf> {
    make_in(&project::cache()?, name, fill)
}

fn make_in(cache: &Path, name: &str, fill: impl FnOnce(&Path) -> Outcome<()>) -> Outcome<PathBuf> {
    let (part, whole) = (cache.join(format!("{name}.part")), cache.join(name));
    files::remove_folder(&part)?;
    files::make_folder(&part)?;
    fill(&part)?;
    files::remove_folder(&whole)?;
    files::rename(&part, &whole)?;
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;

    #[test]
    fn a_folder_appears_only_when_it_is_whole() {
        let cache = std::env::temp_dir().join(format!("avoir-xtask-cache-{}", std::process::id()));
        let whole = cache.join("tool-1.0.0");

        let broken = make_in(&cache, "tool-1.0.0", |part| {
            files::write(&part.join("half"), "")?;
            Err(Failure::new("the build broke off", "Try again."))
        });
        assert!(broken.is_err());
        assert!(!whole.exists());

        make_in(&cache, "tool-1.0.0", |part| files::write(&part.join("all"), "")).unwrap();
        assert_eq!(files::all_below(&cache).unwrap(), [whole.join("all")]);
        files::remove_folder(&cache).unwrap();
    }
}
