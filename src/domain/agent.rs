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
        /// May take over another agent's lease, and say yes or no to what is above another's limit.
        Lead = "lead",
        /// Reads and exports, and changes nothing.
        Accountant = "accountant",
        /// May all that a lead may.
        Admin = "admin",
        /// A till of the shop: looks up what a credit note can still give and says what was used of it, and nothing else.
        Till = "till",
    }
}

impl Role {
    /// Whether it has a lead's rights.
    pub const fn leads(self) -> bool {
        matches!(self, Self::Lead | Self::Admin)
    }

    /// Whether it is no person's: what it may do, it does by the API, and never at the desk.
    pub const fn is_a_till(self) -> bool {
        matches!(self, Self::Till)
    }

    /// Whether it only reads.
    pub const fn only_reads(self) -> bool {
        matches!(self, Self::Accountant)
    }
}

/// An agent as others see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agent {
    pub id: AgentId,
    pub name: String,
    pub role: Role,
}
