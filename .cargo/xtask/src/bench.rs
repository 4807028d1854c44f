//! `cargo xtask bench`: what the desk promises in numbers, measured.

mod grid;
mod refund;
mod size;
mod start;

use crate::failure::{Failure, Outcome};
use std::process::ExitCode;

struct Bench {
    name: &'static str,
    what: &'static str,
    /// Prints what it measured, and fails where a promise is broken. It is given the words behind its name.
    run: fn(&[String]) -> Outcome<ExitCode>,
}

const BENCHES: [Bench; 4] = [
    Bench { name: "size", what: "what a browser downloads, compressed", run: |_| size::run() },
    Bench { name: "refund", what: "how fast refunds are computed, beside JavaScript", run: |_| refund::run() },
    Bench {
        name: "start",
        what: "how soon the list shows its first row, beside an earlier bundle",
        run: |_| start::run(),
    },
    Bench { name: "grid", what: "how the list bears 100,000 orders, beside other grids; --rounds N", run: grid::run },
];

pub fn run(words: &[String]) -> Outcome<ExitCode> {
    let list: String = BENCHES.iter().map(|bench| format!("  {:<10}{}\n", bench.name, bench.what)).collect();
    let Some((name, options)) = words.split_first() else {
        print!("cargo xtask bench NAME, where NAME is one of:\n{list}");
        return Ok(ExitCode::SUCCESS);
    };
    match BENCHES.iter().find(|bench| bench.name == name) {
        Some(bench) => (bench.run)(options),
        None => Err(Failure::new(format!("there is no bench `{name}`"), format!("Name one of these:\n{list}"))),
    }
}
