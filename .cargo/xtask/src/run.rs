//! `cargo xtask run`: the desk in a browser, from a fresh clone, in one command.

use crate::command::say;
use crate::failure::{Failure, Outcome};
use crate::{bundle, project, setup};
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};

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
    // Cargo, and then the server, take this process over: Ctrl-C and the exit code reach the right one, and
    // the server's address is the last thing printed.
    let error = cargo.exec();
    Err(Failure::new(format!("cargo could not be started: {error}"), "See that `cargo` is on the PATH."))
}

/// The demo shop, unless an option or a variable says where the orders come from.
fn serve_arguments(words: &[String], is_set: impl Fn(&str) -> bool) -> Vec<&str> {
    let says = |option: &str| words.iter().any(|word| word.split('=').next() == Some(option));
    let orders = [("--import", "AVOIR_IMPORT"), ("--demo", "AVOIR_DEMO")];
    let given = orders.iter().any(|(option, variable)| says(option) || is_set(variable));
    let demo: &[&str] = if given { &[] } else { &["--demo", "5000"] };
    demo.iter().copied().chain(words.iter().map(String::as_str)).collect()
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
        check(&[], &["--demo", "5000"]);
        check(&["--listen", "127.0.0.1:9000"], &["--demo", "5000", "--listen", "127.0.0.1:9000"]);
    }

    #[test]
    fn own_orders_take_the_demos_place() {
        check(&["--import", "orders.json"], &["--import", "orders.json"]);
        check(&["--import=orders.json"], &["--import=orders.json"]);
    }

    #[test]
    fn a_demo_of_another_size_is_not_asked_for_twice() {
        check(&["--demo", "100"], &["--demo", "100"]);
    }

    #[test]
    fn a_variable_takes_the_demos_place_too() {
        assert!(serve_arguments(&[], |variable| variable == "AVOIR_IMPORT").is_empty());
    }
}
