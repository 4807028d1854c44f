//! The refusal of a draft, and the limits that lowered what it asks for.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::place::Place;
use crate::domain::money::Amount;

/// A limit that a refund meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Cap {
    /// The units that are left, or what they cost and what was withheld from units before.
    Unit,
    /// The rest of the line.
    Line,
    /// The rest of the parcel's shipping.
    Parcel,
    /// The rest of the fee.
    Fee,
    /// The rest of a tax.
    Tax,
    /// The rest of a payment.
    Payment,
    /// Gift-card money goes back only by cancelling the order (*Gift cards*).
    GiftCard,
    /// The cost of the order, less its credit notes.
    Order,
    /// The money that was really captured, less what went back.
    Captured,
    /// What was paid beyond the price of the order, less what went back of it.
    Overpayment,
    #[serde(other)]
    Unknown,
}

/// A cap that lowered a figure: `asked` would have been due, `limit` is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BindingCap {
    /// The place in the draft; on the wire a JSON pointer (RFC 6901).
    #[serde(rename = "pointer")]
    #[schemars(with = "String")]
    pub place: Place,
    pub cap: Cap,
    pub asked: Amount,
    pub limit: Amount,
}

/// One problem of a draft, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefundRefusal {
    #[serde(rename = "pointer")]
    #[schemars(with = "String")]
    pub place: Place,
    #[serde(flatten)]
    pub problem: RefundProblem,
}

impl fmt::Display for RefundRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl std::error::Error for RefundRefusal {}

/// A problem of a draft. On the wire its name is the `code`, and the numbers stand beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum RefundProblem {
    #[error("the order has no such line, parcel or fee")]
    UnknownItem,
    #[error("the order has no such payment")]
    UnknownPayment,
    #[error("it is in the draft already")]
    AskedTwice,
    #[error("a quantity or an amount is needed")]
    NothingAsked,
    #[error("a quantity is at least one")]
    QuantityNotPositive,
    #[error("an amount must be more than zero")]
    AmountNotPositive,
    #[error("an amount of this order has exactly {digits} digits after the point")]
    WrongDigits { digits: u8 },
    #[error("only {refundable} are left to refund, not {asked}")]
    QuantityExceedsRefundable { asked: i64, refundable: i64 },
    #[error("only {refundable} is left to refund, not {asked}")]
    AmountExceedsRefundable { cap: Cap, asked: Amount, refundable: Amount },
    #[error("the conditions of the units come to {told}, not to {quantity}")]
    ConditionsDiffer { told: i64, quantity: i64 },
    #[error("only {sound} that came back sound can go on the shelf, not {asked}")]
    RestockExceedsSound { asked: i64, sound: i64 },
    #[error("at most {others} never left, not {asked}: the others came back, or are to")]
    NeverLeftExceedsOthers { asked: i64, others: i64 },
    #[error("nothing is refunded")]
    NothingToRefund,
    #[error("the fee of {fee} is more than the {refunded} it would be kept from")]
    FeeExceedsRefund { fee: Amount, refunded: Amount },
    #[error("only a cancellation settles every tax")]
    TaxTreatmentNotAllowed,
    #[error("the split comes to {split}, not to the total of {total}")]
    SplitDiffers { split: Amount, total: Amount },
    #[error("the total is {computed}, not {expected}")]
    QuoteMismatch { expected: Amount, computed: Amount },
    #[error("a reason is needed")]
    ReasonMissing,
    #[error("a text has at most {limit} characters")]
    TextTooLong { limit: usize },
    #[error("the order's discount is not spread over its lines yet")]
    DiscountNotSpread,
    #[error("a problem that this version does not know")]
    #[serde(other)]
    Unknown,
}

/// The rest that a limit leaves to refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Units(i64),
    Amount(Cap, Amount),
}

impl RefundProblem {
    /// The limit that was exceeded.
    pub const fn limit(&self) -> Option<Limit> {
        match *self {
            Self::QuantityExceedsRefundable { refundable, .. } => Some(Limit::Units(refundable)),
            Self::AmountExceedsRefundable { cap, refundable, .. } => Some(Limit::Amount(cap, refundable)),
            _ => None,
        }
    }

    /// Its name on the wire; these never change.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownItem => "unknown_item",
            Self::UnknownPayment => "unknown_payment",
            Self::AskedTwice => "asked_twice",
            Self::NothingAsked => "nothing_asked",
            Self::QuantityNotPositive => "quantity_not_positive",
            Self::AmountNotPositive => "amount_not_positive",
            Self::WrongDigits { .. } => "wrong_digits",
            Self::QuantityExceedsRefundable { .. } => "quantity_exceeds_refundable",
            Self::AmountExceedsRefundable { .. } => "amount_exceeds_refundable",
            Self::ConditionsDiffer { .. } => "conditions_differ",
            Self::RestockExceedsSound { .. } => "restock_exceeds_sound",
            Self::NeverLeftExceedsOthers { .. } => "never_left_exceeds_others",
            Self::NothingToRefund => "nothing_to_refund",
            Self::FeeExceedsRefund { .. } => "fee_exceeds_refund",
            Self::TaxTreatmentNotAllowed => "tax_treatment_not_allowed",
            Self::SplitDiffers { .. } => "split_differs",
            Self::QuoteMismatch { .. } => "quote_mismatch",
            Self::ReasonMissing => "reason_missing",
            Self::TextTooLong { .. } => "text_too_long",
            Self::DiscountNotSpread => "discount_not_spread",
            Self::Unknown => "unknown",
        }
    }
}

/// Problems and caps, gathered in the order of the draft.
#[derive(Default)]
pub(super) struct Report {
    pub refusals: Vec<RefundRefusal>,
    pub caps: Vec<BindingCap>,
}

impl Report {
    pub fn refuse(&mut self, place: Place, problem: RefundProblem) {
        self.refusals.push(RefundRefusal { place, problem });
    }

    /// The caps, when there was no problem.
    pub fn sound(self) -> Result<Vec<BindingCap>, Vec<RefundRefusal>> {
        if self.refusals.is_empty() { Ok(self.caps) } else { Err(self.refusals) }
    }
}
