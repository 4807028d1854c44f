//! What the command says it is.

use std::sync::LazyLock;

use crate::backend::assets::Inside;

/// The version, where it came from, and whether the front-end is inside.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let version = env!("CARGO_PKG_VERSION");
    match Inside::of_this_command() {
        Ok(Some(inside)) => {
            let commit = inside.release.commit.map_or_else(String::new, |commit| format!("commit {commit}, "));
            format!("{version} ({commit}{}, front-end inside)", inside.release.date)
        }
        Ok(None) => format!("{version} (as compiled, no front-end inside)"),
        Err(problem) => format!("{version} ({problem})"),
    }
});

pub(super) fn version() -> &'static str {
    &VERSION
}
