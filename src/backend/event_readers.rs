//! Who follows the orders: each agent at a few screens, and no more.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::agent::AgentId;

/// Screens at which an agent follows the orders at once.
const MOST_OF_AGENT: usize = 12;

/// All who follow; clones share it.
#[derive(Clone, Debug, Default)]
pub struct EventReaders(Arc<Mutex<HashMap<AgentId, usize>>>);

/// One who follows, until it is dropped.
#[derive(Debug)]
pub struct EventReader {
    readers: EventReaders,
    agent: AgentId,
}

impl EventReaders {
    /// One more; `None` where the agent has as many as an agent may have.
    pub fn admit(&self, agent: &AgentId) -> Option<EventReader> {
        let mut readers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = readers.entry(agent.clone()).or_default();
        (*count < MOST_OF_AGENT).then(|| {
            *count += 1;
            EventReader { readers: self.clone(), agent: agent.clone() }
        })
    }
}

impl Drop for EventReader {
    fn drop(&mut self) {
        let mut readers = self.readers.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = readers.get_mut(&self.agent) {
            *count -= 1;
            if *count == 0 {
                readers.remove(&self.agent);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agent_follows_at_a_few_screens_and_others_follow_all_the_same() {
        let (readers, awa, ben) = (EventReaders::default(), AgentId("awa".into()), AgentId("ben".into()));
        let mut screens: Vec<_> = (0..MOST_OF_AGENT).map(|_| readers.admit(&awa).expect("room")).collect();
        assert!(readers.admit(&awa).is_none());
        assert!(readers.admit(&ben).is_some());
        screens.pop();
        assert!(readers.admit(&awa).is_some());
        drop(screens);
        assert!(readers.0.lock().unwrap().is_empty());
    }
}
