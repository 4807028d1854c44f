//! An agent for tests.

use super::{Agent, AgentId, Role};

/// No lead, and known by the name alone.
pub fn agent(name: &str) -> Agent {
    Agent { id: AgentId(name.to_owned()), name: name.to_owned(), role: Role::Agent }
}

/// A lead of this name.
pub fn lead(name: &str) -> Agent {
    Agent { role: Role::Lead, ..agent(name) }
}
