//! The files the browser loads: Trunk builds them, and each gets a compressed twin for the server to send.

pub mod compress;
mod fingerprint;
mod names;
pub mod parts;

use crate::command::{run, say};
use crate::failure::Outcome;
use crate::lock;
use crate::setup::Tools;
use crate::{files, project};
use fingerprint::Fingerprint;
use std::path::{Path, PathBuf};

/// All that the bundle is made from.
const SOURCES: [&str; 7] =
    ["Cargo.lock", "Cargo.toml", "Trunk.toml", "src", "style", "public", ".cargo/xtask/src/bundle"];

/// Builds `dist`, unless the one that is there was built from these very sources and hasn't been touched.
pub fn build(tools: &Tools) -> Outcome<()> {
    let record = project::wasm_target().join("bundle.fingerprint");
    let _lock = lock::hold(&record.with_extension("lock"))?;

    let sources = sources(tools)?;
    if files::read_text(&record).is_ok_and(|recorded| Ok(recorded) == now(&sources)) {
        say("The bundle is up to date.");
        return Ok(());
    }

    say("Building the bundle");
    // Trunk is told to stay off the network, because it would download tools.
    let mut trunk = tools.command("trunk")?;
    // Trunk takes the variable that asks programs for plain output for an option, and refuses its usual value.
    trunk.args(["build", "--offline"]).env_remove("NO_COLOR");
    parts::cut(&mut trunk, tools)?;
    run(&mut trunk, "Mend what the compiler or Trunk says above.")?;

    finish(&project::dist())?;
    files::write(&record, now(&sources)?)
}

/// Takes from a bundle what no browser needs, and compresses it.
pub fn finish(dist: &Path) -> Outcome<()> {
    say("Compressing the bundle");
    for file in files::all_below(dist)? {
        if file.extension().is_some_and(|extension| extension == "wasm") {
            names::strip(&file)?;
        }
    }
    compress::write_twins(dist)
}

/// The sources of a bundle built now, and its compiler.
fn sources(tools: &Tools) -> Outcome<Fingerprint> {
    let paths: Vec<PathBuf> = SOURCES.iter().map(|name| project::root().join(name)).collect();
    Ok(Fingerprint::of(&paths)?.and(&tools.compiler.name()))
}

fn now(sources: &Fingerprint) -> Outcome<String> {
    Ok(format!("{sources}\n{}\n", Fingerprint::of(&[project::dist()])?))
}
