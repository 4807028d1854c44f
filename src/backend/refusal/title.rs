//! One English sentence a code, for whoever builds a client. Screens have their own words.

use crate::api::problem::ProblemCode;

pub const fn title(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::MalformedJson => "The body is not JSON.",
        ProblemCode::IdempotencyKeyMissing => "A write needs an Idempotency-Key header.",
        ProblemCode::IdempotencyKeyInvalid => {
            "A write has one Idempotency-Key header, of 16 to 64 letters, digits, hyphens or underscores."
        }
        ProblemCode::CursorInvalid => "The cursor belongs to another filter or sort.",
        ProblemCode::QueryInvalid => "The query has a parameter that can't be read.",
        ProblemCode::SessionExpired => "Nobody is signed in.",
        ProblemCode::TokenInvalid => "The token is not known.",
        ProblemCode::TokenExpired => "The token's time is over.",
        ProblemCode::AgentDisabled => "This agent may not sign in any more.",
        ProblemCode::TooManyAttempts => {
            "Too many wrong tokens came from this address. A right one is let in all the same."
        }
        ProblemCode::CrossSite => "The request comes from another site.",
        ProblemCode::RoleOnlyReads => "This agent's role reads and changes nothing.",
        ProblemCode::RoleIsATill => "A till looks up what a credit note can still give, uses it, and nothing else.",
        ProblemCode::NotPermitted => "Only a team lead may do this.",
        ProblemCode::NotFound => "There is nothing at this address.",
        ProblemCode::OrderNotFound => "There is no such order.",
        ProblemCode::RefundTaskNotFound => "There is no such refund task.",
        ProblemCode::OperationNotFound => "No write has arrived under this key.",
        ProblemCode::CreditNoteNotFound => "There is no such credit note.",
        ProblemCode::ItemNotFound => "There is no such item.",
        ProblemCode::ApprovalNotFound => "Nothing like this was asked of a second person.",
        ProblemCode::ApprovalOfOwn => "Nobody approves what they asked for.",
        ProblemCode::ApprovalNeeded => "It is above the agent's limit, and a second person has not approved it.",
        ProblemCode::ApprovalNotNeeded => "It is within the agent's limits.",
        ProblemCode::ApprovalDoesNotFit => "A second person approved something else than this.",
        ProblemCode::ApprovalWrongState => "What was asked of a second person is at another step.",
        ProblemCode::ReturnNotFound => "There is no such return.",
        ProblemCode::MethodNotAllowed => "This address does not take this method.",
        ProblemCode::OperationInProgress => "A write under this key is being carried out.",
        ProblemCode::LeaseHeld => "Another agent is modifying the order.",
        ProblemCode::LeaseNotHeld => "The order is not open for modification.",
        ProblemCode::NotCancellable => "The order can't be cancelled any more.",
        ProblemCode::WrongStep => "The cancellation is at another step.",
        ProblemCode::AlreadySettled => "This refund is settled already.",
        ProblemCode::OutcomeDoesNotFit => "This can't have come of a refund that is where this one is.",
        ProblemCode::RefundTakenOn => "Another agent has taken this refund on.",
        ProblemCode::RefundNotTakenOn => "Nobody has this refund on: whoever makes it says so first.",
        ProblemCode::ReferenceUsed => "The provider's name for this refund has settled another refund.",
        ProblemCode::ReceiptUsed => "This receipt has used this credit note already.",
        ProblemCode::AmountUnexplained => {
            "The provider's page shows another amount than the refund's, and nothing that fits says why."
        }
        ProblemCode::AlreadyCorrected => "This credit note is corrected already.",
        ProblemCode::NotCorrectable => "A correction can't be corrected, nor any credit note of a cancelled order.",
        ProblemCode::RefundUnderWay => {
            "Money of this credit note went back, or may have: its refund is done or under way."
        }
        ProblemCode::CreditNotUsable => {
            "Nothing of this credit note can be used at a till: it was used, taken back, or its money goes back another way."
        }
        ProblemCode::ReturnWrongState => "The return is at another step.",
        ProblemCode::AddressUnusable => "No mail can be sent to the customer's address.",
        ProblemCode::AlreadySent => "This mail was sent already, is on its way, was given up or taken back.",
        ProblemCode::ReplyNotTrue => "This reply does not say any more what is so of the order.",
        ProblemCode::HelpdeskMissing => "The shop has not said which helpdesk it has.",
        ProblemCode::NotTold => "No mail is sent about a correction, nor about any credit note of a cancelled order.",
        ProblemCode::OrderFull => "With one more such credit note the order would be too large to be shown.",
        ProblemCode::VersionMismatch => "The order has changed since it was read.",
        ProblemCode::BodyTooLarge => "The body is too large.",
        ProblemCode::BodyTooSlow => "The body did not arrive in time.",
        ProblemCode::UnsupportedMediaType => "The body must be application/json.",
        ProblemCode::ValidationFailed => "Some fields are wrong.",
        ProblemCode::ReturnWindowOver => {
            "The shop's return window of this order is over: a team lead takes it, who says why."
        }
        ProblemCode::QuoteMismatch => "The total differs from the one the backend computes.",
        ProblemCode::AmountExceedsRefundable => "More is asked for than is left to refund.",
        ProblemCode::IdempotencyKeyReused => "This key was used for another write.",
        ProblemCode::IfMatchRequired => "A write needs an If-Match header with the version it was decided on.",
        ProblemCode::Busy => "The backend is busy.",
        ProblemCode::StorageFull => "The backend's disk is full; nothing was changed.",
        ProblemCode::StorageFailed => "The backend can't reach its storage; nothing was changed.",
        ProblemCode::OutcomeUnknown => {
            "The backend's storage failed while it kept the write: its idempotency key tells whether it took effect."
        }
        ProblemCode::Internal | ProblemCode::Unknown => "The backend failed.",
    }
}
