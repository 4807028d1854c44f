//! The steps as the agent sees them.

use crate::domain::cancellation::Cancellation;

/// Which step the cancellation is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// *Vérifier la possibilité d'annuler la commande*
    Check,
    /// *Impossible d'annuler la commande*
    Impossible,
    /// *Commande annulable*
    Confirm,
    /// *Modifier la commande* > *Annuler la commande*, the total and the contact channel.
    Confirmed,
    /// The transactions.
    Refund,
    Mail,
    Finished,
}

impl Step {
    /// How many positions there are on the way.
    pub const POSITIONS: usize = 6;

    pub const fn of(cancellation: &Cancellation) -> Self {
        match cancellation {
            Cancellation::Idle => Self::Check,
            Cancellation::NotCancellable { .. } => Self::Impossible,
            Cancellation::Cancellable => Self::Confirm,
            Cancellation::Confirmed => Self::Confirmed,
            Cancellation::Refunding { .. } => Self::Refund,
            Cancellation::MessageReady { .. } => Self::Mail,
            Cancellation::Finished { .. } => Self::Finished,
        }
    }

    /// Where it is on the way, from one.
    pub const fn position(self) -> usize {
        match self {
            Self::Check | Self::Impossible => 1,
            Self::Confirm => 2,
            Self::Confirmed => 3,
            Self::Refund => 4,
            Self::Mail => 5,
            Self::Finished => 6,
        }
    }
}
