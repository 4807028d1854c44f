//! What of an event may be a person's.

use super::HistoryEvent;
use crate::domain::refund_task::{Difference, SeenAmount};

impl HistoryEvent {
    /// What somebody typed, or whom it names: all of an event that may be a person's, and is erased one day.
    pub const fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::OverpaymentRefunded { reason, .. }
            | Self::RefundBounced { reason, .. }
            | Self::RefundNeverMade { reason, .. }
            | Self::ExcessWrittenOff { reason, .. }
            | Self::RefundGivenUp { reason, .. }
            | Self::VoidNeverMade { reason, .. }
            | Self::AuthorizationLeft { reason, .. }
            | Self::CreditNoteCorrected { reason, .. }
            | Self::ReturnWindowOverruled { reason, .. }
            | Self::ApprovalRefused { reason, .. }
            | Self::ReturnWithdrawn { reason, .. }
            | Self::MailGivenUp { reason, .. }
            | Self::MailSkipped { reason } => Some(reason),
            Self::RefundDone {
                seen: Some(SeenAmount { difference: Some(Difference::Other { words }), .. }), ..
            } => Some(words),
            Self::RefundAccountGiven { account, .. } => Some(account),
            Self::ApprovalAsked { comment, .. } => comment.as_mut(),
            Self::MailSent { to }
            | Self::MailHandedOver { to }
            | Self::MailNotSent { to }
            | Self::MailResent { to } => Some(to),
            Self::Imported
            | Self::LogisticStatusChanged { .. }
            | Self::ModificationOpened
            | Self::ModificationTakenOver { .. }
            | Self::ModificationClosed
            | Self::CancellationChecked { .. }
            | Self::CancellationConfirmed
            | Self::OrderCancelled { .. }
            | Self::RefundOpened { .. }
            | Self::RefundTakenOver { .. }
            | Self::RefundDone { .. }
            | Self::RefundReferenceCorrected { .. }
            | Self::RefundImpossible { .. }
            | Self::RefundAddressGiven { .. }
            | Self::RefundNotMade { .. }
            | Self::RefundGaveLess { .. }
            | Self::RefundGaveMore { .. }
            | Self::RefundMadeTwice { .. }
            | Self::VoidOpened { .. }
            | Self::Voided { .. }
            | Self::VoidNotMade { .. }
            | Self::ExcessRecovered { .. }
            | Self::ReturnRegistered { .. }
            | Self::ReturnReceived { .. }
            | Self::ReturnClosed { .. }
            | Self::CreditNoteIssued { .. }
            | Self::ApprovalGiven { .. }
            | Self::ApprovalWithdrawn { .. }
            | Self::ApprovalUsed { .. }
            | Self::RefundWithdrawn { .. }
            | Self::UsedAtTill { .. }
            | Self::MailTakenBack { .. }
            | Self::TicketNoted { .. }
            | Self::ReplyAdded { .. }
            | Self::ReplyHandedOver { .. }
            | Self::ReplyNotAdded { .. }
            | Self::ReplyAddedAgain { .. }
            | Self::PersonalDataErased
            | Self::Unknown => None,
        }
    }
}
