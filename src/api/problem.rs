//! The body of a refusal (RFC 9457, `application/problem+json`). It never repeats submitted text, because logs keep it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::field_error::FieldError;
use crate::domain::eligibility::NotCancellable;
use crate::domain::modification::Lease;
use crate::domain::order::OrderNumber;
use crate::domain::refund_task::TakenOn;
use crate::domain::wire_words::wire_words;

/// The body of every answer that is not a success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// `urn:avoir:problem:` and the code.
    #[serde(rename = "type", default)]
    pub kind: String,
    #[serde(default)]
    pub title: String,
    pub status: u16,
    pub code: ProblemCode,
    pub retry: Retry,
    /// For whoever reads the server's log.
    #[serde(default)]
    pub request_id: String,
    /// The fields that are wrong, by JSON pointer into the body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// The number of fields more that are wrong; left out where `errors` names them all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more_errors: Option<usize>,
    /// The lease of another agent, where that is the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lease: Option<Lease>,
    /// The reason why the order can't be cancelled, where that is the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_cancellable: Option<NotCancellable>,
    /// The agent who has the refund on, where that is the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_on: Option<TakenOn>,
    /// The order of which the provider's name for a refund settled one before, where that is the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub used_by: Option<OrderNumber>,
}

/// The most fields that one answer names: who sent more wrong ones has another mistake.
pub const MOST_ERRORS: usize = 100;

impl From<ProblemCode> for Problem {
    /// The problem that the code alone tells.
    fn from(code: ProblemCode) -> Self {
        let (status, retry) = code.meaning();
        Self {
            kind: String::new(),
            title: String::new(),
            status,
            code,
            retry,
            request_id: String::new(),
            errors: Vec::new(),
            more_errors: None,
            lease: None,
            not_cancellable: None,
            taken_on: None,
            used_by: None,
        }
    }
}

/// The client's next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// Send the same again with the same key.
    SameKey,
    /// Decide again, with a new key.
    NewKey,
    /// Read the order again, then decide.
    AfterRefresh,
    #[serde(other)]
    Never,
}

wire_words! {
    /// Every reason for a refusal, each a thing that a client does something else about.
    pub enum ProblemCode {
        MalformedJson = "malformed_json",
        IdempotencyKeyMissing = "idempotency_key_missing",
        IdempotencyKeyInvalid = "idempotency_key_invalid",
        CursorInvalid = "cursor_invalid",
        QueryInvalid = "query_invalid",
        SessionExpired = "session_expired",
        TokenInvalid = "token_invalid",
        TokenExpired = "token_expired",
        AgentDisabled = "agent_disabled",
        TooManyAttempts = "too_many_attempts",
        CrossSite = "cross_site",
        NotPermitted = "not_permitted",
        RoleOnlyReads = "role_only_reads",
        RoleIsATill = "role_is_a_till",
        NotFound = "not_found",
        OrderNotFound = "order_not_found",
        RefundTaskNotFound = "refund_task_not_found",
        OperationNotFound = "operation_not_found",
        CreditNoteNotFound = "credit_note_not_found",
        ItemNotFound = "item_not_found",
        ReturnNotFound = "return_not_found",
        ApprovalNotFound = "approval_not_found",
        ApprovalOfOwn = "approval_of_own",
        ApprovalNeeded = "approval_needed",
        ApprovalNotNeeded = "approval_not_needed",
        ApprovalDoesNotFit = "approval_does_not_fit",
        ApprovalWrongState = "approval_wrong_state",
        MethodNotAllowed = "method_not_allowed",
        OperationInProgress = "operation_in_progress",
        LeaseHeld = "lease_held",
        LeaseNotHeld = "lease_not_held",
        NotCancellable = "not_cancellable",
        WrongStep = "wrong_step",
        AlreadySettled = "already_settled",
        OutcomeDoesNotFit = "outcome_does_not_fit",
        RefundTakenOn = "refund_taken_on",
        RefundNotTakenOn = "refund_not_taken_on",
        AlreadyCorrected = "already_corrected",
        NotCorrectable = "not_correctable",
        RefundUnderWay = "refund_under_way",
        CreditNotUsable = "credit_not_usable",
        ReturnWrongState = "return_wrong_state",
        AddressUnusable = "address_unusable",
        AlreadySent = "already_sent",
        ReplyNotTrue = "reply_not_true",
        HelpdeskMissing = "helpdesk_missing",
        NotTold = "not_told",
        OrderFull = "order_full",
        VersionMismatch = "version_mismatch",
        BodyTooLarge = "body_too_large",
        BodyTooSlow = "body_too_slow",
        UnsupportedMediaType = "unsupported_media_type",
        ValidationFailed = "validation_failed",
        ReferenceUsed = "reference_used",
        ReceiptUsed = "receipt_used",
        AmountUnexplained = "amount_unexplained",
        ReturnWindowOver = "return_window_over",
        QuoteMismatch = "quote_mismatch",
        AmountExceedsRefundable = "amount_exceeds_refundable",
        IdempotencyKeyReused = "idempotency_key_reused",
        IfMatchRequired = "if_match_required",
        Busy = "busy",
        StorageFull = "storage_full",
        StorageFailed = "storage_failed",
        OutcomeUnknown = "outcome_unknown",
        Internal = "internal",
    } else {
        Unknown
    }
}

