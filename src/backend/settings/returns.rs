//! How the shop takes returns: for how many days, and at which address.

use super::document::Section;

/// The shop's decisions about returns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReturnPolicy {
    /// The days in which one is taken; none where the shop has no such limit.
    pub days: Option<u32>,
    /// The lines of the label; empty where the seller's own address is the one.
    pub address: Vec<String>,
}

/// Ten years: who means longer has no window.
const MOST_DAYS: u32 = 3_650;

impl ReturnPolicy {
    pub(super) fn read(root: &mut Section<'_>) -> Self {
        let Some(mut section) = root.section("returns") else { return Self::default() };
        let days = section.number("days").map(|days| {
            if !(1..=MOST_DAYS).contains(&days.value) {
                days.refuse(format!("must be from 1 to {MOST_DAYS}; leave it out where there is no limit"));
            }
            days.value
        });
        let address = section.texts("address").map(|lines| lines.value.iter().map(|line| (*line).to_owned()).collect());
        section.finish();
        Self { days, address: address.unwrap_or_default() }
    }
}
