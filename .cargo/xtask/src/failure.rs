//! A failure, with what the person at the keyboard can do about it.

use std::fmt;

pub type Outcome<T> = Result<T, Failure>;

/// Two sentences are enough, because a failure is only shown, never handled by kind.
#[derive(Debug, PartialEq)]
pub struct Failure {
    happened: String,
    remedy: String,
}

impl Failure {
    pub fn new(happened: impl Into<String>, remedy: impl Into<String>) -> Self {
        Failure { happened: happened.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}\n   do: {}", self.happened, self.remedy)
    }
}
