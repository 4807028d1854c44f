//! A credit note as an agent asks for it. It may be wrong in every way, because [`super::engine::quote`] says how.
//! A field that it does not know is refused, because a slip in a name must not credit something else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allocation::Allocation;
use super::terms::{AdjustmentTax, Basis, Payout, Restock};
use super::unit_condition::LineRestock;
use crate::domain::money::Amount;
use crate::domain::order::LineId;
use crate::domain::returns::ReturnNumber;

/// A credit note as asked for. What is left out is asked for by nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CreditNoteDraft {
    pub lines: Vec<LineDraft>,
    pub shipping: Vec<ChargeDraft>,
    pub fees: Vec<ChargeDraft>,
    pub adjustment: Option<AdjustmentDraft>,
    #[schemars(with = "bool")]
    pub restock: Restock,
    pub reason: String,
    pub allocation: Allocation,
    #[serde(skip_serializing_if = "Payout::is_full")]
    pub payout: Payout,
    /// The return that it is about.
    #[serde(rename = "return", skip_serializing_if = "Option::is_none")]
    pub for_return: Option<ReturnNumber>,
    /// The total that the asker computed; another one is refused.
    pub expected_total: Option<Amount>,
}

/// Units of a line (`quantity`), a part of its value (`amount`), or units at a typed amount (both).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineDraft {
    pub line: LineId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    #[serde(default)]
    pub basis: Basis,
    /// Set where it differs from the note's, or where the condition of the units is said: then they come to the quantity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restock: Option<LineRestock>,
}

/// An amount of a parcel's shipping or of a fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChargeDraft {
    pub id: LineId,
    pub amount: Amount,
    #[serde(default)]
    pub basis: Basis,
}

/// Goodwill (above zero) or a fee that is kept (below), always gross.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentDraft {
    pub amount: Amount,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub tax: AdjustmentTax,
}

/// Which way an adjustment goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AdjustmentKind {
    /// *Geste commercial*: more than the items.
    Goodwill,
    /// *Frais retenus*: less.
    Fee,
}

impl AdjustmentKind {
    pub const ALL: [Self; 2] = [Self::Goodwill, Self::Fee];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Goodwill => "goodwill",
            Self::Fee => "fee",
        }
    }

    /// Which way this amount goes, and how far; none for zero.
    pub fn of(amount: Amount) -> Option<(Self, Amount)> {
        let kind = if amount.is_negative() { Self::Fee } else { Self::Goodwill };
        (!amount.is_zero()).then(|| (kind, amount.distance(amount.zero_alike())))
    }

    /// With its sign.
    pub fn signed(self, magnitude: Amount) -> Amount {
        match self {
            Self::Goodwill => magnitude,
            Self::Fee => -magnitude,
        }
    }
}
