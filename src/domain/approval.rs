//! A second person's word on what is above somebody's limit: what exactly is asked, by whom, and who said yes or no. What was
//! said yes to is done by the one who asked, once, and never otherwise than it was asked.

mod proposed;
#[cfg(test)]
mod tests;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::agent::{Agent, AgentId};
use super::credit::{CreditNoteDraft, CreditNoteNumber};
use super::erasure::ERASED;
use super::limits::{Exceeded, Sums};
use super::money::Amount;
use super::order::OrderNumber;
use super::payment::PaymentId;
use super::refund_task::{AlternativeMethod, RefundTaskId};
use super::timestamp::Timestamp;
use super::wire_words::wire_words;

pub use proposed::Proposed;

/// The name of something asked: the order's number, and which of its asked things it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ApprovalId(pub String);

impl ApprovalId {
    /// The name of the next one of an order that has so many.
    pub fn after(order: &OrderNumber, approvals: usize) -> Self {
        Self(format!("{order}-A{}", approvals.saturating_add(1)))
    }
}

impl fmt::Display for ApprovalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A deed exactly as it was drafted. What is done must be this, to the letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Proposal {
    /// Cancelling the order, with all that goes back by it.
    RequestCancellation {
        expected_total: Amount,
    },
    IssueCreditNote {
        draft: Box<CreditNoteDraft>,
    },
    RefundOverpayment {
        payment: PaymentId,
        amount: Amount,
        reason: String,
    },
    /// A refund whose payment can't take it back goes this way instead.
    PayByOtherMeans {
        task: RefundTaskId,
        method: AlternativeMethod,
    },
}

wire_words! {
    /// What is proposed, without its figures.
    pub enum ProposalKind {
        RequestCancellation = "request_cancellation",
        IssueCreditNote = "issue_credit_note",
        RefundOverpayment = "refund_overpayment",
        PayByOtherMeans = "pay_by_other_means",
    } else {
        Unknown
    }
}

impl Proposal {
    pub const fn kind(&self) -> ProposalKind {
        match self {
            Self::RequestCancellation { .. } => ProposalKind::RequestCancellation,
            Self::IssueCreditNote { .. } => ProposalKind::IssueCreditNote,
            Self::RefundOverpayment { .. } => ProposalKind::RefundOverpayment,
            Self::PayByOtherMeans { .. } => ProposalKind::PayByOtherMeans,
        }
    }

    /// Without spaces around what was typed, which are not kept.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let mut proposal = self.clone();
        proposal.on_each_text(|text| *text = text.trim().to_owned());
        proposal
    }

    /// Without what was typed.
    #[must_use]
    pub fn erased(&self) -> Self {
        let mut proposal = self.clone();
        proposal.on_each_text(|text| ERASED.clone_into(text));
        proposal
    }

    /// Whether it takes the place of the other, asked by the same agent: it is about the same thing.
    fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::PayByOtherMeans { task, .. }, Self::PayByOtherMeans { task: other, .. }) => task == other,
            (one, other) => one.kind() == other.kind(),
        }
    }

    fn on_each_text(&mut self, change: impl Fn(&mut String)) {
        match self {
            Self::IssueCreditNote { draft } => {
                change(&mut draft.reason);
                if let Some(adjustment) = &mut draft.adjustment {
                    change(&mut adjustment.reason);
                }
            }
            Self::RefundOverpayment { reason, .. } => change(reason),
            Self::RequestCancellation { .. } | Self::PayByOtherMeans { .. } => {}
        }
    }
}

/// Something asked of a second person, and what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Approval {
    pub id: ApprovalId,
    pub proposal: Proposal,
    /// What it comes to.
    pub sums: Sums,
    /// The limits that it is above.
    pub exceeded: Vec<Exceeded>,
    /// The order's version on which it was drafted.
    pub order_version: u64,
    pub asked_at: Timestamp,
    pub asked_by: Agent,
    /// What the asker wants to be known with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    #[serde(flatten)]
    pub state: ApprovalState,
}

/// The yes or the no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DecidedBy {
    pub at: Timestamp,
    pub by: Agent,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ApprovalState {
    Asked,
    Approved {
        decided: DecidedBy,
    },
    Refused {
        decided: DecidedBy,
        reason: String,
    },
    /// Done as it was approved.
    Used {
        decided: DecidedBy,
        used_at: Timestamp,
        /// The note that was issued by it, where one was.
        credit_note: Option<CreditNoteNumber>,
    },
    /// Taken back before it was used, or put away by an asker who has read the no.
    Withdrawn {
        /// `null` where nothing was decided.
        decided: Option<DecidedBy>,
        /// The reason of a no.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        withdrawn_at: Timestamp,
        withdrawn_by: Agent,
    },
}

/// Something that happens to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApprovalEvent {
    Approved,
    /// With the reason.
    Refused(String),
    /// The note that was issued by it, where one was.
    Used(Option<CreditNoteNumber>),
    Withdrawn,
}

