//! The state of the last write.

use crate::api::operations::OperationKind;
use crate::api::problem::Problem;
use crate::client::command::OrderCommand;
use crate::client::pending_write::{Outcome, PendingWrite};
use crate::domain::refund_task::RefundTaskId;

/// The write under way, or what the last one came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Writing {
    #[default]
    Idle,
    /// Sent, no answer yet. `in_doubt` once the first answer failed to come and it is being looked up.
    Pending { write: PendingWrite, in_doubt: bool },
    /// It did not take effect.
    Refused { command: OrderCommand, problem: Box<Problem> },
    /// It could not be sent; nothing happened.
    NotSent { command: OrderCommand },
    /// The session ended. Sent again under its key, it takes effect once.
    SignedOut(PendingWrite),
    /// It may or may not have taken effect. `asking` while that is looked up again.
    NotKnown { write: PendingWrite, asking: bool },
    /// A page that is gone sent it and did not live to see the answer; only its name is left of it.
    LeftBehind(OperationKind),
}

impl Writing {
    /// Whether another command may be sent: not while the outcome of one is open.
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::Idle | Self::Refused { .. } | Self::NotSent { .. })
    }

    /// Whether a write is on its way.
    pub const fn is_pending(&self) -> bool {
        matches!(self, Self::Pending { .. })
    }

    /// Which write this is about.
    pub const fn kind(&self) -> Option<OperationKind> {
        match self {
            Self::Idle => None,
            Self::Pending { write, .. } | Self::SignedOut(write) | Self::NotKnown { write, .. } => {
                Some(write.command.kind())
            }
            Self::Refused { command, .. } | Self::NotSent { command } => Some(command.kind()),
            Self::LeftBehind(kind) => Some(*kind),
        }
    }

    /// Whether the outcome of this refund is on its way.
    pub fn is_settling(&self, task: &RefundTaskId) -> bool {
        match self {
            Self::Pending { write, .. } => {
                matches!(&write.command, OrderCommand::SettleRefundTask(settled, _) if settled == task)
            }
            _ => false,
        }
    }

    /// The write that goes on when the agent, the session or the network is back: the same one, under the
    /// same key.
    pub fn to_resume(&self) -> Option<PendingWrite> {
        match self {
            Self::SignedOut(write) | Self::NotKnown { write, asking: false } => Some(write.clone()),
            _ => None,
        }
    }

    /// The write is on its way. One that was not known stays so until it is, so that its notice stays where it is.
    pub fn deliver(&mut self, write: PendingWrite) {
        *self = match self {
            Self::NotKnown { .. } => Self::NotKnown { write, asking: true },
            _ => Self::Pending { write, in_doubt: false },
        };
    }

    /// No answer came at first.
    pub const fn doubt(&mut self) {
        if let Self::Pending { in_doubt, .. } = self {
            *in_doubt = true;
        }
    }

    /// What is left to show after this outcome; the order it brought is shown elsewhere.
    pub fn after(write: PendingWrite, outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done(_) => Self::Idle,
            Outcome::Refused(problem) => Self::Refused { command: write.command, problem },
            Outcome::NotSent => Self::NotSent { command: write.command },
            Outcome::SignedOut => Self::SignedOut(write),
            Outcome::NotKnown => Self::NotKnown { write, asking: false },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::problem::ProblemCode;
    use crate::ui::screens::order::store::sample;

    fn write() -> PendingWrite {
        sample::write(OrderCommand::CheckCancellation)
    }

    fn refused() -> Outcome {
        Outcome::Refused(Box::new(ProblemCode::VersionMismatch.into()))
    }

    #[test]
    fn nothing_else_is_sent_while_an_outcome_is_open() {
        let pending = Writing::Pending { write: write(), in_doubt: true };
        let left_behind = Writing::LeftBehind(OperationKind::Unknown);
        let not_known = Writing::after(write(), Outcome::NotKnown);
        for open in [pending, Writing::SignedOut(write()), not_known, left_behind] {
            assert!(!open.is_settled(), "{open:?}");
        }
    }

    #[test]
    fn what_resumes_has_the_key_it_began_with() {
        for outcome in [Outcome::SignedOut, Outcome::NotKnown] {
            let resumed = Writing::after(write(), outcome).to_resume();
            assert_eq!(resumed.map(|write| write.key), Some(write().key));
        }
    }

    #[test]
    fn what_is_not_known_stays_so_while_it_is_looked_up_and_is_sent_once_at_a_time() {
        let mut writing = Writing::after(write(), Outcome::NotKnown);
        writing.deliver(write());
        writing.doubt();
        assert_eq!(writing, Writing::NotKnown { write: write(), asking: true });
        assert_eq!(writing.to_resume(), None);
    }

    #[test]
    fn what_is_under_way_or_over_is_not_sent_again() {
        let refused = Writing::after(write(), refused());
        let pending = Writing::Pending { write: write(), in_doubt: false };
        for state in [Writing::Idle, pending, refused, Writing::after(write(), Outcome::NotSent)] {
            assert_eq!(state.to_resume(), None, "{state:?}");
        }
    }

    #[test]
    fn a_refusal_leaves_the_agent_free_to_decide_again() {
        assert!(Writing::after(write(), refused()).is_settled());
        assert!(Writing::after(write(), Outcome::NotSent).is_settled());
    }
}
