//! The proxies that a package's example configurations are for, and what asks them over TLS.

use super::debian;
use crate::command::find;
use crate::failure::Outcome;
use std::path::Path;

/// Each with Debian's package of it.
const PROGRAMS: [(&str, &str); 4] =
    [("nginx", "nginx-light"), ("caddy", "caddy"), ("curl", "curl"), ("openssl", "openssl")];

pub fn ready() -> Outcome<()> {
    // Debian has nginx where only root's PATH leads.
    let is_there = |program: &str| find(program).is_some() || Path::new("/usr/sbin").join(program).is_file();
    let missing: Vec<&str> =
        PROGRAMS.into_iter().filter(|(program, _)| !is_there(program)).map(|(_, package)| package).collect();
    if missing.is_empty() { Ok(()) } else { debian::install("what packages are tested behind", &missing) }
}
