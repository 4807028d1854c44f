//! Who may sign in.

use std::fmt;

use super::{Store, StoreError};
use crate::domain::agent::{Agent, AgentId, Role};

/// A secret of 256 random bits, shown once; the database knows its hash alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(pub(super) String);

impl Token {
    /// The secret itself, for whoever hands it over.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Tokens appear in no log.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// Why an agent was not added.
#[derive(Debug, thiserror::Error)]
pub enum AddAgentError {
    #[error("there is an agent of this name already")]
    NameTaken,
    #[error("an agent needs a name of at most 100 characters")]
    NameInvalid,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Adds an agent; the token signs them in and can't be read again.
    ///
    /// # Errors
    /// [`AddAgentError`].
    pub async fn add_agent(&self, _name: &str, _role: Role) -> Result<(Agent, Token), AddAgentError> {
        todo!()
    }

    /// All agents, in the order in which they were added.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn agents(&self) -> Result<Vec<Agent>, StoreError> {
        todo!()
    }

    /// A token for `/sign-in/{token}` that works once, within the hour.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sign_in_link_token(&self, _agent: &AgentId) -> Result<Token, StoreError> {
        todo!()
    }
}
