//! Four eyes: asking a second person for what is above one's limit, their yes or no, and taking back what was asked. What was
//! said yes to is then done by its own call, by the one who asked, and refused unless it is what was asked to the letter.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::order_write::order_write;
use crate::domain::approval::{ApprovalId, Proposal};
use crate::domain::order::OrderNumber;

/// POST `/orders/{number}/approvals`: asks for what is above the agent's limits, with all that would refuse doing it. It takes
/// the place of what the same agent asked before about the same thing. Refused where no limit is in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskApproval {
    pub number: OrderNumber,
    pub body: AskApprovalBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskApprovalBody {
    pub proposal: Proposal,
    /// What whoever decides should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

order_write!(AskApproval { number: OrderNumber, body: AskApprovalBody } = Post "/orders/{number}/approvals");

/// POST `/approvals/{id}/decision`: yes or no, by a lead who did not ask for it, whoever has MOD on. A yes is refused where
/// what was asked can't be done any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecideApproval {
    pub approval: ApprovalId,
    pub body: Decision,
}

/// The yes or the no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "decision", rename_all = "snake_case", deny_unknown_fields)]
pub enum Decision {
    Approved {},
    Refused {
        /// Told to the one who asked.
        reason: String,
    },
}

order_write!(DecideApproval { approval: ApprovalId, body: Decision } = Post "/approvals/{id}/decision");

/// POST `/approvals/{id}/withdrawal`: takes back what was asked, or puts away a no that was read; by the one who asked, or a
/// lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawApproval {
    pub approval: ApprovalId,
}

order_write!(WithdrawApproval { approval: ApprovalId } = Post "/approvals/{id}/withdrawal");
