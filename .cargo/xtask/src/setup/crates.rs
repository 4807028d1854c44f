//! What others wrote, as Cargo.lock names it.

use crate::command::run;
use crate::compiler::Compiler;
use crate::failure::Outcome;

/// Fetches every crate that is not here yet, those of other platforms too: from then on nothing needs the network, not even
/// the test that reads all their licences.
pub fn fetch(compiler: &Compiler) -> Outcome<()> {
    run(compiler.cargo().args(["fetch", "--locked"]), "Run this again when the network is back: a crate is missing.")
}
