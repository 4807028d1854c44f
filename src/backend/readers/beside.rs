//! What files say of orders beside the orders themselves: held as it is written, and decoded for the order that it is of.

use std::collections::BTreeMap;

use serde_json::Value;

/// Texts of JSON, by what an order knows them by.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside(BTreeMap<String, Vec<Box<str>>>);

impl Beside {
    pub fn add(&mut self, key: String, text: Box<str>) {
        self.0.entry(key).or_default().push(text);
    }

    /// In the order in which they were added.
    pub fn of(&self, key: &str) -> impl Iterator<Item = Value> {
        self.0.get(key).into_iter().flatten().filter_map(|text| serde_json::from_str(text).ok())
    }
}
