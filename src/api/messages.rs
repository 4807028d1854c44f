//! The mail to the customer, and the helpdesk's canned replies.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::call;
use super::order_detail::SentMessage;
use super::order_write::order_write;
use crate::domain::canned_reply::CannedReply;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::mail_delivery::MailDelivery;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;
use crate::domain::wire_words::wire_words;

/// POST `/orders/{number}/messages/preview`: the mail as it would be sent now. Changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewMessage {
    pub number: OrderNumber,
}

/// A mail before it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MessagePreview {
    pub to: String,
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// Why it can't be sent to this address; `null` when it can.
    #[serde(default)]
    pub not_sendable: Option<NotSendable>,
}

wire_words! {
    /// Why no mail can be sent to what an order has for an address.
    pub enum NotSendable {
        /// The order was taken by telephone, or at a counter.
        NoAddress = "no_address",
        /// A mail that confirms a cancellation goes to one person.
        SeveralAddresses = "several_addresses",
        /// Mail systems take them only where all of them can (SMTPUTF8).
        AccentsBeforeTheAt = "accents_before_the_at",
        /// A space in it, no `@`, a domain that can't be.
        NoSuchAddress = "no_such_address",
        /// The order was made to try the shop out, and nobody waits for a mail.
        TestOrder = "test_order",
    } else {
        Unknown
    }
}

impl MessagePreview {
    /// The mail once it is decided on.
    pub fn sent(self, sent_at: Timestamp, sent_by: &str, leaves_at: Timestamp) -> SentMessage {
        let Self { to, subject, body, .. } = self;
        SentMessage {
            to,
            subject,
            body,
            sent_at,
            sent_by: sent_by.to_owned(),
            delivery: MailDelivery::Ready { leaves_at },
            credit_note: None,
            ticket: None,
        }
    }
}

call!(PreviewMessage { number } = Post "/orders/{number}/messages/preview" => MessagePreview);

/// POST `/orders/{number}/messages`: sends the mail, or says why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettleMail {
    pub number: OrderNumber,
    pub body: SettleMailBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "action", rename_all = "snake_case", deny_unknown_fields)]
pub enum SettleMailBody {
    /// With braces, because serde lets a variant without them pass with any field.
    Send {},
    Skip {
        reason: String,
    },
}

order_write!(SettleMail { number: OrderNumber, body: SettleMailBody } = Post "/orders/{number}/messages");

/// POST `/credit-notes/{number}/message/preview`: the mail about the note as it would be sent now. Changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewCreditNoteMail {
    pub note: CreditNoteNumber,
}

call!(PreviewCreditNoteMail { note } = Post "/credit-notes/{number}/message/preview" => MessagePreview);

/// POST `/credit-notes/{number}/message`: sends the mail about the note, once. Refused for a correction, for a note that
/// was taken back, and for that of a cancellation, which has its own mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendCreditNoteMail {
    pub note: CreditNoteNumber,
}

order_write!(SendCreditNoteMail { note: CreditNoteNumber } = Post "/credit-notes/{number}/message");

/// POST `/orders/{number}/messages/resend`: puts a mail that did not go on its way again, the same mail to the same address.
/// Refused for one that went, or is on its way by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResendMail {
    pub number: OrderNumber,
    pub body: ResendMailBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResendMailBody {
    /// The mail's place among the order's `messages`, from 0; mails are only ever added behind.
    pub message: u32,
}

order_write!(ResendMail { number: OrderNumber, body: ResendMailBody } = Post "/orders/{number}/messages/resend");

/// POST `/orders/{number}/messages/give-up`: says why a mail that did not go needs not go any more, mostly because the customer
/// was told another way. Refused for one that went, or is on its way by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiveUpMail {
    pub number: OrderNumber,
    pub body: GiveUpMailBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveUpMailBody {
    /// The mail's place among the order's `messages`, from 0.
    pub message: u32,
    pub reason: String,
}

order_write!(GiveUpMail { number: OrderNumber, body: GiveUpMailBody } = Post "/orders/{number}/messages/give-up");

/// POST `/orders/{number}/messages/take-back`: takes a mail or a reply back before anything of it leaves. A cancellation whose
/// mail it is waits for its mail again. Refused from the moment on at which it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeMailBack {
    pub number: OrderNumber,
    pub body: TakeMailBackBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeMailBackBody {
    /// The mail's place among the order's `messages`, from 0.
    pub message: u32,
}

order_write!(TakeMailBack { number: OrderNumber, body: TakeMailBackBody } = Post "/orders/{number}/messages/take-back");

/// GET `/orders/{number}/replies`: the helpdesk's canned replies, filled in for this order and customer, in
/// the customer's language first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListReplies {
    pub number: OrderNumber,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReplyList {
    pub items: Vec<CannedReply>,
}

call!(ListReplies { number } = Get "/orders/{number}/replies" => ReplyList);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unknown_comes_along_with_what_becomes_of_the_mail() {
        let read = |text| serde_json::from_str::<SettleMailBody>(text).is_ok();
        assert!(read(r#"{"action":"send"}"#));
        assert!(!read(r#"{"action":"send","amount":"1.00"}"#));
        assert!(!read(r#"{"action":"skip","reason":"x","amount":"1.00"}"#));
    }
}
