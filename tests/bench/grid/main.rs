//! How the list bears 100,000 orders in a browser, beside grids that others would build it with and beside one that is
//! written by hand, which shows what the browser itself takes. All are measured in turn, round after round, so that
//! whatever else the machine does falls on each of them alike.
//!
//! What a page shows is judged at the end of each frame, against rows that are worked out from the orders themselves. A
//! latency is counted from the event's own time to after the paint of the first frame that is right, so in steps of a frame;
//! a key that changes nothing shows the smallest. Work is what the main thread did, which other programs disturb less.
//!
//! `cargo xtask bench grid` builds what it needs and runs it.

mod chromium;
mod expected;
mod measure;
mod names;
mod orders;
mod page;
#[expect(dead_code, reason = "the journeys, whose it is, need more of it")]
#[path = "../../browser/harness/processes.rs"]
mod processes;
mod report;
mod samples;
mod shop;
mod site;
mod tab;
mod visit;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::Value;

use chromium::Chromium;
use expected::Expected;
use orders::{Order, orders};
use page::{DESK, DESK_PLACES, PEERS, Page};
use samples::Samples;
use shop::Shop;
use tab::Outcome;

const FEW: u32 = 1_000;
const MANY: u32 = 100_000;

/// Loads of few orders in a round: short, and so the most easily disturbed.
const LOADS: usize = 3;

fn main() -> ExitCode {
    let rounds: usize = variable("AVOIR_BENCH_ROUNDS").to_string_lossy().parse().expect("a number of rounds");
    let chromium = Chromium::start();
    let many = orders(MANY);
    let few = &many[..FEW as usize];
    let bundle = PathBuf::from(variable("AVOIR_BENCH_BUNDLE"));
    let shops = [few, &many].map(|orders| Shop::open(&bundle, orders, &chromium));
    let mut pages = vec![desk(&shops)];
    pages.extend(peers(Path::new(&variable("AVOIR_BENCH_PAGES")), few, &many));
    let [few, many] = [few, &many].map(Expected::of);

    let mut samples = Samples::default();
    for round in 0..rounds {
        // None is always first.
        pages.rotate_left(1);
        for _ in 0..LOADS {
            each(&pages, &mut samples, |page, samples| visit::load_few(&chromium, page, &few, samples));
        }
        each(&pages, &mut samples, |page, samples| visit::search_and_sort(&chromium, page, &many, round, samples));
        let scrolling: Vec<&Page> = pages.iter().filter(|page| page.name != page::STREAMING).collect();
        each(scrolling, &mut samples, |page, samples| visit::scroll(&chromium, page, &many, samples));
        eprintln!("{} of {rounds} rounds", round + 1);
    }
    print!("{}\n{}, {rounds} rounds.\n", report::table(&samples), chromium.version());
    report::exit_code(&samples)
}

/// Visits one page after the other; one that fails leaves the others be.
fn each<'a>(
    pages: impl IntoIterator<Item = &'a Page>,
    samples: &mut Samples,
    visit: impl Fn(&Page, &mut Samples) -> Outcome<()>,
) {
    for page in pages {
        samples.feel_the_machine();
        if let Err(failure) = visit(page, samples) {
            eprintln!("{}: {failure}", page.name);
            samples.failures.push((page.name, failure));
        }
    }
}

fn desk([few, many]: &[Shop; 2]) -> Page {
    Page {
        name: DESK,
        places: DESK_PLACES,
        few: format!("{}/orders", few.origin),
        many: format!("{}/orders", many.origin),
        cookies: [few.cookies.clone(), many.cookies.clone()],
    }
}

fn peers(built: &Path, few: &[Order], many: &[Order]) -> Vec<Page> {
    let data = [few, many].map(|orders| {
        // As a server compresses what many ask for; at its best it would take minutes.
        (format!("/orders-{}.json", orders.len()), site::compressed(orders::for_pages(orders).as_bytes(), 9))
    });
    let peers = PEERS.map(|(name, places)| {
        let mut files = site::folder(&built.join(name));
        files.extend(data.clone());
        let origin = site::serve(files);
        let at = |count: u32| format!("{origin}/?n={count}");
        Page { name, places, few: at(FEW), many: at(MANY), cookies: [const { Value::Array(Vec::new()) }; 2] }
    });
    peers.into()
}

fn variable(name: &str) -> std::ffi::OsString {
    env::var_os(name).expect("it is set by `cargo xtask bench grid`")
}
