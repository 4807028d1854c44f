//! A refusal: the reasons of the layers below, as the problem that the API answers.

mod response;
mod title;

use std::error::Error;

pub use title::title;

pub(super) use response::chain;

use crate::api::field_error::FieldError;
use crate::api::pointer;
use crate::api::problem::ProblemCode;
use crate::backend::store::StoreError;
use crate::domain::cancellation::WrongStep;
use crate::domain::case::{NoteOfReturnRefusal, TellingRefusal, TillRefusal};
use crate::domain::credit::{CorrectionRefusal, RefundProblem, RefundRefusal};
use crate::domain::eligibility::NotCancellable;
use crate::domain::modification::{Lease, LeaseRefusal};
use crate::domain::order::OrderNumber;
use crate::domain::refund_task::{RefundTaskRefusal, TakenOn};

/// The reason why something was not done. Nothing was changed then, unless it is [`ProblemCode::OutcomeUnknown`].
#[derive(Debug)]
pub struct Refusal {
    pub code: ProblemCode,
    pub errors: Vec<FieldError>,
    /// The lease of another agent, where that is the reason or explains it.
    pub lease: Option<Box<Lease>>,
    pub not_cancellable: Option<NotCancellable>,
    /// The agent who has the refund on, where that is the reason.
    pub taken_on: Option<Box<TakenOn>>,
    /// The order that used the provider's name for a refund before, where that is the reason.
    pub used_by: Option<OrderNumber>,
    /// The order's version as it is, where another was expected.
    pub version: Option<u64>,
    /// For the log alone.
    pub cause: Option<Box<dyn Error + Send + Sync>>,
}

impl Refusal {
    /// Fields of the body that are wrong.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        Self { errors, ..ProblemCode::ValidationFailed.into() }
    }

    pub fn not_cancellable(reason: NotCancellable) -> Self {
        Self { not_cancellable: Some(reason), ..ProblemCode::NotCancellable.into() }
    }

    /// The provider's name for a refund has settled one of this order.
    pub fn reference_used(used_by: OrderNumber) -> Self {
        let errors = vec![FieldError::new(pointer::REFERENCE, "already_used")];
        Self { errors, used_by: Some(used_by), ..ProblemCode::ReferenceUsed.into() }
    }

    /// The provider's page shows another amount than the refund's.
    fn amount_unexplained(flaw: &'static str) -> Self {
        let errors = vec![FieldError::new(pointer::DIFFERENCE, flaw)];
        Self { errors, ..ProblemCode::AmountUnexplained.into() }
    }

    /// A failure that should not happen, for the log.
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::failure(ProblemCode::Internal, cause)
    }

    /// A failure of the backend or its machine, with the cause for the log.
    fn failure(code: ProblemCode, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { cause: Some(cause.into()), ..code.into() }
    }

    /// True when it is no decision of the backend: something failed.
    pub fn is_a_failure(&self) -> bool {
        self.code.meaning().0 >= 500
    }
}

