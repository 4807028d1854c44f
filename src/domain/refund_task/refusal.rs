//! Why a refund does not move.

use super::TakenOn;

/// A reason why a task does not move.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefundTaskRefusal {
    #[error("this refund is settled already")]
    AlreadySettled,
    #[error("this refund is taken on by another agent")]
    TakenOn(Box<TakenOn>),
    #[error("nobody has taken this refund on")]
    NotTakenOn,
    #[error("this can't have come of a refund that is where this one is")]
    DoesNotFit,
    #[error("another means needs the customer's agreement")]
    MeansNotAgreed,
    #[error("the customer does without money only if they agree")]
    GivingUpNotAgreed,
    #[error("a reference stays longer than an account's number may")]
    AccountAsReference,
    #[error("a reference is corrected by another one")]
    NoOtherReference,
    #[error("another means leads there")]
    DestinationOfAnotherMeans,
    #[error("the amount is none of this refund's")]
    WrongAmount,
    #[error("no more goes out twice than the payment captured")]
    MoreThanCaptured,
    #[error("the provider's page shows another amount, and nothing says why")]
    DifferenceUnexplained,
    #[error("what is said does not explain the amount on the provider's page")]
    ExplanationDoesNotFit,
    #[error("the amount is said beside the provider's page, which says it")]
    AmountSaidTwice,
    #[error("only a lead writes money off")]
    OnlyALeadWritesOff,
    #[error("the money went back, or may have")]
    UnderWay,
}
