//! The ways on beside *Remboursement effectué* and *impossible*, and when each is there.

use serde::{Deserialize, Serialize};

use super::{RefundState, RefundTask, TaskOrigin};
use crate::domain::action::OrderAction;

/// Something an agent has to say of a refund, by a form of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WayOn {
    /// *Pas remboursé*
    NotRefunded,
    /// *Le client renonce à ce reste*
    GivenUp,
    /// *L'autorisation ne peut plus être annulée*
    LeftStanding,
    /// *Le remboursement est revenu*
    Bounced,
    /// *Moins a été remboursé*
    Less,
    /// *Remboursé deux fois*
    Twice,
    /// *Corriger la référence*
    WrongReference,
    /// *Noté par erreur*
    NeverMade,
    /// *Récupéré*
    Recovered,
    /// *Abandonner*, for leads.
    WrittenOff,
}

impl WayOn {
    /// The ways from a refund that was made, in the order of the menu.
    pub fn of_made(task: &RefundTask) -> impl Iterator<Item = Self> {
        let ways = [Self::Bounced, Self::Less, Self::Twice, Self::WrongReference, Self::NeverMade];
        ways.into_iter().filter(|way| way.fits(task, TaskOrigin::Issued))
    }

    /// True where the refund is where this may have come of it.
    pub fn fits(self, task: &RefundTask, origin: TaskOrigin) -> bool {
        let is_out = task.state.open_excess().is_some();
        match (self, &task.state) {
            (Self::NotRefunded, state) => state.is_opened(),
            (Self::GivenUp, state) => *state == RefundState::ToDo && origin == TaskOrigin::Rest,
            (Self::LeftStanding, state) => *state == RefundState::ToDo && task.is_void(),
            (Self::Bounced, _) => task.may_come_back() && !is_out,
            (Self::Less, RefundState::Done { less, .. }) => task.may_come_back() && !is_out && less.is_none(),
            (Self::Twice, RefundState::Done { excess, .. }) => task.may_come_back() && excess.is_none(),
            // Whatever went out beside it: its name is its own.
            (Self::WrongReference, _) => task.may_come_back(),
            (Self::NeverMade, _) => task.may_be_a_mistake() && !is_out,
            (Self::Less | Self::Twice, _) => false,
            (Self::Recovered | Self::WrittenOff, _) => is_out,
        }
    }

    /// The permission that it needs.
    pub const fn action(self) -> OrderAction {
        match self {
            Self::NotRefunded | Self::GivenUp | Self::LeftStanding => OrderAction::SettleRefundTask,
            Self::Bounced
            | Self::Less
            | Self::Twice
            | Self::WrongReference
            | Self::NeverMade
            | Self::Recovered
            | Self::WrittenOff => OrderAction::ReviseRefundTask,
        }
    }

    pub const fn asks_for_words(self) -> bool {
        matches!(self, Self::GivenUp | Self::LeftStanding | Self::Bounced | Self::NeverMade | Self::WrittenOff)
    }

    pub const fn asks_for_reference(self) -> bool {
        matches!(self, Self::Twice | Self::WrongReference | Self::Recovered)
    }

    pub const fn asks_for_amount(self) -> bool {
        matches!(self, Self::Less | Self::Twice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::payment::PaymentProvider;
    use crate::domain::refund_task::{AlternativeMethod, RefundMeans, fixture};
    use crate::domain::timestamp::Timestamp;

    fn made() -> RefundTask {
        RefundTask { state: RefundState::done("R-1".to_owned(), Timestamp::EPOCH), ..fixture::task() }
    }

    #[test]
    fn each_way_is_there_where_it_may_have_come_of_the_refund() {
        let ways = |task: &RefundTask| WayOn::of_made(task).collect::<Vec<_>>();
        let of_made = [WayOn::Bounced, WayOn::Less, WayOn::Twice, WayOn::WrongReference, WayOn::NeverMade];
        assert_eq!(ways(&made()), of_made);
        let by_hand = RefundMeans::Alternative(AlternativeMethod::Cheque);
        assert_eq!(ways(&RefundTask { means: by_hand, ..made() }), of_made);
        assert_eq!(ways(&RefundTask { means: RefundMeans::Void, ..made() }), [WayOn::NeverMade]);
        assert_eq!(ways(&RefundTask { provider: PaymentProvider::GIFT_CARD, ..made() }), []);
        assert_eq!(ways(&fixture::task()), []);
        assert!(WayOn::NotRefunded.fits(&RefundTask { state: fixture::opened(), ..made() }, TaskOrigin::Issued));
        assert!(WayOn::GivenUp.fits(&fixture::task(), TaskOrigin::Rest));
        assert!(!WayOn::GivenUp.fits(&fixture::task(), TaskOrigin::Issued));
        assert!(!WayOn::LeftStanding.fits(&fixture::task(), TaskOrigin::Rest));
        assert!(
            WayOn::LeftStanding.fits(&RefundTask { means: RefundMeans::Void, ..fixture::task() }, TaskOrigin::Issued)
        );
        assert!(!WayOn::Recovered.fits(&made(), TaskOrigin::Issued));
    }

    #[test]
    fn each_way_asks_for_what_its_outcome_says() {
        let asks = |way: WayOn| (way.asks_for_words(), way.asks_for_reference(), way.asks_for_amount());
        for (way, asked) in [
            (WayOn::NotRefunded, (false, false, false)),
            (WayOn::GivenUp, (true, false, false)),
            (WayOn::LeftStanding, (true, false, false)),
            (WayOn::Bounced, (true, false, false)),
            (WayOn::WrongReference, (false, true, false)),
            (WayOn::NeverMade, (true, false, false)),
            (WayOn::Less, (false, false, true)),
            (WayOn::Twice, (false, true, true)),
            (WayOn::Recovered, (false, true, false)),
            (WayOn::WrittenOff, (true, false, false)),
        ] {
            assert_eq!(asks(way), asked, "{way:?}");
            let settles = matches!(way, WayOn::NotRefunded | WayOn::GivenUp | WayOn::LeftStanding);
            let action = if settles { OrderAction::SettleRefundTask } else { OrderAction::ReviseRefundTask };
            assert_eq!(way.action(), action, "{way:?}");
        }
    }
}