impl From<ProblemCode> for Refusal {
    fn from(code: ProblemCode) -> Self {
        Self {
            code,
            errors: Vec::new(),
            lease: None,
            not_cancellable: None,
            taken_on: None,
            used_by: None,
            version: None,
            cause: None,
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => ProblemCode::Busy.into(),
            StoreError::Full(_) => Self::failure(ProblemCode::StorageFull, error),
            // Where the server has opened its file, that is one that is not there any more.
            StoreError::Machine(_) | StoreError::File(_) => Self::failure(ProblemCode::StorageFailed, error),
            StoreError::CommitUnknown(_) => Self::failure(ProblemCode::OutcomeUnknown, error),
            StoreError::Damaged(_) | StoreError::Database(_) | StoreError::Migration(_) | StoreError::Unreadable(_) => {
                Self::internal(error)
            }
        }
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<LeaseRefusal> for Refusal {
    fn from(refusal: LeaseRefusal) -> Self {
        match refusal {
            LeaseRefusal::HeldBy(lease) => Self { lease: Some(Box::new(lease)), ..ProblemCode::LeaseHeld.into() },
            LeaseRefusal::NotHeld => ProblemCode::LeaseNotHeld.into(),
            LeaseRefusal::OnlyALeadTakesOver => ProblemCode::NotPermitted.into(),
        }
    }
}

impl From<WrongStep> for Refusal {
    fn from(_: WrongStep) -> Self {
        ProblemCode::WrongStep.into()
    }
}

impl From<RefundTaskRefusal> for Refusal {
    fn from(refusal: RefundTaskRefusal) -> Self {
        match refusal {
            RefundTaskRefusal::AlreadySettled => ProblemCode::AlreadySettled.into(),
            RefundTaskRefusal::TakenOn(holder) => Self { taken_on: Some(holder), ..ProblemCode::RefundTakenOn.into() },
            RefundTaskRefusal::NotTakenOn => ProblemCode::RefundNotTakenOn.into(),
            RefundTaskRefusal::UnderWay => ProblemCode::RefundUnderWay.into(),
            RefundTaskRefusal::DoesNotFit => ProblemCode::OutcomeDoesNotFit.into(),
            RefundTaskRefusal::OnlyALeadWritesOff => ProblemCode::NotPermitted.into(),
            RefundTaskRefusal::MeansNotAgreed => {
                Self::invalid(vec![FieldError::new("/alternative/customer_agreed", "not_agreed")])
            }
            RefundTaskRefusal::GivingUpNotAgreed => {
                Self::invalid(vec![FieldError::new("/customer_agreed", "not_agreed")])
            }
            RefundTaskRefusal::DifferenceUnexplained => Self::amount_unexplained("required"),
            RefundTaskRefusal::ExplanationDoesNotFit => Self::amount_unexplained("does_not_fit"),
            RefundTaskRefusal::AmountSaidTwice => Self::invalid(vec![FieldError::new(pointer::AMOUNT, "said_twice")]),
            RefundTaskRefusal::AccountAsReference => {
                Self::invalid(vec![FieldError::new(pointer::REFERENCE, "is_the_account")])
            }
            RefundTaskRefusal::NoOtherReference => {
                Self::invalid(vec![FieldError::new(pointer::REFERENCE, "as_recorded")])
            }
            RefundTaskRefusal::DestinationOfAnotherMeans => Self::invalid(vec![FieldError::new("", "does_not_fit")]),
            RefundTaskRefusal::MoreThanCaptured => {
                Self::invalid(vec![FieldError::new(pointer::AMOUNT, "exceeds_captured")])
            }
            RefundTaskRefusal::WrongAmount => Self::invalid(vec![FieldError::new(pointer::AMOUNT, "out_of_range")]),
        }
    }
}

impl From<CorrectionRefusal> for Refusal {
    fn from(refusal: CorrectionRefusal) -> Self {
        match refusal {
            CorrectionRefusal::UnknownNote => ProblemCode::CreditNoteNotFound,
            CorrectionRefusal::AlreadyCorrected => ProblemCode::AlreadyCorrected,
            CorrectionRefusal::IsACorrection | CorrectionRefusal::Cancelled => ProblemCode::NotCorrectable,
            CorrectionRefusal::RefundUnderWay => ProblemCode::RefundUnderWay,
        }
        .into()
    }
}

impl From<TellingRefusal> for Refusal {
    fn from(refusal: TellingRefusal) -> Self {
        match refusal {
            TellingRefusal::UnknownNote => ProblemCode::CreditNoteNotFound,
            TellingRefusal::AlreadyCorrected => ProblemCode::AlreadyCorrected,
            TellingRefusal::Untold => ProblemCode::NotTold,
        }
        .into()
    }
}

impl From<TillRefusal> for Refusal {
    fn from(refusal: TillRefusal) -> Self {
        let wrong = |code, field, flaw| Self { errors: vec![FieldError::new(field, flaw)], ..Self::from(code) };
        match refusal {
            TillRefusal::UnknownNote => ProblemCode::CreditNoteNotFound.into(),
            TillRefusal::NotUsable => ProblemCode::CreditNotUsable.into(),
            TillRefusal::TakenOn(holder) => RefundTaskRefusal::TakenOn(holder).into(),
            TillRefusal::MoreThanUsable => {
                wrong(ProblemCode::AmountExceedsRefundable, pointer::AMOUNT, "amount_exceeds_refundable")
            }
            TillRefusal::WrongAmount => wrong(ProblemCode::ValidationFailed, pointer::AMOUNT, "out_of_range"),
            TillRefusal::ReceiptUsed => wrong(ProblemCode::ReceiptUsed, pointer::RECEIPT, "already_used"),
        }
    }
}

impl From<NoteOfReturnRefusal> for Refusal {
    fn from(refusal: NoteOfReturnRefusal) -> Self {
        let code = match refusal {
            NoteOfReturnRefusal::Unknown => "unknown_return",
            NoteOfReturnRefusal::Withdrawn => "withdrawn_return",
        };
        Self::invalid(vec![FieldError::new(pointer::RETURN, code)])
    }
}

impl From<Vec<RefundRefusal>> for Refusal {
    fn from(refusals: Vec<RefundRefusal>) -> Self {
        let any = |is: fn(&RefundProblem) -> bool| refusals.iter().any(|refusal| is(&refusal.problem));
        let code = if any(|problem| matches!(problem, RefundProblem::QuoteMismatch { .. })) {
            ProblemCode::QuoteMismatch
        } else if any(|problem| {
            use RefundProblem::{AmountExceedsRefundable, QuantityExceedsRefundable};
            matches!(problem, AmountExceedsRefundable { .. } | QuantityExceedsRefundable { .. })
        }) {
            ProblemCode::AmountExceedsRefundable
        } else {
            ProblemCode::ValidationFailed
        };
        Self { errors: refusals.iter().map(FieldError::from).collect(), ..code.into() }
    }
}
