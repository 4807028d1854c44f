//! The only place where the backend asks for the time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use time::{Duration, OffsetDateTime};

use super::time_zone::ShopTimeZone;
use crate::domain::timestamp::Timestamp;

/// Tells the time, to the millisecond, and what time that is at the shop.
#[derive(Clone, Debug)]
pub struct Clock {
    source: ClockSource,
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
        Self { source: ClockSource::System, zone: ShopTimeZone::default() }
    }

    /// One that stands still until it is [advanced](Self::advance): leases run out when a test says so.
    pub fn by_hand(start: Timestamp) -> Self {
        let source = ClockSource::ByHand(Arc::new(AtomicI64::new(milliseconds(start))));
        Self { source, zone: ShopTimeZone::default() }
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
        Timestamp(OffsetDateTime::UNIX_EPOCH.saturating_add(Duration::milliseconds(milliseconds)))
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
