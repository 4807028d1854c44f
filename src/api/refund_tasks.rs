//! Refund tasks: an agent took one on, what came of it, and all that is unfinished (*À terminer*).

mod missing;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use missing::Missing;

use super::call::{Call, Method};
use super::order_write::order_write;
use crate::domain::agent::{Agent, AgentId};
use crate::domain::approval::ProposalKind;
use crate::domain::cancellation::Cancellation;
use crate::domain::money::{Amount, Currency, by_currency};
use crate::domain::order::OrderNumber;
use crate::domain::refund_task::{Destination, RefundOutcome, RefundTask, RefundTaskId};
use crate::domain::returns::ReturnNumber;
use crate::domain::ticket::TicketNumber;
use crate::domain::timestamp::Timestamp;
use crate::domain::wire_words::wire_words;

/// POST `/refund-tasks/{id}/opened`: an agent takes the refund on, and is about to follow the provider's link or to
/// make it by hand. Whoever makes one says so first: until then the credit note can be corrected, and nobody says what
/// came of it. While another agent has it on, it is taken from them by their identifier, or refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRefundTask {
    pub id: RefundTaskId,
    pub body: OpenRefundTaskBody,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenRefundTaskBody {
    /// The agent who has it on and from whom it is taken over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub take_over_from: Option<AgentId>,
}

order_write!(OpenRefundTask { id: RefundTaskId, body: OpenRefundTaskBody } = Post "/refund-tasks/{id}/opened");

/// POST `/refund-tasks/{id}/outcome`: *Remboursement effectué* or *Remboursement impossible*; that nothing was refunded
/// after all; what came later of one that was done; and that one was recorded as done by mistake, or under a wrong name. The
/// first three are said
/// by the agent who has it on, the later ones by whoever hears of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettleRefundTask {
    pub id: RefundTaskId,
    pub body: RefundOutcome,
}

order_write!(SettleRefundTask { id: RefundTaskId, body: RefundOutcome } = Post "/refund-tasks/{id}/outcome");

/// POST `/refund-tasks/{id}/destination`: where the money of other means goes, said by the agent who has it on, before it
/// is sent there. Said again, it replaces what was said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiveDestination {
    pub id: RefundTaskId,
    pub body: Destination,
}

order_write!(GiveDestination { id: RefundTaskId, body: Destination } = Post "/refund-tasks/{id}/destination");

/// GET `/refund-tasks?state=open`: every refund that was started and not finished, oldest first,
/// across agents; for leads also what went out too much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListUnfinished;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnfinishedList {
    pub items: Vec<Unfinished>,
}

/// An order whose refund was started and not finished, or was made twice; whose cancellation is confirmed, so that the
/// warehouse holds it, and not yet asked for; of which a parcel came back that nobody has dealt with to the end; of which a mail
/// to the customer did not go; or of which something was asked of a second person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unfinished {
    pub number: OrderNumber,
    pub customer: String,
    pub currency: Currency,
    pub cancellation: Cancellation,
    /// Its open tasks; none when only the mail is left, an excess or a return.
    pub open_tasks: Vec<RefundTask>,
    /// The sum of the open tasks.
    pub pending: Amount,
    /// The amount that went out too much by refunds made twice, and is not resolved; told to leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excess: Option<Amount>,
    /// What came back and is not closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returns: Vec<ReturnNumber>,
    /// The mails and replies that did not go and don't go by themselves: to send again, or to give up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsent: Vec<UnsentMail>,
    /// What was asked of a second person and is not done with: to decide, to carry out, or to read the no.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<OpenApproval>,
    /// The time of the cancellation, of the oldest credit note that is unfinished, when an excess was noticed, when a return
    /// arrived, when a mail was decided on that did not go, or when a second person was asked.
    pub since: Timestamp,
    /// The agent who did that.
    pub started_by: String,
    /// The name of the agent who has MOD on, if one has.
    pub held_by: Option<String>,
    /// Until when, unless they go on. A cancellation that is only confirmed is over then, and nothing was cancelled.
    #[serde(default)]
    pub held_until: Option<Timestamp>,
}

/// A mail to the customer that did not go, or a reply that did not get into a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnsentMail {
    /// The address as it was, whatever it is.
    pub to: String,
    /// Of a reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<TicketNumber>,
    /// The agent's name.
    pub sent_by: String,
}

/// What was asked of a second person, as far as it is not done with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenApproval {
    pub kind: ProposalKind,
    pub amount: Amount,
    pub asked_by: Agent,
    pub step: ApprovalStep,
}

wire_words! {
    /// How far what was asked of a second person is.
    pub enum ApprovalStep {
        Asked = "asked",
        Approved = "approved",
        Refused = "refused",
    } else {
        Unknown
    }
}

/// The open money of these orders, a sum a currency, in the order in which the currencies appear.
pub fn pending_by_currency(items: &[Unfinished]) -> Vec<(Currency, Amount)> {
    let open = items.iter().filter(|item| item.pending.is_positive());
    by_currency(open.map(|item| (item.currency, item.pending)))
}

impl Call for ListUnfinished {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/refund-tasks";
    type Body = ();
    type Response = UnfinishedList;

    fn path(&self) -> String {
        format!("{}?state=open", Self::PATH)
    }
}
