//! The state of a refund, and what is known of its money.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ImpossibleReason, RefundTaskId, SeenAmount, TakenOn};
use crate::domain::agent::{Agent, AgentId};
use crate::domain::credit::CreditNoteNumber;
use crate::domain::money::Amount;
use crate::domain::timestamp::Timestamp;

/// Up to here an agent still knows what they did.
const FRESH: time::Duration = time::Duration::minutes(5);

/// The state of a refund. Its arrows are in [`super::RefundTask::after`] alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RefundState {
    ToDo,
    /// An agent took it on: opened the provider's portal, or went to make it by hand. Whether the money went back is
    /// not known yet.
    Opened {
        at: Timestamp,
        /// Whoever else takes the task up asks them, or looks at the provider's.
        by: Agent,
    },
    /// *Remboursement effectué*
    Done {
        /// The provider's name for the refund.
        reference: String,
        at: Timestamp,
        /// Where less went back than the task is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        less: Option<GivenLess>,
        /// Where money went out a second time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        excess: Option<Excess>,
        /// What the provider's page showed of it, where its agent had it read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen: Option<SeenAmount>,
    },
    /// A till of the shop took it before anybody went to give it back: the customer has it as credit.
    UsedAtTill {
        /// The number on the till's receipt.
        receipt: String,
        at: Timestamp,
        /// Where less was used than the task is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        less: Option<GivenLess>,
    },
    /// *Remboursement impossible*: another task carries the money instead.
    Impossible {
        reason: ImpossibleReason,
        replaced_by: RefundTaskId,
        at: Timestamp,
    },
    /// It was done, and its money is back with the shop: another task carries it instead.
    Bounced {
        /// The provider's name for the refund.
        reference: String,
        /// The provider's words.
        reason: String,
        replaced_by: RefundTaskId,
        at: Timestamp,
        /// Where less had gone back than the task is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        less: Option<GivenLess>,
    },
    /// It was recorded as done by mistake: another task carries its money. The name that was recorded may be another
    /// refund's.
    NeverMade {
        /// The name that was recorded.
        reference: String,
        /// How the mistake came about.
        reason: String,
        replaced_by: RefundTaskId,
        at: Timestamp,
        /// Where less was recorded than the task is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        less: Option<GivenLess>,
    },
    /// The rest of a refund that gave less: the customer agreed to do without it. Or what was set aside and can't be let go
    /// of any more.
    GivenUp {
        reason: String,
        at: Timestamp,
    },
    /// Its credit note was wrong, and corrected before anybody took it on.
    Withdrawn {
        /// The correcting note.
        correction: CreditNoteNumber,
        at: Timestamp,
    },
}

/// Less went back than the task is about; the rest is a task of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GivenLess {
    /// The amount that really went back.
    pub given: Amount,
    pub rest: RefundTaskId,
}

/// Money that went out beside a refund that was made: the shop's loss until it is resolved, and nothing of the sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Excess {
    pub amount: Amount,
    /// The provider's name for the second refund.
    pub reference: String,
    pub noticed_at: Timestamp,
    /// The agent's name.
    pub noticed_by: String,
    /// `null` while the money is still out.
    pub resolution: Option<ExcessResolution>,
}

/// The end of money that went out too much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "resolved", rename_all = "snake_case")]
pub enum ExcessResolution {
    /// The provider or the customer gave it back.
    Recovered { reference: String, at: Timestamp },
    /// A lead decided to leave it.
    WrittenOff { reason: String, at: Timestamp },
}

impl RefundState {
    /// Done, all of it and once.
    pub const fn done(reference: String, at: Timestamp) -> Self {
        Self::Done { reference, at, less: None, excess: None, seen: None }
    }

    /// True once somebody took it on, until they say what came of it.
    pub const fn is_opened(&self) -> bool {
        matches!(self, Self::Opened { .. })
    }

    /// The agent who took it on and has not said what came of it.
    pub const fn opened_by(&self) -> Option<&Agent> {
        match self {
            Self::Opened { by, .. } => Some(by),
            _ => None,
        }
    }

    /// True where it was taken on so long ago that who did may not know any more what came of it.
    pub fn was_taken_on_long_before(&self, now: Timestamp) -> bool {
        matches!(self, Self::Opened { at, .. } if now - *at > FRESH)
    }

    /// True where this agent took it on.
    pub fn is_opened_by(&self, agent: &AgentId) -> bool {
        matches!(self, Self::Opened { by, .. } if by.id == *agent)
    }

    /// Whoever else than this agent took it on.
    pub fn taken_on_by_another(&self, agent: &AgentId) -> Option<TakenOn> {
        match self {
            Self::Opened { at, by } if by.id != *agent => Some(TakenOn { by: by.clone(), at: *at }),
            _ => None,
        }
    }

    /// The name that was recorded of it, once it was said to be done.
    pub const fn reference(&self) -> Option<&String> {
        match self {
            Self::Done { reference, .. }
            | Self::UsedAtTill { receipt: reference, .. }
            | Self::Bounced { reference, .. }
            | Self::NeverMade { reference, .. } => Some(reference),
            _ => None,
        }
    }

    /// When it came to what it is; `None` while it is still to do.
    pub const fn at(&self) -> Option<Timestamp> {
        match self {
            Self::ToDo => None,
            Self::Opened { at, .. }
            | Self::Done { at, .. }
            | Self::UsedAtTill { at, .. }
            | Self::Impossible { at, .. }
            | Self::Bounced { at, .. }
            | Self::NeverMade { at, .. }
            | Self::GivenUp { at, .. }
            | Self::Withdrawn { at, .. } => Some(*at),
        }
    }

    /// The money that went out too much and is still out.
    pub const fn open_excess(&self) -> Option<&Excess> {
        match self {
            Self::Done { excess: Some(excess), .. } if excess.resolution.is_none() => Some(excess),
            _ => None,
        }
    }
}
