//! The name of a return.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::order::OrderNumber;

/// The number that customers write on the parcel: the order's, and which of its returns it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ReturnNumber(pub String);

impl ReturnNumber {
    /// The name of the return that an order gets after so many.
    pub fn after(order: &OrderNumber, returns: usize) -> Self {
        Self(format!("{order}-RET{}", returns.saturating_add(1)))
    }
}

impl fmt::Display for ReturnNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
