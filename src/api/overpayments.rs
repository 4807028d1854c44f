//! Overpayments (*trop-perçus*): money above the price of an order goes back on no credit note.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::order_write::order_write;
use crate::domain::money::Amount;
use crate::domain::order::OrderNumber;
use crate::domain::payment::PaymentId;

/// POST `/orders/{number}/overpayment-refunds`: makes the refund task that gives an overpayment back, or a part of it. It
/// never uses up what the goods may be credited. Refused while another agent has MOD on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundOverpayment {
    pub number: OrderNumber,
    pub body: RefundOverpaymentBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundOverpaymentBody {
    /// The payment that gives it back.
    pub payment: PaymentId,
    pub amount: Amount,
    /// How it came about; kept with the refund.
    pub reason: String,
}

order_write!(RefundOverpayment { number: OrderNumber, body: RefundOverpaymentBody }
    = Post "/orders/{number}/overpayment-refunds");
