//! Goods that come back (*Retours*), apart from refunds: a return refunds nothing, and a refund needs none. It says why the
//! customer sends something back and what the shop does about it, is received unit by unit, and is closed.

#[cfg(any(test, feature = "fixtures"))]
pub mod fixture;
mod label;
mod number;
mod receipt;
mod registration;
mod state;
mod terms;
#[cfg(test)]
mod tests;
mod window;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use label::label;
pub use number::ReturnNumber;
pub use receipt::{Receipt, ReceivedLine, ReceivedUnits};
pub(in crate::domain) use registration::returnable;
pub use registration::{
    ReturnDraft, ReturnLineDraft, ReturnPart, ReturnPlace, ReturnProblem, ReturnRefusal, units_out,
};
pub use state::{ReturnEvent, ReturnState, WrongReturnState};
pub use terms::{
    ActionKind, ListedAction, ListedReason, ReturnAction, ReturnActionDraft, ReturnReason, ReturnReasonDraft,
    ReturnTermId, ReturnTerms, ReturnTermsDraft, TermFlaw, TextFlaw, Wording,
};
pub use window::{ReturnWindow, WindowStart};

use super::order::LineId;
use super::timestamp::Timestamp;

/// A return, as registered, with how far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderReturn {
    pub number: ReturnNumber,
    pub registered_at: Timestamp,
    /// The agent's name.
    pub registered_by: String,
    pub lines: Vec<ReturnLine>,
    /// The reason why a lead took it although the return window was over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_overruled: Option<String>,
    #[serde(flatten)]
    pub state: ReturnState,
}

/// Units of one order line, with the reason and the action as they read when the return was registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnLine {
    pub line: LineId,
    /// Units that the customer announced.
    pub quantity: u32,
    pub reason: ReturnReason,
    pub action: ReturnAction,
}

impl ReturnLine {
    /// The units that are to arrive: none of what the customer keeps.
    pub const fn expected(&self) -> u32 {
        match self.action.kind {
            ActionKind::Keep => 0,
            _ => self.quantity,
        }
    }
}

impl OrderReturn {
    pub fn line(&self, id: &LineId) -> Option<&ReturnLine> {
        self.lines.iter().find(|line| line.line == *id)
    }

    /// What was found of a line, once the return was received.
    pub fn received(&self, id: &LineId) -> Option<&ReceivedLine> {
        self.state.receipt()?.lines.iter().find(|line| line.line == *id)
    }

    /// False where the customer keeps all of it.
    pub fn expects_goods(&self) -> bool {
        self.lines.iter().any(|line| line.expected() > 0)
    }

    /// The units of a line that no other return may be about.
    pub fn taken(&self, id: &LineId) -> u32 {
        if matches!(self.state, ReturnState::Withdrawn { .. }) { 0 } else { self.accounted(id) }
    }

    /// The units of a line that came back or stay with the customer: those announced, until the return is received.
    pub fn accounted(&self, id: &LineId) -> u32 {
        let Some(line) = self.line(id) else { return 0 };
        match self.received(id) {
            None => line.quantity,
            Some(received) if line.action.kind == ActionKind::Keep => line.quantity.max(received.came()),
            Some(received) => received.came(),
        }
    }

    /// The units that a credit note of this return begins with.
    pub fn to_credit(&self) -> impl Iterator<Item = (&LineId, u32)> {
        let credited = self.lines.iter().filter(|line| line.action.kind.is_credited());
        credited.map(|line| (&line.line, self.accounted(&line.line))).filter(|(_, units)| *units > 0)
    }
}
