//! The reasons why a sign-in at the company's provider came to nothing. Nobody is signed in then.

use crate::backend::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum CompanySignInFailure {
    /// What it said, for the log.
    #[error("the provider can't be asked: {0}")]
    Unreachable(String),
    /// The `error` that it sent the browser back with (OpenID Connect Core 1.0, section 3.1.2.6).
    #[error("the provider refused: {0}")]
    Refused(String),
    /// The browser that comes back did not leave from here, or too long ago.
    #[error("the browser comes back from a sign-in that it did not begin here")]
    NotBegunHere,
    #[error("what the provider said does not hold: {0}")]
    NotGenuine(String),
    #[error("the account {subject} has no role here by the claim {claim}")]
    NoRole { subject: String, claim: String },
    #[error("the agent {0} is disabled")]
    Disabled(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}
