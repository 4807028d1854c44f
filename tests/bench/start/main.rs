//! How long an agent waits for the first row of the list: in Chromium, over lines of three kinds, with nothing in the
//! browser's cache and then again. Bundles take turns, round after round, so that whatever else the machine does falls
//! on each of them alike.
//!
//! `cargo xtask bench start` builds what it needs and runs it.

#[expect(dead_code, reason = "the journeys, whose it is, need more of it")]
#[path = "../../browser/harness/driver.rs"]
mod driver;
#[expect(dead_code, reason = "the journeys, whose it is, need more of it")]
#[path = "../../browser/harness/engine.rs"]
mod engine;
mod line;
mod page;
#[expect(dead_code, reason = "the journeys, whose it is, need more of it")]
#[path = "../../browser/harness/processes.rs"]
mod processes;
mod report;
mod shop;

use std::env;
use std::process::ExitCode;

use line::LINES;
use page::Page;
use report::Report;
use shop::Shop;

/// Times that each bundle is opened on each line, with an empty cache and then again.
const ROUNDS: usize = 7;

/// The bundle that is measured, and the one that it is compared with.
const BUNDLES: [(&str, &str); 2] = [("now", "AVOIR_BENCH_BUNDLE"), ("before", "AVOIR_BENCH_BUNDLE_BEFORE")];

fn main() -> ExitCode {
    let named = BUNDLES.iter().filter_map(|(name, variable)| Some((*name, env::var_os(variable)?)));
    let pages: Vec<(&str, Page, Shop)> = named
        .map(|(name, folder)| {
            let shop = Shop::open(folder.as_ref());
            (name, Page::signed_in(&shop), shop)
        })
        .collect();
    assert!(!pages.is_empty(), "Run `cargo xtask bench start`: it builds what is measured.");
    let mut report = Report::default();
    for line in &LINES {
        for _ in 0..ROUNDS {
            for (name, page, _) in &pages {
                report.add(line, name, page.open(line));
            }
        }
    }
    print!("{}", report.table());
    report.verdict()
}
