//! Returns (*retours*): registering what a customer sends back, receiving it, and being done with it. None of it moves money.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::order_write::order_write;
use crate::domain::order::OrderNumber;
use crate::domain::returns::{ReceivedUnits, ReturnDraft, ReturnNumber};

/// POST `/orders/{number}/returns`: registers a return of units that left the shop and are in no other. Once the shop's
/// return window is over, only a lead does, who says why. Refused while another agent has MOD on, as every write here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterReturn {
    pub number: OrderNumber,
    pub body: ReturnDraft,
}

order_write!(RegisterReturn { number: OrderNumber, body: ReturnDraft } = Post "/orders/{number}/returns");

/// POST `/returns/{number}/receipt`: says what was in the parcel, line by line, more or less than was announced. A line that
/// nothing is said of did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiveReturn {
    pub back: ReturnNumber,
    pub body: ReceiveReturnBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveReturnBody {
    pub lines: Vec<ReceivedUnits>,
}

order_write!(ReceiveReturn { back: ReturnNumber, body: ReceiveReturnBody } = Post "/returns/{number}/receipt");

/// POST `/returns/{number}/closing`: nothing is left to do about it. What is on its way is received first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloseReturn {
    pub back: ReturnNumber,
}

order_write!(CloseReturn { back: ReturnNumber } = Post "/returns/{number}/closing");

/// POST `/returns/{number}/withdrawal`: it does not come, or was registered by mistake; its units are free for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawReturn {
    pub back: ReturnNumber,
    pub body: WithdrawReturnBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawReturnBody {
    /// Kept with the return.
    pub reason: String,
}

order_write!(WithdrawReturn { back: ReturnNumber, body: WithdrawReturnBody } = Post "/returns/{number}/withdrawal");
