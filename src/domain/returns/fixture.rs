//! Returns for tests.

use super::{
    ActionKind, ListedAction, ListedReason, OrderReturn, Receipt, ReturnAction, ReturnLine, ReturnNumber, ReturnReason,
    ReturnState, ReturnTermId, ReturnTerms, Wording,
};
use crate::domain::order::LineId;
use crate::domain::order::fixture::order;
use crate::domain::timestamp::Timestamp;

fn wording(text: &str) -> Wording {
    Wording { fr: format!("{text} (fr)"), en: format!("{text} (en)") }
}

pub fn reason(id: &str) -> ReturnReason {
    ReturnReason { id: ReturnTermId(id.to_owned()), text: wording(id) }
}

/// The action of this kind, which is its identifier as well.
pub fn action(kind: ActionKind) -> ReturnAction {
    ReturnAction { id: ReturnTermId(kind.as_str().to_owned()), kind, text: wording(kind.as_str()) }
}

/// Two reasons, of which the second is retired, and an action of each kind.
pub fn terms() -> ReturnTerms {
    let listed = |id: &str, retired| ListedReason { reason: reason(id), retired };
    ReturnTerms {
        version: 1,
        reasons: vec![listed("too_small", false), listed("old", true)],
        actions: ActionKind::ALL.map(|kind| ListedAction { action: action(kind), retired: false }).to_vec(),
    }
}

/// So many units of each line, because it is too small, for this action.
pub fn registered(lines: &[(&str, u32)], kind: ActionKind) -> OrderReturn {
    let line = |(id, quantity): &(&str, u32)| ReturnLine {
        line: LineId((*id).to_owned()),
        quantity: *quantity,
        reason: reason("too_small"),
        action: action(kind),
    };
    OrderReturn {
        number: ReturnNumber::after(&order().number, 0),
        registered_at: Timestamp::EPOCH,
        registered_by: "Awa".to_owned(),
        lines: lines.iter().map(line).collect(),
        window_overruled: None,
        state: ReturnState::Registered,
    }
}

impl OrderReturn {
    /// Received, with so many units sound and damaged of each line.
    pub fn with(mut self, lines: &[(&str, u32, u32)]) -> Self {
        let received = |(id, sound, damaged): &(&str, u32, u32)| {
            self.line(&LineId((*id).to_owned())).expect("a line of it").received(*sound, *damaged)
        };
        let lines = lines.iter().map(received).collect();
        let receipt = Receipt { received_at: Timestamp::EPOCH, received_by: "Awa".to_owned(), lines };
        self.state = ReturnState::Received { receipt };
        self
    }
}
