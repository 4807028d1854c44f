//! What of *À terminer* is shown: one agent's, or what waits for one thing.

use crate::api::refund_tasks::{Missing, Unfinished};

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnfinishedFilter {
    /// By name.
    pub agent: Option<String>,
    pub missing: Option<Missing>,
}

impl UnfinishedFilter {
    pub fn takes(&self, item: &Unfinished) -> bool {
        let is_of = |agent: &String| item.agents().any(|name| name == agent);
        self.agent.as_ref().is_none_or(is_of) && self.missing.is_none_or(|missing| item.waits_for(missing))
    }
}
