//! The ticket at the helpdesk in which an order is talked about, and the canned replies that go there.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::order_write::order_write;
use crate::domain::canned_reply::ReplyKind;
use crate::domain::locale::Locale;
use crate::domain::order::OrderNumber;
use crate::domain::ticket::TicketNumber;

/// POST `/orders/{number}/ticket`: says in which ticket the order is talked about, another one, or none any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteTicket {
    pub number: OrderNumber,
    pub body: NoteTicketBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteTicketBody {
    /// `null` where there is none.
    pub ticket: Option<TicketNumber>,
}

order_write!(NoteTicket { number: OrderNumber, body: NoteTicketBody } = Post "/orders/{number}/ticket");

/// POST `/orders/{number}/replies`: adds a canned reply to a ticket as a private note, for whoever answers the customer
/// there. The ticket is the order's from then on. Refused where the reply is not true of the order any more, and where the
/// same one is in that ticket, or on its way there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddReply {
    pub number: OrderNumber,
    pub body: AddReplyBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddReplyBody {
    pub ticket: TicketNumber,
    /// Of the replies that [`ListReplies`](super::messages::ListReplies) has.
    pub reply: ReplyKind,
    pub language: Locale,
}

order_write!(AddReply { number: OrderNumber, body: AddReplyBody } = Post "/orders/{number}/replies");
