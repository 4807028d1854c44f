//! The explanation of a figure: the rule, and the numbers put in. Screens render it in the reader's language.
//! A reader meets rules that it doesn't know as `Unknown`: another backend may have more.

use schemars::JsonSchema;
#[cfg(target_arch = "wasm32")]
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::terms::Basis;
use crate::domain::money::Amount;

/// The rule for the gross amount of a line, parcel or fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "rule", rename_all = "snake_case")]
#[cfg_attr(target_arch = "wasm32", serde(from = "IgnoredAny"), schemars(!from))]
pub enum Explanation {
    /// `round(charged × (before + quantity) / units) − round(charged × before / units)`
    Units { charged: Amount, units: u32, before: i64, quantity: i64 },
    /// The last units of the line take `charged − given − withheld`: what is left, except what was withheld
    /// on purpose from units before.
    LastUnits { charged: Amount, given: Amount, withheld: Amount },
    /// The units' share is more than what is left of the line, so they take what is left.
    UnitsUpToRest { share: Amount, left: Amount },
    /// Units at a typed amount instead of their share.
    TypedUnits { typed: Amount, basis: Basis, share: Amount, left: Amount },
    /// A typed part of what is left.
    Value { typed: Amount, basis: Basis, left: Amount },
    /// Takes back the figure of the note that is corrected.
    Reversed,
    #[serde(other)]
    Unknown,
}

/// The rule for the amount of a tax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "rule", rename_all = "snake_case")]
#[cfg_attr(target_arch = "wasm32", serde(from = "IgnoredAny"), schemars(!from))]
pub enum TaxExplanation {
    /// `round(charged × (before + now) / whole) − given`: of `whole`, gross or net, `before` was given back
    /// earlier, and `given` of this tax with it.
    Share { charged: Amount, given: Amount, before: Amount, now: Amount, whole: Amount, basis: Basis },
    /// `charged − given`: what takes the rest of a line takes the rest of its taxes.
    Rest { charged: Amount, given: Amount },
    /// The share would have been `share`, more or less than the tax, or its line, has left.
    Bounded { charged: Amount, given: Amount, share: Amount },
    /// `round(amount × tax / gross)`: an adjustment that holds tax as the items with this `gross` do.
    AsItems { amount: Amount, tax: Amount, gross: Amount },
    /// Takes back the figure of the note that is corrected.
    Reversed,
    #[serde(other)]
    Unknown,
}

impl TaxExplanation {
    /// What was given back of `whole` with this note, of a share.
    pub fn so_far(&self) -> Option<Amount> {
        match *self {
            Self::Share { before, now, .. } => Some(before + now),
            _ => None,
        }
    }
}

/// The rule for the share of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "rule", rename_all = "snake_case")]
#[cfg_attr(target_arch = "wasm32", serde(from = "IgnoredAny"), schemars(!from))]
pub enum ShareExplanation {
    /// `total × left / all_left`; the minor units that rounding down leaves go to the largest remainders.
    Proportional { total: Amount, left: Amount, all_left: Amount },
    /// In its turn, the smaller of what it had `left` and what was `still_due`.
    InTurn { left: Amount, still_due: Amount },
    /// Typed, of what it had `left`.
    Typed { left: Amount },
    /// Takes back the figure of the note that is corrected.
    Reversed,
    /// A rule that this version does not know.
    #[serde(other)]
    Unknown,
}

/// The parts of a sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Parts {
    pub lines: Amount,
    pub shipping: Amount,
    pub fees: Amount,
    pub adjustment: Amount,
}

impl Parts {
    /// Without the adjustment.
    pub fn items(&self) -> Amount {
        self.lines + self.shipping + self.fees
    }

    pub fn sum(&self) -> Amount {
        self.items() + self.adjustment
    }
}

/// In the browser, which explains no figures but those of quotes that it computed, every rule from the wire is one
/// that it doesn't know.
#[cfg(target_arch = "wasm32")]
impl From<IgnoredAny> for Explanation {
    fn from(_: IgnoredAny) -> Self {
        Self::Unknown
    }
}

#[cfg(target_arch = "wasm32")]
impl From<IgnoredAny> for TaxExplanation {
    fn from(_: IgnoredAny) -> Self {
        Self::Unknown
    }
}

#[cfg(target_arch = "wasm32")]
impl From<IgnoredAny> for ShareExplanation {
    fn from(_: IgnoredAny) -> Self {
        Self::Unknown
    }
}
