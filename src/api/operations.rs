//! The outcome of a write by its idempotency key: it resolves "not known yet".

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::call;
use crate::domain::action::OrderAction;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;
use crate::domain::wire_words::wire_words;

/// The name of one intent: minted once, sent with every delivery of it, so that it takes effect once.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = KEY_PATTERN))]
pub struct OperationKey(String);

/// As in the API's description, for a key that is not in quotes.
pub const KEY_PATTERN: &str = "^[A-Za-z0-9_-]{16,64}$";

/// The text can't name an intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an idempotency key is 16 to 64 letters, digits, hyphens or underscores")]
pub struct InvalidOperationKey;

impl OperationKey {
    /// Reads a key, bare or as a structured-field string (RFC 9651), in quotes.
    ///
    /// # Errors
    /// [`InvalidOperationKey`] unless it is 16 to 64 ASCII letters, digits, hyphens or underscores.
    pub fn parse(text: &str) -> Result<Self, InvalidOperationKey> {
        let bare = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
        let fits = (16..=64).contains(&bare.len());
        let plain = bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if fits && plain { Ok(Self(bare.to_owned())) } else { Err(InvalidOperationKey) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for OperationKey {
    type Error = InvalidOperationKey;

    fn try_from(text: String) -> Result<Self, InvalidOperationKey> {
        Self::parse(&text)
    }
}

impl From<OperationKey> for String {
    fn from(key: OperationKey) -> Self {
        key.0
    }
}

impl fmt::Display for OperationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

wire_words! {
    /// The kind of a write; it has the name of its call.
    pub enum OperationKind {
        OpenModification = "open_modification",
        CloseModification = "close_modification",
        CheckCancellation = "check_cancellation",
        ConfirmCancellation = "confirm_cancellation",
        RequestCancellation = "request_cancellation",
        OpenRefundTask = "open_refund_task",
        GiveDestination = "give_destination",
        SettleRefundTask = "settle_refund_task",
        SettleMail = "settle_mail",
        SendCreditNoteMail = "send_credit_note_mail",
        ResendMail = "resend_mail",
        GiveUpMail = "give_up_mail",
        TakeMailBack = "take_mail_back",
        NoteTicket = "note_ticket",
        AddReply = "add_reply",
        IssueCreditNote = "issue_credit_note",
        CorrectCreditNote = "correct_credit_note",
        UseAtTill = "use_at_till",
        RefundOverpayment = "refund_overpayment",
        RegisterReturn = "register_return",
        ReceiveReturn = "receive_return",
        CloseReturn = "close_return",
        WithdrawReturn = "withdraw_return",
        AskApproval = "ask_approval",
        DecideApproval = "decide_approval",
        WithdrawApproval = "withdraw_approval",
    } else {
        Unknown
    }
}

impl OperationKind {
    /// True for what tills say, and all who write.
    pub const fn is_for_tills(self) -> bool {
        matches!(self, Self::UseAtTill)
    }

    /// The action that has to be allowed for it.
    pub const fn action(self) -> OrderAction {
        match self {
            Self::OpenModification => OrderAction::OpenModification,
            Self::CloseModification => OrderAction::CloseModification,
            Self::CheckCancellation => OrderAction::CheckCancellation,
            Self::ConfirmCancellation => OrderAction::ConfirmCancellation,
            Self::RequestCancellation => OrderAction::RequestCancellation,
            Self::OpenRefundTask | Self::GiveDestination | Self::SettleRefundTask | Self::UseAtTill => {
                OrderAction::SettleRefundTask
            }
            Self::SettleMail => OrderAction::SettleMail,
            Self::SendCreditNoteMail => OrderAction::SendCreditNoteMail,
            Self::ResendMail => OrderAction::ResendMail,
            Self::GiveUpMail => OrderAction::GiveUpMail,
            Self::TakeMailBack => OrderAction::TakeMailBack,
            Self::NoteTicket => OrderAction::NoteTicket,
            Self::AddReply => OrderAction::AddReply,
            Self::IssueCreditNote => OrderAction::IssueCreditNote,
            Self::CorrectCreditNote => OrderAction::CorrectCreditNote,
            Self::RefundOverpayment => OrderAction::RefundOverpayment,
            Self::RegisterReturn => OrderAction::RegisterReturn,
            Self::ReceiveReturn => OrderAction::ReceiveReturn,
            Self::CloseReturn => OrderAction::CloseReturn,
            Self::WithdrawReturn => OrderAction::WithdrawReturn,
            Self::AskApproval => OrderAction::AskApproval,
            Self::DecideApproval => OrderAction::DecideApproval,
            Self::WithdrawApproval => OrderAction::WithdrawApproval,
            Self::Unknown => OrderAction::Unknown,
        }
    }
}

/// GET `/operations/{key}`. 404 when no delivery has arrived: one may still be under way, so whoever resends
/// uses the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOperation {
    pub key: OperationKey,
}

/// A write that took effect. What was refused left nothing behind and is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Operation {
    pub key: OperationKey,
    pub kind: OperationKind,
    pub order: OrderNumber,
    pub at: Timestamp,
    /// The order's version that it led to.
    pub version: u64,
}

call!(ReadOperation { key } = Get "/operations/{key}" => Operation);