impl ProblemCode {
    /// HTTP status and what a client does next.
    pub const fn meaning(self) -> (u16, Retry) {
        match self {
            Self::MalformedJson
            | Self::IdempotencyKeyMissing
            | Self::IdempotencyKeyInvalid
            | Self::CursorInvalid
            | Self::QueryInvalid => (400, Retry::Never),
            Self::SessionExpired | Self::TokenInvalid => (401, Retry::SameKey),
            Self::CrossSite
            | Self::NotPermitted
            | Self::RoleOnlyReads
            | Self::RoleIsATill
            | Self::ApprovalOfOwn
            | Self::TokenExpired
            | Self::AgentDisabled => (403, Retry::Never),
            Self::TooManyAttempts => (429, Retry::SameKey),
            Self::BodyTooSlow => (408, Retry::SameKey),
            Self::NotFound
            | Self::OrderNotFound
            | Self::RefundTaskNotFound
            | Self::OperationNotFound
            | Self::CreditNoteNotFound
            | Self::ItemNotFound
            | Self::ReturnNotFound
            | Self::ApprovalNotFound => (404, Retry::Never),
            Self::MethodNotAllowed => (405, Retry::Never),
            Self::OperationInProgress => (409, Retry::SameKey),
            Self::LeaseHeld
            | Self::LeaseNotHeld
            | Self::NotCancellable
            | Self::WrongStep
            | Self::AlreadySettled
            | Self::AlreadySent
            | Self::ReplyNotTrue
            | Self::NotTold
            | Self::OutcomeDoesNotFit
            | Self::RefundTakenOn
            | Self::RefundNotTakenOn
            | Self::AlreadyCorrected
            | Self::NotCorrectable
            | Self::RefundUnderWay
            | Self::CreditNotUsable
            | Self::ReturnWrongState
            | Self::ApprovalNeeded
            | Self::ApprovalNotNeeded
            | Self::ApprovalDoesNotFit
            | Self::ApprovalWrongState
            | Self::AddressUnusable => (409, Retry::AfterRefresh),
            Self::OrderFull | Self::HelpdeskMissing => (409, Retry::Never),
            Self::VersionMismatch => (412, Retry::AfterRefresh),
            Self::BodyTooLarge => (413, Retry::Never),
            Self::UnsupportedMediaType => (415, Retry::Never),
            Self::ValidationFailed
            | Self::ReferenceUsed
            | Self::ReceiptUsed
            | Self::AmountUnexplained
            | Self::ReturnWindowOver
            | Self::AmountExceedsRefundable => (422, Retry::NewKey),
            Self::QuoteMismatch => (422, Retry::AfterRefresh),
            Self::IdempotencyKeyReused => (422, Retry::Never),
            Self::IfMatchRequired => (428, Retry::Never),
            Self::Busy | Self::StorageFull | Self::StorageFailed | Self::OutcomeUnknown => (503, Retry::SameKey),
            Self::Internal | Self::Unknown => (500, Retry::SameKey),
        }
    }
}
