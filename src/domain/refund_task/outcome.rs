//! The outcome of a refund, as an agent reports it on coming back from it or days later.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reference::readable;
use super::{AlternativeMethod, ImpossibleReason, TakenOn};
use crate::domain::money::Amount;

/// The outcome of a refund, as the agent reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "outcome", rename_all = "snake_case", deny_unknown_fields)]
pub enum RefundOutcome {
    Done {
        /// The provider's name for the refund; may be empty where it gives none.
        reference: String,
        /// The amount that really went back, where it is less than the task's. The rest becomes a task of its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Amount>,
    },
    Impossible {
        reason: ImpossibleReason,
        alternative: Alternative,
    },
    /// Taken on by mistake: nothing was refunded, and the task is to do again.
    NotRefunded {},
    /// A refund that was done came back: another task gives the money again.
    Bounced {
        /// The provider's words.
        reason: String,
        /// Another means than the one that failed; `null` for the same.
        #[serde(default)]
        alternative: Option<Alternative>,
    },
    /// A refund was recorded as done by mistake: it never was, or not under that name. Another task carries its money, by
    /// the same means, and the name can be recorded for the refund that has it.
    NeverMade {
        /// How the mistake came about.
        reason: String,
    },
    /// A refund that was done gave less than it was about. The rest becomes a task of its own.
    RefundedLess {
        /// The amount that really went back.
        amount: Amount,
    },
    /// A refund that was done was made a second time.
    RefundedTwice {
        /// The provider's name for the second refund; may be empty where it gives none.
        reference: String,
        /// The amount that went out too much, where it is not the task's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Amount>,
    },
    /// The money that went out too much is back with the shop.
    ExcessRecovered {
        /// Its name in the shop's books.
        reference: String,
    },
    /// The money that went out too much is left to whoever has it; for leads.
    ExcessWrittenOff {
        reason: String,
    },
    /// The rest of a refund that gave less is not given any more; or what was set aside can't be let go of, whatever the
    /// customer says.
    GivenUp {
        reason: String,
        customer_agreed: bool,
    },
}

impl RefundOutcome {
    /// *Remboursement effectué*, all of it.
    pub const fn done(reference: String) -> Self {
        Self::Done { reference, amount: None }
    }

    /// Without spaces around what was typed, nor what nobody sees in a reference: they are not kept, so they are not
    /// counted.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let mut said = self.clone();
        match &mut said {
            Self::Done { reference, .. }
            | Self::RefundedTwice { reference, .. }
            | Self::ExcessRecovered { reference } => *reference = readable(reference),
            Self::Bounced { reason, .. }
            | Self::NeverMade { reason }
            | Self::ExcessWrittenOff { reason }
            | Self::GivenUp { reason, .. } => *reason = reason.trim().to_owned(),
            Self::Impossible { .. } | Self::NotRefunded {} | Self::RefundedLess { .. } => {}
        }
        said
    }

    /// The name that the provider gave to a refund, where one is said.
    pub fn names_a_refund(&self) -> Option<String> {
        let (Self::Done { reference, .. } | Self::RefundedTwice { reference, .. }) = self else { return None };
        Some(readable(reference)).filter(|reference| !reference.is_empty())
    }

    /// True for what only the agent who took the refund on can know.
    pub const fn needs_taking_on(&self) -> bool {
        matches!(self, Self::Done { .. } | Self::Impossible { .. } | Self::NotRefunded {})
    }
}

/// Another means, and that the customer was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    pub method: AlternativeMethod,
    pub customer_agreed: bool,
}

/// A reason why a task does not move.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefundTaskRefusal {
    #[error("this refund is settled already")]
    AlreadySettled,
    #[error("this refund is taken on by another agent")]
    TakenOn(Box<TakenOn>),
    #[error("nobody has taken this refund on")]
    NotTakenOn,
    #[error("this can't have come of a refund that is where this one is")]
    DoesNotFit,
    #[error("another means needs the customer's agreement")]
    MeansNotAgreed,
    #[error("the customer does without money only if they agree")]
    GivingUpNotAgreed,
    #[error("the amount is none of this refund's")]
    WrongAmount,
    #[error("no more goes out twice than the payment captured")]
    MoreThanCaptured,
    #[error("only a lead writes money off")]
    OnlyALeadWritesOff,
    #[error("the money went back, or may have")]
    UnderWay,
}
