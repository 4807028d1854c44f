//! The state of the portal's page for a refund that is asked for.

use super::ledger::PortalRefund;
use super::{CameFrom, Visit};

/// The page's message, and its offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PageState {
    /// It can be made.
    Open,
    /// It was made just now.
    Made(PortalRefund),
    /// One of this amount was made before; `again` when there is money left for another.
    MadeBefore { refund: PortalRefund, again: bool },
    /// The bank said no.
    Refused,
    /// It is more than is left of the payment.
    TooMuch,
}

impl PageState {
    pub(super) fn of(visit: &Visit, refunds: &[PortalRefund]) -> Self {
        let enough = visit.amount <= visit.payment.refundable(refunds);
        let made = |wanted: i64| refunds.iter().find(|refund| refund.number == wanted);
        let alike = refunds.iter().rev().find(|refund| refund.amount == visit.amount);
        match (visit.came_from, alike) {
            (CameFrom::Refund(number), _) if made(number).is_some() => {
                made(number).cloned().map_or(Self::Open, Self::Made)
            }
            (CameFrom::Refusal, _) => Self::Refused,
            (_, Some(refund)) => Self::MadeBefore { refund: refund.clone(), again: enough },
            (_, None) if enough => Self::Open,
            (_, None) => Self::TooMuch,
        }
    }
}
