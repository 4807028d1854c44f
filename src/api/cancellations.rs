//! The steps of a cancellation.

use serde::{Deserialize, Serialize};

use super::call::{Call, Method, OrderWrite, fill};
use super::operations::OperationKind;
use super::orders::OrderDetail;
use crate::domain::cancellation::ContactChannel;
use crate::domain::money::Amount;
use crate::domain::order::OrderNumber;

/// POST `/orders/{number}/cancellation/check`: can it still be cancelled?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckCancellation {
    pub number: OrderNumber,
}

impl Call for CheckCancellation {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/{number}/cancellation/check";
    type Body = ();
    type Response = OrderDetail;

    fn path(&self) -> String {
        fill(Self::PATH, &self.number.0)
    }
}

impl OrderWrite for CheckCancellation {
    const KIND: OperationKind = OperationKind::CheckCancellation;

    fn order(&self) -> &OrderNumber {
        &self.number
    }
}

/// POST `/orders/{number}/cancellation/confirm`: holds the order in the warehouse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmCancellation {
    pub number: OrderNumber,
}

impl Call for ConfirmCancellation {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/{number}/cancellation/confirm";
    type Body = ();
    type Response = OrderDetail;

    fn path(&self) -> String {
        fill(Self::PATH, &self.number.0)
    }
}

impl OrderWrite for ConfirmCancellation {
    const KIND: OperationKind = OperationKind::ConfirmCancellation;

    fn order(&self) -> &OrderNumber {
        &self.number
    }
}

/// POST `/orders/{number}/cancellation/request`: cancels the order, issues the credit note for all that is
/// left and makes one refund task a payment, in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestCancellation {
    pub number: OrderNumber,
    pub body: RequestCancellationBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RequestCancellationBody {
    pub contact_channel: ContactChannel,
    /// The total that the agent was shown. The backend computes it again and refuses a difference
    /// (`quote_mismatch`).
    pub expected_total: Amount,
}

impl Call for RequestCancellation {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/{number}/cancellation/request";
    type Body = RequestCancellationBody;
    type Response = OrderDetail;

    fn path(&self) -> String {
        fill(Self::PATH, &self.number.0)
    }

    fn body(&self) -> Option<&Self::Body> {
        Some(&self.body)
    }
}

impl OrderWrite for RequestCancellation {
    const KIND: OperationKind = OperationKind::RequestCancellation;

    fn order(&self) -> &OrderNumber {
        &self.number
    }
}
