//! The refund engine, native and in WebAssembly, beside JavaScript that computes the same with other arithmetics.
//! `tests/bench` measures; this readies what it takes.

use crate::command::{self, say};
use crate::compiler::TARGET;
use crate::failure::Outcome;
use crate::project;
use crate::setup::{self, Machine, Tools};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// Of what ships.
const PROFILE: &str = "wasm-release";

pub fn run() -> Outcome<ExitCode> {
    let Machine { tools, browser } = setup::for_testing()?;
    let libraries = setup::libraries(&project::root().join("tests/bench"))?;
    let engine = build_engine(&tools)?;

    say("Building and running the bench");
    let mut bench = Command::new("cargo");
    bench
        .args(["bench", "--quiet", "--no-default-features", "--bench", "refund"])
        .current_dir(project::root())
        .env("AVOIR_BENCH_ENGINE", engine)
        .env("AVOIR_BENCH_LIBRARIES", libraries);
    browser.tell(&mut bench);
    command::run(&mut bench, "Mend what is said above.")?;
    Ok(ExitCode::SUCCESS)
}

/// The folder with the module that the page loads, and its glue.
fn build_engine(tools: &Tools) -> Outcome<PathBuf> {
    say("Building the engine for the browser");
    let mut cargo = tools.compiler.cargo();
    cargo.args(["build", "--target", TARGET, "--profile", PROFILE]);
    cargo.args(["--no-default-features", "--example", "refund_wasm"]);
    command::run(&mut cargo, "Mend what the compiler says above.")?;

    let examples = project::wasm_target().join(TARGET).join(PROFILE).join("examples");
    let folder = project::wasm_target().join("bench");
    let mut bindgen = tools.command("wasm-bindgen")?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder);
    bindgen.arg(examples.join("refund_wasm.wasm"));
    command::run(&mut bindgen, "Remove target/wasm and run this again.")?;
    Ok(folder)
}
