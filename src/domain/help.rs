//! The articles of help: one for each step that an agent takes, with the fields that it explains.

use super::wire_words::wire_words;

wire_words! {
    /// An article of help.
    pub enum HelpTopic {
        CheckCancellation = "check_cancellation",
        ConfirmCancellation = "confirm_cancellation",
        RequestCancellation = "request_cancellation",
        Refund = "refund",
        ConfirmationMail = "confirmation_mail",
        CancellationFinished = "cancellation_finished",
        CreditNoteForm = "credit_note_form",
        CreditNote = "credit_note",
        TakeNoteBack = "take_note_back",
        NoteMail = "note_mail",
        Overpayment = "overpayment",
        RegisterReturn = "register_return",
        ReceiveReturn = "receive_return",
        WithdrawReturn = "withdraw_return",
        GiveUpMail = "give_up_mail",
    } else {
        /// One that this version does not have.
        Unknown
    }
}

/// What several articles are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpGroup {
    Cancelling,
    CreditNotes,
    Returns,
    Mails,
}

impl HelpGroup {
    pub const ALL: [Self; 4] = [Self::Cancelling, Self::CreditNotes, Self::Returns, Self::Mails];

    /// In the order in which an agent comes to them.
    pub const fn topics(self) -> &'static [HelpTopic] {
        match self {
            Self::Cancelling => &[
                HelpTopic::CheckCancellation,
                HelpTopic::ConfirmCancellation,
                HelpTopic::RequestCancellation,
                HelpTopic::Refund,
                HelpTopic::ConfirmationMail,
                HelpTopic::CancellationFinished,
            ],
            Self::CreditNotes => &[
                HelpTopic::CreditNoteForm,
                HelpTopic::CreditNote,
                HelpTopic::TakeNoteBack,
                HelpTopic::NoteMail,
                HelpTopic::Overpayment,
            ],
            Self::Returns => &[HelpTopic::RegisterReturn, HelpTopic::ReceiveReturn, HelpTopic::WithdrawReturn],
            Self::Mails => &[HelpTopic::GiveUpMail],
        }
    }
}

/// A field or a choice that an article explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HelpField {
    TotalToRefund,
    ContactChannel,
    OpenProvider,
    RefundReference,
    OtherAmount,
    RefundImpossible,
    NotRefunded,
    SkipMail,
    Quantity,
    UnitsCondition,
    Basis,
    ReturnedToStock,
    Adjustment,
    NoteReason,
    Split,
    ReversalReason,
    OverpaidPayment,
    OverpaidAmount,
    ReturnReason,
    ReturnAction,
    ReturnWindow,
    Sound,
    Damaged,
}

impl HelpTopic {
    /// In the order in which the step asks for them.
    pub const fn fields(self) -> &'static [HelpField] {
        match self {
            Self::RequestCancellation => &[HelpField::TotalToRefund, HelpField::ContactChannel],
            Self::Refund => &[
                HelpField::OpenProvider,
                HelpField::RefundReference,
                HelpField::OtherAmount,
                HelpField::RefundImpossible,
                HelpField::NotRefunded,
            ],
            Self::ConfirmationMail => &[HelpField::SkipMail],
            Self::CreditNoteForm => &[
                HelpField::Quantity,
                HelpField::UnitsCondition,
                HelpField::Basis,
                HelpField::ReturnedToStock,
                HelpField::Adjustment,
                HelpField::NoteReason,
                HelpField::Split,
            ],
            Self::TakeNoteBack => &[HelpField::ReversalReason],
            Self::Overpayment => &[HelpField::OverpaidPayment, HelpField::OverpaidAmount],
            Self::RegisterReturn => &[HelpField::ReturnReason, HelpField::ReturnAction, HelpField::ReturnWindow],
            Self::ReceiveReturn => &[HelpField::Sound, HelpField::Damaged],
            Self::CheckCancellation
            | Self::ConfirmCancellation
            | Self::CancellationFinished
            | Self::CreditNote
            | Self::NoteMail
            | Self::WithdrawReturn
            | Self::GiveUpMail
            | Self::Unknown => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn an_article_is_in_one_group() {
        let topics: Vec<HelpTopic> = HelpGroup::ALL.into_iter().flat_map(HelpGroup::topics).copied().collect();
        assert_eq!(topics, HelpTopic::KNOWN);
    }

    #[test]
    fn a_field_is_explained_in_one_article() {
        let fields: Vec<HelpField> = HelpTopic::KNOWN.into_iter().flat_map(HelpTopic::fields).copied().collect();
        assert_eq!(fields.iter().collect::<HashSet<_>>().len(), fields.len());
    }
}
