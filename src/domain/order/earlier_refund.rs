//! What a shop gave back of an order before the order came here. It counts like a credit note of ours in every rule, and
//! has no number of ours.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{LineId, Order};
use crate::domain::money::{Amount, total};
use crate::domain::payment::PaymentId;
use crate::domain::timestamp::Timestamp;

/// A refund that was made elsewhere. What it credits is what its payments gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EarlierRefund {
    /// As the shop names it.
    pub id: String,
    pub at: Timestamp,
    /// The number of the credit note that the shop issued for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(default)]
    pub lines: Vec<RefundedLine>,
    #[serde(default)]
    pub shipping: Vec<RefundedCharge>,
    #[serde(default)]
    pub fees: Vec<RefundedCharge>,
    /// Goodwill beyond the items, or (negative) a fee that was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjustment: Option<Amount>,
    #[serde(default)]
    pub payments: Vec<RefundedPayment>,
    /// Money of which nobody knows what it was for: no line has less because of it, but the order has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unassigned: Option<Amount>,
}

/// Units of a line that were given back, or (quantity 0) a part of its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefundedLine {
    pub line: LineId,
    pub quantity: u32,
    pub gross: Amount,
}

/// What was given back of a parcel or a fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefundedCharge {
    pub id: LineId,
    pub gross: Amount,
}

/// What a payment gave back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefundedPayment {
    pub payment: PaymentId,
    pub amount: Amount,
    /// The provider's name for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

impl EarlierRefund {
    /// A refund of which no more is known than what the payments gave.
    pub fn of_payments(id: String, at: Timestamp, payments: Vec<RefundedPayment>) -> Self {
        Self {
            id,
            at,
            document: None,
            reason: None,
            lines: Vec::new(),
            shipping: Vec::new(),
            fees: Vec::new(),
            adjustment: None,
            payments,
            unassigned: None,
        }
    }

    /// What it credited, with taxes; in the currency of `zero`.
    pub fn credited(&self, zero: Amount) -> Amount {
        let charges = self.shipping.iter().chain(&self.fees).map(|charge| charge.gross);
        let items = self.lines.iter().map(|line| line.gross).chain(charges);
        items.chain(self.adjustment).chain(self.unassigned).fold(zero, |sum, amount| sum + amount)
    }

    /// The money that went back; in the currency of `zero`.
    pub fn paid_out(&self, zero: Amount) -> Amount {
        self.payments.iter().fold(zero, |sum, payment| sum + payment.amount)
    }
}

impl Order {
    /// The money that went back before the order came here.
    pub fn refunded_earlier(&self) -> Amount {
        let payments = self.earlier_refunds.iter().flat_map(|refund| &refund.payments);
        total(self.currency, payments.map(|payment| payment.amount))
    }
}
