//! How long a token is good for.

use time::Duration;

use crate::domain::timestamp::Timestamp;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::backend::cli) enum Lifetime {
    Never,
    For(Duration),
}

impl Lifetime {
    /// Long enough for whoever forgets tokens, short enough for those that were forgotten.
    pub const DEFAULT: &str = "90d";

    /// The end of a token that is given out now; `None` for one without end.
    pub fn end(self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Never => None,
            Self::For(time) => Some(now + time),
        }
    }
}
