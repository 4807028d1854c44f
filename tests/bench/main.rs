//! How long the refund engine takes for a line, native and in a browser, beside the same rules in JavaScript with
//! other arithmetics. All are measured in turn, round after round, so that whatever else the machine does falls on
//! each of them alike; all must come to the same figures.
//!
//! `cargo xtask bench refund` builds what it needs and runs it.

#[expect(dead_code, reason = "the journeys, whose it is, need more of it")]
#[path = "../browser/harness/driver.rs"]
mod driver;
#[expect(dead_code, reason = "the journeys, whose it is, need more of it")]
#[path = "../browser/harness/engine.rs"]
mod engine;
mod native;
mod page;
#[expect(dead_code, reason = "the journeys, whose it is, need more of it")]
#[path = "../browser/harness/processes.rs"]
mod processes;
mod report;
mod server;
mod story;

use std::collections::BTreeMap;
use std::process::ExitCode;

use native::Native;
use page::Page;
use report::Report;

/// How many lines the notes have, and how many such notes take turns.
const SIZES: [(u32, u32); 3] = [(1, 64), (10, 64), (1_000, 4)];

const ROUNDS: usize = 101;

/// How much slower than this machine the slowest may be.
const THROTTLING: u32 = 4;

/// Nanoseconds a line, by who was measured.
type Times = BTreeMap<String, f64>;

fn main() -> ExitCode {
    let page = Page::open();
    let mut report = Report::default();
    for (lines, notes) in SIZES {
        let native = Native::new(lines, notes);
        page.ready(lines, notes);
        for _ in 0..ROUNDS {
            report.add(lines, &page.round());
            report.add(lines, &Times::from([(report::NATIVE.to_owned(), native.round())]));
        }
    }
    // The notes that the page holds now are the longest.
    page.throttle(THROTTLING);
    let whole_note: Vec<f64> = (0..ROUNDS).map(|_| page.once()).collect();
    print!("{}", report.table());
    report::verdict(&report, &whole_note)
}
