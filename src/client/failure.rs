//! The failures of a call.

use crate::api::problem::{Problem, ProblemCode};

/// Everything that can come instead of an answer, each a thing that the screen does something else about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The backend said no, and why.
    Refused(Box<Problem>),
    /// Nobody is signed in (any more).
    SignedOut,
    /// No answer came.
    Unreachable(Cause),
    /// An answer came that isn't one of the API's: a proxy's page, something cut off, something far too large.
    Unreadable { status: u16 },
}

/// The reason why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    Offline,
    TimedOut,
    /// The connection failed, before or after the request arrived.
    Network,
    /// The answer is larger than any answer of the API.
    TooLarge,
    /// It could not even be sent.
    NotSent,
}

impl Failure {
    /// True when a write that ended so may have taken effect all the same.
    pub fn leaves_outcome_unknown(&self) -> bool {
        match self {
            Self::Refused(_) if self.is_of_storage() => false,
            Self::Refused(problem) => problem.status >= 500 || problem.code == ProblemCode::OperationInProgress,
            Self::SignedOut | Self::Unreachable(Cause::NotSent) => false,
            Self::Unreachable(_) | Self::Unreadable { .. } => true,
        }
    }

    /// True when the backend could not store, and changed nothing. It has not looked at the key: of an earlier delivery
    /// that says nothing.
    pub fn is_of_storage(&self) -> bool {
        matches!(self.code(), Some(ProblemCode::StorageFull | ProblemCode::StorageFailed))
    }

    /// The refusal's code, if it is one.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Refused(problem) => Some(problem.code),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_stored_changed_nothing_and_what_failed_while_it_was_kept_is_not_known() {
        for (code, is_unknown) in [
            (ProblemCode::StorageFull, false),
            (ProblemCode::StorageFailed, false),
            (ProblemCode::OutcomeUnknown, true),
            (ProblemCode::Busy, true),
            (ProblemCode::Internal, true),
        ] {
            let failure = Failure::Refused(Box::new(code.into()));
            assert_eq!(failure.leaves_outcome_unknown(), is_unknown, "{code:?}");
        }
    }
}
