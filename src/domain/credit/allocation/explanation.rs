//! Why a payment gives back this much.

use schemars::JsonSchema;
#[cfg(target_arch = "wasm32")]
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::domain::money::Amount;

/// The rule and the numbers put in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "rule", rename_all = "snake_case")]
#[cfg_attr(target_arch = "wasm32", serde(from = "IgnoredAny"), schemars(!from))]
pub enum ShareExplanation {
    /// `total × left / all_left`; the minor units that rounding down leaves go to the largest remainders.
    Proportional { total: Amount, left: Amount, all_left: Amount },
    /// In its turn, the smaller of what it had `left` and what was `still_due`.
    InTurn { left: Amount, still_due: Amount },
    /// As typed, of what it had `left`.
    Typed { left: Amount },
    /// Takes back the figure of the note that is corrected.
    Reversed,
    /// A rule that this version does not know.
    #[serde(other)]
    Unknown,
}

/// In the browser, which explains no figures but those of quotes that it computed, every rule from the wire is one
/// that it doesn't know.
#[cfg(target_arch = "wasm32")]
impl From<IgnoredAny> for ShareExplanation {
    fn from(_: IgnoredAny) -> Self {
        Self::Unknown
    }
}
