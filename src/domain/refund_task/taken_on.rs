//! A refund that an agent makes now.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::agent::Agent;
use crate::domain::timestamp::Timestamp;

/// Who has a refund on, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TakenOn {
    pub by: Agent,
    pub at: Timestamp,
}
