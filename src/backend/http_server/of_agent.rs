//! The mark of an answer to an agent.

use std::sync::Arc;

/// Marks the answer to an agent, and is held until it is sent: whoever is none makes room first.
#[derive(Clone)]
pub struct OfAgent {
    _held: Arc<dyn Send + Sync>,
}

impl OfAgent {
    /// With what is given back once the answer is on its way.
    pub fn until_sent(held: impl Send + Sync + 'static) -> Self {
        Self { _held: Arc::new(held) }
    }
}
