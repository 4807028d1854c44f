//! Who acts.

#[cfg(test)]
pub(crate) mod fixture;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An agent by the identifier the backend gave them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct AgentId(pub String);

/// What an agent may do beyond handling orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Agent,
    /// May take over another agent's lease.
    Lead,
}

/// An agent as others see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agent {
    pub id: AgentId,
    pub name: String,
    pub role: Role,
}
