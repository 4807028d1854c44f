//! How far a return is, and the steps on from there.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::OrderReturn;
use super::receipt::Receipt;
use crate::domain::timestamp::Timestamp;

/// How far a return is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ReturnState {
    /// Announced by the customer, and on its way.
    Registered,
    /// The parcel was opened.
    Received { receipt: Receipt },
    /// Done with.
    Closed {
        /// `null` where the customer kept all of it.
        receipt: Option<Receipt>,
        at: Timestamp,
        by: String,
    },
    /// It does not come, or was registered by mistake.
    Withdrawn { reason: String, at: Timestamp, by: String },
}

/// Something that happens to a return that is registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturnEvent {
    Received(Receipt),
    Closed,
    Withdrawn { reason: String },
}

/// The return is not where this could happen to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the return is at another step")]
pub struct WrongReturnState;

impl ReturnState {
    /// What was found in the parcel, once it was opened.
    pub const fn receipt(&self) -> Option<&Receipt> {
        match self {
            Self::Received { receipt } => Some(receipt),
            Self::Closed { receipt, .. } => receipt.as_ref(),
            Self::Registered | Self::Withdrawn { .. } => None,
        }
    }

    /// Whether somebody still has something to do about it.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Registered | Self::Received { .. })
    }

    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Received { .. } => "received",
            Self::Closed { .. } => "closed",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

impl OrderReturn {
    pub fn can_be_received(&self) -> bool {
        matches!(self.state, ReturnState::Registered) && self.expects_goods()
    }

    pub const fn can_be_withdrawn(&self) -> bool {
        matches!(self.state, ReturnState::Registered)
    }

    /// What is on its way is received first.
    pub fn can_be_closed(&self) -> bool {
        match self.state {
            ReturnState::Received { .. } => true,
            ReturnState::Registered => !self.expects_goods(),
            ReturnState::Closed { .. } | ReturnState::Withdrawn { .. } => false,
        }
    }

    /// The state after this, by this agent.
    ///
    /// # Errors
    /// [`WrongReturnState`].
    pub fn after(&self, event: ReturnEvent, at: Timestamp, by: &str) -> Result<ReturnState, WrongReturnState> {
        let by = by.to_owned();
        match event {
            ReturnEvent::Received(receipt) if self.can_be_received() => Ok(ReturnState::Received { receipt }),
            ReturnEvent::Closed if self.can_be_closed() => {
                Ok(ReturnState::Closed { receipt: self.state.receipt().cloned(), at, by })
            }
            ReturnEvent::Withdrawn { reason } if self.can_be_withdrawn() => {
                Ok(ReturnState::Withdrawn { reason, at, by })
            }
            _ => Err(WrongReturnState),
        }
    }
}
