//! The agents who may sign in.

use std::fmt;

use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::columns::{AGENT, read_agent};
use super::{Store, StoreError};
use crate::backend::secret::{hex_of_random, sha256};
use crate::domain::agent::{Agent, AgentId, Role};

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
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Adds an agent; the token signs them in and can't be read again.
    ///
    /// # Errors
    /// [`AddAgentError`].
    pub async fn add_agent(&self, name: &str, role: Role) -> Result<(Agent, Token), AddAgentError> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(AddAgentError::NameInvalid);
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
        sqlx::query("INSERT INTO agents (id, position, name, role, token_hash) VALUES ($1, $2, $3, $4, $5)")
            .bind(&agent.id.0)
            .bind(i64::try_from(position).unwrap_or(i64::MAX))
            .bind(&agent.name)
            .bind(role.as_str())
            .bind(token.hash())
            .execute(&mut *db)
            .await
            .map_err(StoreError::from)?;
        db.commit().await?;
        Ok((agent, token))
    }

    /// All agents, in the order in which they were added.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn agents(&self) -> Result<Vec<Agent>, StoreError> {
        all(&mut *self.read.acquire().await?).await
    }

    /// The agent of this bearer token.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn agent_by_token(&self, token: &str) -> Result<Option<Agent>, StoreError> {
        let row: Option<SqliteRow> = sqlx::query("SELECT id, name, role FROM agents WHERE token_hash = $1")
            .bind(sha256(token))
            .fetch_optional(&self.read)
            .await?;
        row.as_ref().map(|row| read_agent(row, AGENT)).transpose()
    }
}

async fn all(db: &mut SqliteConnection) -> Result<Vec<Agent>, StoreError> {
    let rows = sqlx::query("SELECT id, name, role FROM agents ORDER BY position").fetch_all(db).await?;
    rows.iter().map(|row| read_agent(row, AGENT)).collect()
}
