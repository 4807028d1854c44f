//! The mail to the customer, and the helpdesk's canned replies.

use serde::{Deserialize, Serialize};

use super::call::{Call, Method, OrderWrite, fill};
use super::operations::OperationKind;
use super::orders::OrderDetail;
use crate::domain::canned_reply::CannedReply;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;

/// POST `/orders/{number}/messages/preview`: the mail as it would be sent now. Changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewMessage {
    pub number: OrderNumber,
}

/// A mail before it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
pub struct MessagePreview {
    pub to: String,
    pub subject: String,
    /// Plain text.
    pub body: String,
}

impl Call for PreviewMessage {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/{number}/messages/preview";
    type Body = ();
    type Response = MessagePreview;

    fn path(&self) -> String {
        fill(Self::PATH, &self.number.0)
    }
}

/// POST `/orders/{number}/messages`: sends the mail, or says why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettleMail {
    pub number: OrderNumber,
    pub body: SettleMailBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
#[serde(tag = "action", rename_all = "snake_case", deny_unknown_fields)]
pub enum SettleMailBody {
    Send,
    Skip { reason: String },
}

impl Call for SettleMail {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/{number}/messages";
    type Body = SettleMailBody;
    type Response = OrderDetail;

    fn path(&self) -> String {
        fill(Self::PATH, &self.number.0)
    }

    fn body(&self) -> Option<&Self::Body> {
        Some(&self.body)
    }
}

impl OrderWrite for SettleMail {
    const KIND: OperationKind = OperationKind::SettleMail;

    fn order(&self) -> &OrderNumber {
        &self.number
    }
}

/// A mail that was handed over for sending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
pub struct SentMessage {
    pub to: String,
    pub subject: String,
    pub body: String,
    pub sent_at: Timestamp,
    pub sent_by: String,
}

/// GET `/orders/{number}/replies`: the helpdesk's canned replies, filled in for this order and customer, in
/// the customer's language first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListReplies {
    pub number: OrderNumber,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
pub struct ReplyList {
    pub items: Vec<CannedReply>,
}

impl Call for ListReplies {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/orders/{number}/replies";
    type Body = ();
    type Response = ReplyList;

    fn path(&self) -> String {
        fill(Self::PATH, &self.number.0)
    }
}
