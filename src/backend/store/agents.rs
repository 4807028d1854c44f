//! The agents who may sign in.

use std::fmt;

use sqlx::SqliteConnection;

use super::columns::{AGENT, read_agent};
use super::moment::to_micros;
use super::{Store, StoreError};
use crate::backend::secret::{hex_of_random, sha256};
use crate::domain::agent::{Agent, AgentId, Role};
use crate::domain::invisible::is_as_it_looks;
use crate::domain::timestamp::Timestamp;

const LONGEST_NAME: usize = 100;

/// A secret of 256 random bits, shown once; the database knows its hash alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    pub(super) fn random() -> Self {
        Self(hex_of_random(32))
    }

    /// The secret itself, for whoever hands it over.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub(super) fn hash(&self) -> String {
        sha256(&self.0)
    }
}

/// Tokens appear in no log.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// The reason why an agent was not added.
#[derive(Debug, thiserror::Error)]
pub enum AddAgentError {
    #[error("there is an agent of this name already")]
    NameTaken,
    #[error("an agent needs a name of at most {LONGEST_NAME} characters")]
    NameInvalid,
    #[error("the name has a line break or another character that nobody sees: another agent's could look the same")]
    NameHides,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Adds an agent; the token signs them in, without end, and can't be read again.
    ///
    /// # Errors
    /// [`AddAgentError`].
    pub async fn add_agent(&self, name: &str, role: Role) -> Result<(Agent, Token), AddAgentError> {
        self.add_agent_until(name, role, None).await
    }

    /// Adds an agent whose token signs them in until then.
    ///
    /// # Errors
    /// [`AddAgentError`].
    pub async fn add_agent_until(
        &self,
        name: &str,
        role: Role,
        end: Option<Timestamp>,
    ) -> Result<(Agent, Token), AddAgentError> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(AddAgentError::NameInvalid);
        }
        if !is_as_it_looks(name) {
            return Err(AddAgentError::NameHides);
        }
        let mut db = self.begin_write().await?;
        let agents = all(&mut db).await?;
        if agents.iter().any(|agent| agent.name == name) {
            db.roll_back().await;
            return Err(AddAgentError::NameTaken);
        }
        let position = agents.len() + 1;
        let agent = Agent { id: AgentId(format!("agent-{position}")), name: name.to_owned(), role };
        let token = Token::random();
        sqlx::query("INSERT INTO agents (id, position, name, role, token_hash, token_expires_at) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(&agent.id.0)
            .bind(i64::try_from(position).unwrap_or(i64::MAX))
            .bind(&agent.name)
            .bind(role.as_str())
            .bind(token.hash())
            .bind(end.map(to_micros))
            .execute(&mut *db)
            .await
            .map_err(StoreError::from)?;
        db.commit().await?;
        Ok((agent, token))
    }

    /// The agents who may sign in, in the order in which they were added.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn agents(&self) -> Result<Vec<Agent>, StoreError> {
        let sql = "SELECT id, name, role FROM agents WHERE disabled_at IS NULL ORDER BY position";
        let rows = sqlx::query(sql).fetch_all(&self.read).await?;
        rows.iter().map(|row| read_agent(row, AGENT)).collect()
    }
}

async fn all(db: &mut SqliteConnection) -> Result<Vec<Agent>, StoreError> {
    let rows = sqlx::query("SELECT id, name, role FROM agents ORDER BY position").fetch_all(db).await?;
    rows.iter().map(|row| read_agent(row, AGENT)).collect()
}
