//! The speed of the warehouse.

use std::num::NonZeroU32;
use std::str::FromStr;
use std::time::Duration;

/// Orders moved per minute, or none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    Off,
    PerMinute(NonZeroU32),
}

/// A hundred a second: more than any screen can follow.
const FASTEST: u32 = 6_000;

/// The text is no speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("allowed are `off` and whole numbers from 1 to {FASTEST} (orders moved per minute)")]
pub struct InvalidSpeed;

impl Speed {
    /// Slow enough to cancel an order in peace, fast enough to see the list change.
    pub const SLOW: Self = Self::PerMinute(NonZeroU32::new(4).expect("not zero"));

    /// The time from one order to the next; `None` when nothing moves.
    pub fn every(self) -> Option<Duration> {
        match self {
            Self::Off => None,
            Self::PerMinute(orders) => Some(Duration::from_secs(60) / orders.get()),
        }
    }
}

impl FromStr for Speed {
    type Err = InvalidSpeed;

    fn from_str(text: &str) -> Result<Self, InvalidSpeed> {
        if text == "off" {
            return Ok(Self::Off);
        }
        let orders: NonZeroU32 = text.parse().map_err(|_| InvalidSpeed)?;
        if orders.get() <= FASTEST { Ok(Self::PerMinute(orders)) } else { Err(InvalidSpeed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speed_is_off_or_a_number_a_minute() {
        assert_eq!("off".parse::<Speed>().map(Speed::every), Ok(None));
        assert_eq!("30".parse::<Speed>().map(Speed::every), Ok(Some(Duration::from_secs(2))));
        for text in ["", "0", "-1", "1.5", "fast", "6001", "OFF"] {
            assert_eq!(text.parse::<Speed>(), Err(InvalidSpeed), "{text:?}");
        }
    }
}
