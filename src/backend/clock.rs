//! The only place where the backend asks for the time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use time::{Duration, OffsetDateTime};

use super::time_zone::ShopTimeZone;
use crate::domain::timestamp::Timestamp;

/// In milliseconds: a step back that is waited for. A larger one was a wrong time before, and is believed.
const SMALL_STEP: i64 = 60_000;

/// Tells the time, to the millisecond, and what time that is at the shop. A machine that puts its clock back a little does
/// not put it back here: until it has caught up, the time stands still, so that what came later is never dated earlier.
#[derive(Clone, Debug)]
pub struct Clock {
    source: ClockSource,
    /// What was told last, in milliseconds; clones share it.
    told: Arc<AtomicI64>,
    zone: ShopTimeZone,
}

#[derive(Clone, Debug)]
enum ClockSource {
    System,
    /// Milliseconds since the epoch, moved by hand.
    ByHand(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's.
    pub fn system() -> Self {
        Self { source: ClockSource::System, told: Arc::default(), zone: ShopTimeZone::default() }
    }

    /// One that stands still until it is [advanced](Self::advance): leases run out when a test says so.
    pub fn by_hand(start: Timestamp) -> Self {
        let source = ClockSource::ByHand(Arc::new(AtomicI64::new(milliseconds(start))));
        Self { source, told: Arc::default(), zone: ShopTimeZone::default() }
    }

    /// The same clock, of a shop in this zone.
    #[must_use]
    pub fn in_zone(self, zone: ShopTimeZone) -> Self {
        Self { zone, ..self }
    }

    pub const fn zone(&self) -> &ShopTimeZone {
        &self.zone
    }

    pub fn now(&self) -> Timestamp {
        let milliseconds = match &self.source {
            ClockSource::System => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)),
            ClockSource::ByHand(milliseconds) => milliseconds.load(Ordering::SeqCst),
        };
        let milliseconds = self.never_a_little_back(milliseconds);
        Timestamp(OffsetDateTime::UNIX_EPOCH.saturating_add(Duration::milliseconds(milliseconds)))
    }

    fn never_a_little_back(&self, now: i64) -> i64 {
        let is_small = |told: i64| told > now && told - now <= SMALL_STEP;
        let told = self.told.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |told| (!is_small(told)).then_some(now));
        told.map_or_else(|told| told, |_| now)
    }

    /// Moves a clock that goes by hand, and all its clones; the machine's takes no orders.
    pub fn advance(&self, by: Duration) {
        if let ClockSource::ByHand(milliseconds) = &self.source {
            milliseconds.fetch_add(i64::try_from(by.whole_milliseconds()).unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }
}

fn milliseconds(moment: Timestamp) -> i64 {
    i64::try_from(moment.0.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_step_back_is_waited_for_and_a_large_one_is_believed() {
        let start = Timestamp::EPOCH + Duration::days(1);
        let clock = Clock::by_hand(start);
        assert_eq!(clock.now(), start);
        clock.advance(-Duration::seconds(40));
        assert_eq!(clock.clone().now(), start, "it stands still");
        clock.advance(Duration::seconds(50));
        assert_eq!(clock.now(), start + Duration::seconds(10), "and goes on");
        clock.advance(-Duration::hours(2));
        assert_eq!(clock.now(), start + Duration::seconds(10 - 7_200));
    }
}
