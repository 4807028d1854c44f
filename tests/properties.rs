//! What holds for every order, every history of refunds and every draft, tried on ten thousand of each.
//! `PROPTEST_CASES` sets another number.

#[path = "properties/amounts.rs"]
mod amounts;
#[path = "properties/conservation.rs"]
mod conservation;
#[path = "properties/discounts.rs"]
mod discounts;
#[cfg(feature = "backend")]
#[path = "properties/documents.rs"]
mod documents;
#[path = "properties/drafts.rs"]
mod drafts;
#[path = "properties/everything.rs"]
mod everything;
#[path = "properties/provider_pages.rs"]
mod provider_pages;
#[path = "properties/split.rs"]
mod split;
#[path = "properties/story.rs"]
mod story;
#[path = "properties/typed.rs"]
mod typed;
#[path = "properties/units.rs"]
mod units;
#[path = "properties/world.rs"]
mod world;

use proptest::test_runner::Config;

fn ten_thousand() -> Config {
    so_many(10_000)
}

/// So many cases, unless proptest's own variable says how many.
fn so_many(usual: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    Config { cases: asked.unwrap_or(usual), failure_persistence: None, ..Config::default() }
}
