//! Where things are: in this clone, and in the cache that all clones of one user share.

use crate::failure::{Failure, Outcome};
use std::path::{Path, PathBuf};

/// The root of the clone, whatever the current folder is. Cargo tells where it runs this program from; where it
/// was compiled may be elsewhere, when a clone was moved with all it had built.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let root = Path::new(&here).ancestors().nth(2);
    root.expect("xtask lies two folders below the root, in .cargo/xtask").to_owned()
}

/// The files that the browser loads.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds for the browser have their own folder: they may use another compiler, and cargo would otherwise
/// throw the native build away each time.
pub fn wasm_target() -> PathBuf {
    root().join("target/wasm")
}

/// Tools are kept here by version, so that a second clone doesn't build them again.
pub fn cache() -> Outcome<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("XDG_CACHE_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .map(|cache| cache.join("avoir"))
        .ok_or_else(|| {
            Failure::new("neither XDG_CACHE_HOME nor HOME is set", "Set XDG_CACHE_HOME to a folder that may be kept.")
        })
}
