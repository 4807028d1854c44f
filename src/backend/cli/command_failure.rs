//! The message of a command that failed.

use std::error::Error;
use std::fmt;

use crate::backend::store::StoreError;

/// Three sentences: what happened, what is safe, what to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CommandFailure {
    happened: String,
    safe: String,
    to_do: String,
}

impl CommandFailure {
    pub(super) fn new(happened: impl Into<String>, safe: impl Into<String>, to_do: impl Into<String>) -> Self {
        Self { happened: happened.into(), safe: safe.into(), to_do: to_do.into() }
    }

    /// A database that opened and then failed.
    pub(super) fn of_store(problem: &StoreError) -> Self {
        Self::new(
            format!("the database failed: {}", chain(problem)),
            "What was committed before is kept; nothing is half done.",
            "Check the disk, and that no other program holds the database file, then try again.",
        )
    }
}

impl fmt::Display for CommandFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}", self.happened, self.safe, self.to_do)
    }
}

/// An error with all that caused it, each said once.
pub(super) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        let said = deeper.to_string();
        if !text.ends_with(&said) {
            text = format!("{text}: {said}");
        }
        cause = deeper.source();
    }
    text
}
