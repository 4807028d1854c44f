//! What was measured, and whether it keeps the promises.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::ExitCode;

use crate::{SIZES, THROTTLING, Times};

pub const NATIVE: &str = "Avoir, native";
const ENGINE: &str = "Avoir, WebAssembly";
const BIG_JS: &str = "big.js";

/// In the order of the table.
const PEERS: [&str; 6] = [NATIVE, ENGINE, "integer cents", "BigInt", BIG_JS, "decimal.js"];

/// How many times longer big.js takes at least.
const FASTER_THAN_BIG_JS: f64 = 5.0;

/// In milliseconds, at 60 a second.
const FRAME: f64 = 16.7;

#[derive(Default)]
pub struct Report {
    samples: BTreeMap<(u32, String), Vec<f64>>,
}

impl Report {
    pub fn add(&mut self, lines: u32, times: &Times) {
        for (name, time) in times {
            self.samples.entry((lines, name.clone())).or_default().push(*time);
        }
    }

    /// Nanoseconds a line, and in brackets how many times those of the engine in WebAssembly.
    pub fn table(&self) -> String {
        let mut table = format!("\n{:<20}", "ns a line");
        for (lines, _) in SIZES {
            write!(table, "{:>22}", format!("notes of {lines}")).expect("a String takes anything");
        }
        for name in PEERS {
            write!(table, "\n{name:<20}").expect("a String takes anything");
            for (lines, _) in SIZES {
                let time = self.median(lines, name);
                let ratio = time / self.median(lines, ENGINE);
                write!(table, "{time:>13.0} (×{ratio:>5.2})").expect("a String takes anything");
            }
        }
        table + "\n"
    }

    fn median(&self, lines: u32, name: &str) -> f64 {
        median(&self.samples[&(lines, name.to_owned())])
    }
}

/// Says which promises are kept.
pub fn verdict(report: &Report, whole_note: &[f64]) -> ExitCode {
    let times = SIZES.map(|(lines, _)| report.median(lines, BIG_JS) / report.median(lines, ENGINE));
    let least = times.into_iter().fold(f64::INFINITY, f64::min);
    let (lines, _) = SIZES[SIZES.len() - 1];
    let (once, worst) = (median(whole_note), whole_note.iter().copied().fold(0.0, f64::max));
    println!(
        "\nFaster than big.js, with an explanation of every figure: {least:.1} times, of {FASTER_THAN_BIG_JS} at least"
    );
    println!(
        "A whole note of {lines} lines, {THROTTLING} times CPU throttling: {once:.1} ms, at worst {worst:.1}, of a frame's {FRAME}"
    );
    if least >= FASTER_THAN_BIG_JS && once <= FRAME { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn median(samples: &[f64]) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}
