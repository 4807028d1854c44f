//! The reading of the order, whose answers carry a version.

use std::sync::Arc;

use crate::api::order_detail::OrderDetail;
use crate::domain::timestamp::Timestamp;
use crate::ui::reactive::reading::Reading;

pub type OrderReading = Reading<Arc<OrderDetail>>;

impl OrderReading {
    /// Shows this version, unless a newer one is shown: a write's answer may overtake that of a read.
    pub fn show_version(&mut self, order: OrderDetail, read_at: Timestamp) {
        if self.shown().is_none_or(|known| known.version <= order.version) {
            self.show(Arc::new(order), read_at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::screens::order::store::sample;

    const THEN: Timestamp = Timestamp::EPOCH;

    fn shown(version: u64) -> OrderReading {
        let mut reading = Reading::Loading;
        reading.show_version(sample::order(version), THEN);
        reading
    }

    #[test]
    fn an_older_version_that_comes_late_is_dropped() {
        let mut reading = shown(7);
        reading.show_version(sample::order(6), THEN);
        assert_eq!(reading, shown(7));
    }

    #[test]
    fn the_same_version_read_again_is_no_longer_old() {
        use crate::client::{Cause, Failure};
        use crate::ui::reactive::reading::OnFailure;

        let mut reading = shown(7);
        reading.fail(Failure::Unreachable(Cause::Offline), OnFailure::Keep);
        assert!(reading.is_stale());
        reading.show_version(sample::order(7), THEN);
        assert_eq!(reading, shown(7));
    }
}
