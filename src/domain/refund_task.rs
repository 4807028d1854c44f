//! A refund that someone has to make, and its outcome (*Open the transaction*, *Settle the refund*).

#[cfg(any(test, feature = "fixtures"))]
pub mod fixture;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::agent::{Agent, AgentId};
use super::money::Amount;
use super::order::OrderNumber;
use super::payment::{PaymentId, PaymentProvider};
use super::timestamp::Timestamp;
use super::wire_words::wire_words;
use crate::domain::credit::CreditNoteNumber;

/// A refund task by the identifier that the backend gave it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RefundTaskId(pub String);

impl fmt::Display for RefundTaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

wire_words! {
    /// The means by which a customer gets money back when the original payment can't be refunded.
    pub enum AlternativeMethod {
        BankTransfer = "bank_transfer",
        GiftCard = "gift_card",
        Cheque = "cheque",
        Cash = "cash",
        Other = "other",
    }
}

wire_words! {
    /// A reason why a refund at the provider did not work.
    pub enum ImpossibleReason {
        /// The provider's time limit for refunds is over.
        TooOld = "too_old",
        /// The customer disputes the payment with their bank.
        Chargeback = "chargeback",
        /// The card or account is closed.
        AccountClosed = "account_closed",
        ProviderRefused = "provider_refused",
        ProviderDown = "provider_down",
        Other = "other",
    }
}

/// The way the money goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RefundMeans {
    /// To the payment it came from, at its provider.
    Original,
    /// Another way, agreed with the customer.
    Alternative(AlternativeMethod),
}

/// The state of a refund. Its arrows are in [`RefundTask::open`] and [`RefundTask::settle`] alone.
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
    },
    /// *Remboursement impossible*: another task carries the money instead.
    Impossible {
        reason: ImpossibleReason,
        replaced_by: RefundTaskId,
        at: Timestamp,
    },
    /// Its credit note was wrong, and corrected before anybody took it on.
    Withdrawn {
        /// The correcting note.
        correction: CreditNoteNumber,
        at: Timestamp,
    },
}

impl RefundState {
    /// True once somebody took it on, until they say what came of it.
    pub const fn is_opened(&self) -> bool {
        matches!(self, Self::Opened { .. })
    }

    /// True where this agent took it on.
    pub fn is_opened_by(&self, agent: &AgentId) -> bool {
        matches!(self, Self::Opened { by, .. } if by.id == *agent)
    }
}

/// One amount to give back from one payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefundTask {
    pub id: RefundTaskId,
    pub order: OrderNumber,
    /// The note that credits what this gives back.
    pub credit_note: CreditNoteNumber,
    pub payment: PaymentId,
    /// Of the payment, whatever the means.
    pub provider: PaymentProvider,
    /// The provider's name for the payment.
    pub transaction: String,
    pub amount: Amount,
    pub means: RefundMeans,
    #[serde(flatten)]
    pub state: RefundState,
    pub created_at: Timestamp,
}

/// The outcome of a refund, as the agent reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "outcome", rename_all = "snake_case", deny_unknown_fields)]
pub enum RefundOutcome {
    Done {
        /// The provider's name for the refund; may be empty where it gives none.
        reference: String,
    },
    Impossible {
        reason: ImpossibleReason,
        alternative: Alternative,
    },
}

/// Another means, and that the customer was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    pub method: AlternativeMethod,
    pub customer_agreed: bool,
}

/// A reason why a task does not move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefundTaskRefusal {
    #[error("this refund is settled already")]
    AlreadySettled,
    #[error("another means needs the customer's agreement")]
    NotAgreed,
    #[error("the money went back, or may have")]
    UnderWay,
}

