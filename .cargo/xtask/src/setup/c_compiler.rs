//! SQLite comes as C source. (Rust needs the same `cc` to link, so it is rarely missing where this runs.)

use super::debian;
use crate::command::find;
use crate::failure::Outcome;
use std::path::Path;

pub fn ready() -> Outcome<()> {
    // A bare `cc` without the headers of the C library links, but doesn't compile SQLite.
    let debian_without_headers = find("apt-get").is_some() && !Path::new("/usr/include/stdio.h").exists();
    if find("cc").is_some() && !debian_without_headers {
        return Ok(());
    }
    debian::install("a C compiler", &["gcc", "libc6-dev"])
}
