//! What is known of the order.

use std::sync::Arc;

use crate::api::order_detail::OrderDetail;
use crate::client::Failure;
use crate::domain::timestamp::Timestamp;

/// What is known of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    Loading,
    Ready {
        order: Arc<OrderDetail>,
        read_at: Timestamp,
        /// The last attempt to read it again failed; what is shown may be old.
        stale: Option<Failure>,
    },
    Failed(Failure),
}

impl Reading {
    /// The order, if it was read.
    pub const fn order(&self) -> Option<&Arc<OrderDetail>> {
        match self {
            Self::Ready { order, .. } => Some(order),
            _ => None,
        }
    }

    /// Whether the last attempt to read it again failed.
    pub const fn is_stale(&self) -> bool {
        matches!(self, Self::Ready { stale: Some(_), .. })
    }

    /// Shows this answer, unless a newer one is shown: answers may overtake each other.
    pub fn show(&mut self, order: OrderDetail, read_at: Timestamp) {
        if self.order().is_none_or(|known| known.version <= order.version) {
            *self = Self::Ready { order: Arc::new(order), read_at, stale: None };
        }
    }

    /// Reading failed. What was read before stays, marked as old.
    pub fn fail(&mut self, failure: Failure) {
        match self {
            Self::Ready { stale, .. } => *stale = Some(failure),
            _ => *self = Self::Failed(failure),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Cause;
    use crate::ui::screens::order::store::sample;

    const THEN: Timestamp = Timestamp::EPOCH;

    fn shown(version: u64) -> Reading {
        let mut reading = Reading::Loading;
        reading.show(sample::order(version), THEN);
        reading
    }

    #[test]
    fn an_older_answer_that_comes_late_is_dropped() {
        let mut reading = shown(7);
        reading.show(sample::order(6), THEN);
        assert_eq!(reading, shown(7));
    }

    #[test]
    fn what_was_read_stays_when_reading_again_fails_and_is_marked_as_old() {
        let mut reading = shown(7);
        reading.fail(Failure::Unreachable(Cause::Offline));
        assert!(reading.is_stale() && reading.order().is_some());
        reading.show(sample::order(7), THEN);
        assert!(!reading.is_stale());
    }
}