impl RefundTask {
    /// True while the task waits for somebody.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, RefundState::ToDo | RefundState::Opened { .. })
    }

    /// True for all but impossible and withdrawn tasks: their amount is given back, or about to be.
    pub const fn uses_payment(&self) -> bool {
        !matches!(self.state, RefundState::Impossible { .. } | RefundState::Withdrawn { .. })
    }

    /// This agent takes it on.
    ///
    /// # Errors
    /// [`RefundTaskRefusal::AlreadySettled`].
    pub fn open(&mut self, by: Agent, now: Timestamp) -> Result<(), RefundTaskRefusal> {
        if !self.is_open() {
            return Err(RefundTaskRefusal::AlreadySettled);
        }
        self.state = RefundState::Opened { at: now, by };
        Ok(())
    }

    /// True while nobody gave this money back, nor may have.
    pub const fn can_be_withdrawn(&self) -> bool {
        !matches!(self.state, RefundState::Opened { .. } | RefundState::Done { .. })
    }

    /// Nobody is to give this money back: the credit note is corrected. What is impossible or withdrawn stays so.
    ///
    /// # Errors
    /// [`RefundTaskRefusal::UnderWay`] once somebody took it on: the money may be back.
    pub fn withdraw(&mut self, correction: &CreditNoteNumber, now: Timestamp) -> Result<(), RefundTaskRefusal> {
        if !self.can_be_withdrawn() {
            return Err(RefundTaskRefusal::UnderWay);
        }
        if self.is_open() {
            self.state = RefundState::Withdrawn { correction: correction.clone(), at: now };
        }
        Ok(())
    }

    /// Settles the task; an impossible one returns the task, named `replacement`, that carries on with it.
    ///
    /// # Errors
    /// [`RefundTaskRefusal::AlreadySettled`], or [`RefundTaskRefusal::NotAgreed`] for an alternative that
    /// the customer did not agree to (*Settle the refund*).
    pub fn settle(
        &mut self,
        outcome: &RefundOutcome,
        replacement: RefundTaskId,
        now: Timestamp,
    ) -> Result<Option<Self>, RefundTaskRefusal> {
        if !self.is_open() {
            return Err(RefundTaskRefusal::AlreadySettled);
        }
        match outcome {
            RefundOutcome::Done { reference } => {
                self.state = RefundState::Done { reference: reference.clone(), at: now };
                Ok(None)
            }
            RefundOutcome::Impossible { alternative, .. } if !alternative.customer_agreed => {
                Err(RefundTaskRefusal::NotAgreed)
            }
            RefundOutcome::Impossible { reason, alternative } => {
                let next = Self {
                    id: replacement.clone(),
                    means: RefundMeans::Alternative(alternative.method),
                    state: RefundState::ToDo,
                    created_at: now,
                    ..self.clone()
                };
                self.state = RefundState::Impossible { reason: *reason, replaced_by: replacement, at: now };
                Ok(Some(next))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fixture::{opened, task};
    use super::*;
    use crate::domain::agent::fixture::agent;

    const NOW: Timestamp = Timestamp::EPOCH;

    fn impossible(customer_agreed: bool) -> RefundOutcome {
        RefundOutcome::Impossible {
            reason: ImpossibleReason::TooOld,
            alternative: Alternative { method: AlternativeMethod::BankTransfer, customer_agreed },
        }
    }

    fn spare() -> RefundTaskId {
        RefundTaskId("t2".to_owned())
    }

    #[test]
    fn a_refund_is_settled_once() {
        let mut task = task();
        let done = RefundOutcome::Done { reference: "R-1".to_owned() };
        assert_eq!(task.settle(&done, spare(), NOW), Ok(None));
        assert_eq!(task.settle(&done, spare(), NOW), Err(RefundTaskRefusal::AlreadySettled));
        assert_eq!(task.open(agent("Awa"), NOW), Err(RefundTaskRefusal::AlreadySettled));
    }

    #[test]
    fn an_impossible_refund_hands_its_amount_to_the_means_agreed() {
        let mut task = task();
        let next = task.settle(&impossible(true), spare(), NOW).unwrap().unwrap();
        assert_eq!(next.amount, task.amount);
        assert_eq!(next.means, RefundMeans::Alternative(AlternativeMethod::BankTransfer));
        assert!(next.uses_payment() && !task.uses_payment());
    }

    #[test]
    fn a_refund_is_withdrawn_only_before_the_provider_was_opened() {
        let correction = CreditNoteNumber::new(2026, 2);
        let mut task = task();
        let mut opened = RefundTask { state: opened(), ..task.clone() };
        assert_eq!(opened.withdraw(&correction, NOW), Err(RefundTaskRefusal::UnderWay));
        assert_eq!(task.withdraw(&correction, NOW), Ok(()));
        assert!(!task.uses_payment() && !task.is_open());
        assert_eq!(task.open(agent("Awa"), NOW), Err(RefundTaskRefusal::AlreadySettled));
    }

    #[test]
    fn nothing_is_given_another_way_without_the_customers_agreement() {
        let mut task = task();
        assert_eq!(task.settle(&impossible(false), spare(), NOW), Err(RefundTaskRefusal::NotAgreed));
        assert!(task.is_open());
    }
}
