//! `cargo xtask bench`: what the desk promises in numbers, measured.

mod refund;
mod size;
mod start;

use crate::failure::{Failure, Outcome};
use std::process::ExitCode;

struct Bench {
    name: &'static str,
    what: &'static str,
    /// Prints what it measured, and fails where a promise is broken.
    run: fn() -> Outcome<ExitCode>,
}

const BENCHES: [Bench; 3] = [
    Bench { name: "size", what: "what a browser downloads, compressed", run: size::run },
    Bench { name: "refund", what: "how fast refunds are computed, beside JavaScript", run: refund::run },
    Bench { name: "start", what: "how soon the list shows its first row, beside an earlier bundle", run: start::run },
];

pub fn run(words: &[String]) -> Outcome<ExitCode> {
    let list: String = BENCHES.iter().map(|bench| format!("  {:<10}{}\n", bench.name, bench.what)).collect();
    let Some(name) = words.first() else {
        print!("cargo xtask bench NAME, where NAME is one of:\n{list}");
        return Ok(ExitCode::SUCCESS);
    };
    match BENCHES.iter().find(|bench| bench.name == name) {
        Some(bench) => (bench.run)(),
        None => Err(Failure::new(format!("there is no bench `{name}`"), format!("Name one of these:\n{list}"))),
    }
}