/// Why something can't happen to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApprovalRefusal {
    #[error("nobody says yes or no to what they asked for themselves")]
    Own,
    #[error("only a lead says yes or no")]
    NotALead,
    #[error("only the one who asked, or a lead")]
    AnothersOwn,
    #[error("it is at another step")]
    WrongState,
}

impl ApprovalState {
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Approved { .. } => "approved",
            Self::Refused { .. } => "refused",
            Self::Used { .. } => "used",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    pub const fn decided(&self) -> Option<&DecidedBy> {
        match self {
            Self::Asked => None,
            Self::Approved { decided } | Self::Refused { decided, .. } | Self::Used { decided, .. } => Some(decided),
            Self::Withdrawn { decided, .. } => decided.as_ref(),
        }
    }

    /// The reason of a no.
    pub const fn reason(&self) -> Option<&String> {
        match self {
            Self::Refused { reason, .. } => Some(reason),
            Self::Withdrawn { reason, .. } => reason.as_ref(),
            Self::Asked | Self::Approved { .. } | Self::Used { .. } => None,
        }
    }
}

impl Approval {
    /// The money that it is about.
    pub fn amount(&self) -> Amount {
        self.sums.amount()
    }

    /// Whether somebody still has something to do about it: to decide, to carry it out, or to read the no.
    pub const fn is_open(&self) -> bool {
        !matches!(self.state, ApprovalState::Used { .. } | ApprovalState::Withdrawn { .. })
    }

    pub const fn is_asked(&self) -> bool {
        matches!(self.state, ApprovalState::Asked)
    }

    pub fn is_of(&self, agent: &AgentId) -> bool {
        self.asked_by.id == *agent
    }

    /// Whether asking for this by this agent takes its place.
    pub fn is_replaced_by(&self, proposal: &Proposal, asker: &AgentId) -> bool {
        self.is_open() && self.is_of(asker) && proposal.replaces(&self.proposal)
    }

    /// Whether `agent` may say yes or no.
    ///
    /// # Errors
    /// The reason why not.
    pub fn check_decidable(&self, agent: &Agent) -> Result<(), ApprovalRefusal> {
        if self.is_of(&agent.id) {
            return Err(ApprovalRefusal::Own);
        }
        if !agent.role.leads() {
            return Err(ApprovalRefusal::NotALead);
        }
        if self.is_asked() { Ok(()) } else { Err(ApprovalRefusal::WrongState) }
    }

    /// The state after `event`, which `by` brings about.
    ///
    /// # Errors
    /// The reason why that can't happen.
    pub fn after(&self, event: ApprovalEvent, by: &Agent, now: Timestamp) -> Result<ApprovalState, ApprovalRefusal> {
        let decided = || DecidedBy { at: now, by: by.clone() };
        match event {
            ApprovalEvent::Approved => {
                self.check_decidable(by)?;
                Ok(ApprovalState::Approved { decided: decided() })
            }
            ApprovalEvent::Refused(reason) => {
                self.check_decidable(by)?;
                Ok(ApprovalState::Refused { decided: decided(), reason })
            }
            ApprovalEvent::Used(credit_note) => match &self.state {
                ApprovalState::Approved { decided } if decided.by.id == by.id => Err(ApprovalRefusal::Own),
                ApprovalState::Approved { decided } if self.is_of(&by.id) => {
                    Ok(ApprovalState::Used { decided: decided.clone(), used_at: now, credit_note })
                }
                ApprovalState::Approved { .. } => Err(ApprovalRefusal::AnothersOwn),
                _ => Err(ApprovalRefusal::WrongState),
            },
            ApprovalEvent::Withdrawn => {
                if !self.is_open() {
                    return Err(ApprovalRefusal::WrongState);
                }
                if !self.is_of(&by.id) && !by.role.leads() {
                    return Err(ApprovalRefusal::AnothersOwn);
                }
                let (decided, reason) = (self.state.decided().cloned(), self.state.reason().cloned());
                Ok(ApprovalState::Withdrawn { decided, reason, withdrawn_at: now, withdrawn_by: by.clone() })
            }
        }
    }
}

/// Whether an agent does something by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gate {
    /// It is within their limits.
    Open,
    /// A second person said yes to exactly this.
    Approved(Box<Approval>),
    /// It was asked, and nobody has said anything yet.
    Asked,
    /// It is above these limits, and to be asked.
    Above(Vec<Exceeded>),
    /// It is above these limits, and something else was said yes to.
    Changed(Vec<Exceeded>),
}

impl Gate {
    /// The limits that it is above, where somebody is to be asked.
    pub fn exceeded(&self) -> &[Exceeded] {
        match self {
            Self::Above(exceeded) | Self::Changed(exceeded) => exceeded,
            Self::Open | Self::Approved(_) | Self::Asked => &[],
        }
    }
}
