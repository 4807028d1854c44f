//! `cargo xtask`: sets the machine up, then builds, runs, tests and measures Avoir.
//!
//! - `project`: where things are in the clone and in the user's cache.
//! - `setup`: finds or installs every tool, and says what it does.
//! - `compiler`: the one place that knows how cargo builds for the browser on this machine.
//! - `bundle`: the files the browser loads.
//! - `run`, `test`, `bench`, `package`, `npm`, `examples`: one module a command.
//! - `command`, `files`, `lock`, `version`, `failure`: the few helpers they share; they know nothing of Avoir.

mod bench;
mod bundle;
mod command;
mod compiler;
mod examples;
mod failure;
mod files;
mod lock;
mod npm;
mod package;
mod project;
mod run;
mod setup;
mod test;
mod version;

use failure::Outcome;
use std::path::Path;
use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask <command>

Commands:
  run [-- ARGS]    build all, then serve the desk with a demo shop of 5,000 orders; ARGS go to `avoir serve`
                   (with `--import FILE` your own orders take the demo's place)
  test [STEP...]   run every check and test, or the named steps alone; with --full the long way: a thousand kills
                   where there are twenty otherwise, and how quick a hundred thousand orders are (the step `scale`)
  e2e [FILTER...]  run the journeys in a real browser, or those whose name contains a FILTER; with --firefox the core of
                   them in Firefox
  package          make one archive to install, in target/package/release
  npm              pack the desk as an npm package, in target/npm
  examples         serve the desk in pages of React, Vue and others, with a demo shop
  bench [NAME]     measure one thing, or list what can be measured
  setup            install what the others need, and do nothing more

Each of them first does what set-up this machine still lacks.

Environment:
  XDG_CACHE_HOME            where the folder `avoir` with the built tools goes, by default ~/.cache
  AVOIR_COMPILER=debian     build for the browser with Debian's compiler even where rustup's has the target
  CHROME, CHROMEDRIVER      the browser of `test` and `e2e`, and its driver";

fn main() -> ExitCode {
    let mut words = std::env::args();
    let name = words.next().unwrap_or_default();
    let words: Vec<String> = words.collect();
    let is_stand_in = Path::new(&name).file_name().is_some_and(|name| name == bundle::parts::STAND_IN);
    let outcome = if is_stand_in { bundle::parts::stand_in(&words) } else { dispatch(&words) };
    match outcome {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Outcome<ExitCode> {
    let (command, rest) = match words {
        [] => ("help", words),
        [command, rest @ ..] => (command.as_str(), rest),
    };
    match command {
        "run" => run::run(rest),
        "test" => test::run(rest),
        "e2e" => test::journeys(rest),
        "package" => package::run_command(),
        "npm" => npm::run_command(),
        "examples" => examples::run_command(),
        "bench" => bench::run(rest),
        "setup" => setup::all().map(|_| ExitCode::SUCCESS),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        unknown => {
            eprintln!("There is no command `{unknown}`.\n\n{HELP}");
            Ok(ExitCode::from(2))
        }
    }
}
