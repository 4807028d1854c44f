//! The modification switch of an order.

use serde::{Deserialize, Serialize};

use super::call::{Call, Method, OrderWrite, fill};
use super::operations::OperationKind;
use super::orders::OrderDetail;
use crate::domain::order::OrderNumber;

/// POST `/orders/{number}/modification`: MOD on. Takes the lease, or renews one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenModification {
    pub number: OrderNumber,
    pub body: OpenModificationBody,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenModificationBody {
    /// A lead takes another agent's lease.
    #[serde(default)]
    pub take_over: bool,
}

impl Call for OpenModification {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/{number}/modification";
    type Body = OpenModificationBody;
    type Response = OrderDetail;

    fn path(&self) -> String {
        fill(Self::PATH, &self.number.0)
    }

    fn body(&self) -> Option<&Self::Body> {
        Some(&self.body)
    }
}

impl OrderWrite for OpenModification {
    const KIND: OperationKind = OperationKind::OpenModification;

    fn order(&self) -> &OrderNumber {
        &self.number
    }
}

/// DELETE `/orders/{number}/modification`: MOD off. Releases the lease, and the warehouse's hold while the
/// order is not cancelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloseModification {
    pub number: OrderNumber,
}

impl Call for CloseModification {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/orders/{number}/modification";
    type Body = ();
    type Response = OrderDetail;

    fn path(&self) -> String {
        fill(Self::PATH, &self.number.0)
    }
}

impl OrderWrite for CloseModification {
    const KIND: OperationKind = OperationKind::CloseModification;

    fn order(&self) -> &OrderNumber {
        &self.number
    }
}
