//! The rule which orders can still be cancelled: the list, the screen and, again, every transaction ask it (*Read the
//! status*, *Check*).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::logistic_status::LogisticStatus;

/// A reason why an order can't be cancelled any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NotCancellable {
    /// The warehouse is printing its papers.
    Printing,
    /// The warehouse is packing it.
    Preparing,
    Shipped,
    Delivered,
    AlreadyCancelled,
    /// Its status is one that this version does not know; nothing is done to what isn't understood.
    #[serde(other)]
    UnknownStatus,
}

/// `None` when an order in this status can be cancelled, otherwise why not.
pub const fn not_cancellable(status: LogisticStatus) -> Option<NotCancellable> {
    match status {
        LogisticStatus::OnHold | LogisticStatus::AwaitingPrint => None,
        LogisticStatus::Printing => Some(NotCancellable::Printing),
        LogisticStatus::Preparing => Some(NotCancellable::Preparing),
        LogisticStatus::Shipped => Some(NotCancellable::Shipped),
        LogisticStatus::Delivered => Some(NotCancellable::Delivered),
        LogisticStatus::Cancelled => Some(NotCancellable::AlreadyCancelled),
        LogisticStatus::Unknown => Some(NotCancellable::UnknownStatus),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_order_that_nobody_prints_can_be_cancelled() {
        for status in LogisticStatus::KNOWN {
            let is_unprinted = matches!(status, LogisticStatus::OnHold | LogisticStatus::AwaitingPrint);
            assert_eq!(not_cancellable(status).is_none(), is_unprinted, "{status:?}");
        }
        assert_eq!(not_cancellable(LogisticStatus::Unknown), Some(NotCancellable::UnknownStatus));
    }
}
