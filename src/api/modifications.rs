//! The modification switch of an order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::order_write::order_write;
use crate::domain::order::OrderNumber;

/// POST `/orders/{number}/modification`: MOD on. Takes the lease, or renews one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenModification {
    pub number: OrderNumber,
    pub body: OpenModificationBody,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenModificationBody {
    /// A lead takes another agent's lease.
    #[serde(default)]
    pub take_over: bool,
}

order_write!(OpenModification { number: OrderNumber, body: OpenModificationBody }
    = Post "/orders/{number}/modification");

/// DELETE `/orders/{number}/modification`: MOD off. Releases the lease, and the warehouse's hold while the
/// order is not cancelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloseModification {
    pub number: OrderNumber,
}

order_write!(CloseModification { number: OrderNumber } = Delete "/orders/{number}/modification");
