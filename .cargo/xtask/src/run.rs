//! `cargo xtask run`: the desk in a browser, from a fresh clone, in one command.

use crate::command::say;
use crate::failure::{Failure, Outcome};
use crate::{bundle, project, setup};
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};

/// Without a line for each request, so that the address stays in sight.
const LOG: &str = "warn,avoir=info,avoir::access=warn";

pub fn run(words: &[String]) -> Outcome<ExitCode> {
    let words = match words {
        [separator, rest @ ..] if separator == "--" => rest,
        all => all,
    };
    bundle::build(&setup::for_building()?)?;

    say("Building and starting the server; Ctrl-C stops it");
    // The server needs none of the screens, which are two thirds of what there is to compile.
    let mut cargo = Command::new("cargo");
    cargo
        .args(["run", "--no-default-features", "--features", "backend", "--bin", "avoir", "--", "serve"])
        .args(serve_arguments(words, |variable| std::env::var_os(variable).is_some()))
        .current_dir(project::root());
    if std::env::var_os("AVOIR_LOG").is_none() {
        cargo.env("AVOIR_LOG", LOG);
    }
    // Cargo, and then the server, take this process over: Ctrl-C and the exit code reach the right one, and
    // the server's address is the last thing printed.
    let error = cargo.exec();
    Err(Failure::new(format!("cargo could not be started: {error}"), "See that `cargo` is on the PATH."))
}

/// The demo shop in a database of its own, unless an option or a variable says where the orders come from or lie.
fn serve_arguments(words: &[String], is_set: impl Fn(&str) -> bool) -> Vec<&str> {
    let says = |option: &str, variable: &str| {
        words.iter().any(|word| word.split('=').next() == Some(option)) || is_set(variable)
    };
    let is_import = says("--import", "AVOIR_IMPORT");
    let mut all = Vec::new();
    if !is_import && !says("--demo", "AVOIR_DEMO") {
        all.extend(["--demo", "5000"]);
    }
    if !is_import && !says("--database", "AVOIR_DATABASE") {
        all.extend(["--database", "demo.db"]);
    }
    all.extend(words.iter().map(String::as_str));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], expected: &[&str]) {
        let words: Vec<String> = words.iter().map(|word| word.to_string()).collect();
        assert_eq!(serve_arguments(&words, |_| false), expected);
    }

    #[test]
    fn without_words_there_is_a_demo_shop() {
        check(&[], &["--demo", "5000", "--database", "demo.db"]);
        check(&["--database=a.db"], &["--demo", "5000", "--database=a.db"]);
    }

    #[test]
    fn own_orders_take_the_demos_place() {
        check(&["--import", "orders.json"], &["--import", "orders.json"]);
        check(&["--import=orders.json"], &["--import=orders.json"]);
    }

    #[test]
    fn a_demo_of_another_size_is_not_asked_for_twice() {
        check(&["--demo", "100"], &["--database", "demo.db", "--demo", "100"]);
    }

    #[test]
    fn a_variable_takes_the_demos_place_too() {
        assert!(serve_arguments(&[], |variable| variable == "AVOIR_IMPORT").is_empty());
    }
}
