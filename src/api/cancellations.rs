//! The steps of a cancellation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::order_write::order_write;
use crate::domain::cancellation::ContactChannel;
use crate::domain::money::Amount;
use crate::domain::order::OrderNumber;

/// POST `/orders/{number}/cancellation/check`: can it still be cancelled?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckCancellation {
    pub number: OrderNumber,
}

order_write!(CheckCancellation { number: OrderNumber } = Post "/orders/{number}/cancellation/check");

/// POST `/orders/{number}/cancellation/confirm`: holds the order in the warehouse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmCancellation {
    pub number: OrderNumber,
}

order_write!(ConfirmCancellation { number: OrderNumber } = Post "/orders/{number}/cancellation/confirm");

/// POST `/orders/{number}/cancellation/request`: cancels the order, issues the credit note for all that is
/// left and makes one refund task a payment, in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestCancellation {
    pub number: OrderNumber,
    pub body: RequestCancellationBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestCancellationBody {
    pub contact_channel: ContactChannel,
    /// The total that the agent was shown. The backend computes it again and refuses a difference
    /// (`quote_mismatch`).
    pub expected_total: Amount,
}

order_write!(RequestCancellation { number: OrderNumber, body: RequestCancellationBody }
    = Post "/orders/{number}/cancellation/request");
