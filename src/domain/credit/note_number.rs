//! The number on a credit note.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The number of a credit note, without gaps within its year: `AV-2026-000123`, AV for *avoir*.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct CreditNoteNumber(pub String);

impl CreditNoteNumber {
    /// The number of the year's `sequence`-th note.
    pub fn new(year: i32, sequence: u32) -> Self {
        Self(format!("AV-{year:04}-{sequence:06}"))
    }
}

impl fmt::Display for CreditNoteNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_they_were_issued() {
        assert_eq!(CreditNoteNumber::new(2026, 123).to_string(), "AV-2026-000123");
        assert!(CreditNoteNumber::new(2026, 99_999) < CreditNoteNumber::new(2026, 100_000));
    }
}
