//! The time to the first row of the list in Chromium, of this bundle and of an earlier one. `tests/bench/start` measures;
//! this readies what it takes.

use crate::bundle;
use crate::command::{self, say};
use crate::failure::Outcome;
use crate::project;
use crate::setup::{self, Machine, Tools};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// The last commit before the desk was made to start fast, which every later one is compared with.
const BEFORE: &str = "a1a6415";

pub fn run() -> Outcome<ExitCode> {
    let Machine { tools, browser } = setup::for_testing()?;
    bundle::build(&tools)?;
    let before = build_before(&tools)?;

    say("Building and running the bench");
    let mut bench = Command::new("cargo");
    bench
        .args(["bench", "--quiet", "--no-default-features", "--features", "backend", "--bench", "start"])
        .current_dir(project::root())
        .env("AVOIR_BENCH_BUNDLE", project::dist())
        .env("AVOIR_BENCH_BUNDLE_BEFORE", before);
    browser.tell(&mut bench);
    command::run(&mut bench, "See which promise is broken above.")?;
    Ok(ExitCode::SUCCESS)
}

/// The earlier bundle, built once from a checkout of its own.
fn build_before(tools: &Tools) -> Outcome<PathBuf> {
    let checkout = project::wasm_target().join("before");
    let dist = checkout.join("dist");
    if dist.join("index.html").is_file() {
        return Ok(dist);
    }
    say(&format!("Building the bundle of {BEFORE}"));
    if !checkout.exists() {
        let mut git = Command::new("git");
        git.args(["worktree", "add", "--force", "--detach"]).arg(&checkout).arg(BEFORE).current_dir(project::root());
        command::run(&mut git, "Fetch the whole history: `git fetch --unshallow`.")?;
    }
    let mut trunk = tools.command("trunk")?;
    trunk.args(["build", "--offline"]).current_dir(&checkout).env_remove("NO_COLOR");
    command::run(&mut trunk, "Mend what the compiler or Trunk says above.")?;
    bundle::finish(&dist)?;
    Ok(dist)
}
