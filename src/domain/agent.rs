//! The person who acts.

#[cfg(any(test, feature = "fixtures"))]
pub mod fixture;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::wire_words::wire_words;

/// An agent by the identifier the backend gave them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct AgentId(pub String);

wire_words! {
    /// An agent's rights beyond handling orders.
    pub enum Role {
        Agent = "agent",
        /// May take over another agent's lease.
        Lead = "lead",
    }
}

/// An agent as others see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agent {
    pub id: AgentId,
    pub name: String,
    pub role: Role,
}
