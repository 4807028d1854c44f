//! Who may sign in, by which token and until when, and the end of that.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::agents::Token;
use super::columns::{AGENT, read_agent};
use super::moment::{from_micros, to_micros};
use super::{Store, StoreError};
use crate::backend::secret::sha256;
use crate::domain::agent::{Agent, AgentId};
use crate::domain::timestamp::Timestamp;

/// What a bearer token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenHolder {
    /// Never given out, or replaced by another.
    Nobody,
    /// Its time is over.
    Expired,
    /// Its agent may not sign in any more.
    Disabled,
    Agent(Agent),
}

/// An agent, and how they get in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentAccess {
    pub agent: Agent,
    /// Since when they may not sign in any more.
    pub disabled_at: Option<Timestamp>,
    /// The end of their token; `None` for one without end.
    pub token_expires_at: Option<Timestamp>,
    /// They sign in with a company account.
    pub has_company_account: bool,
    /// The browsers that are signed in.
    pub sessions: u32,
}

impl Store {
    /// The agent of this bearer token.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn holder_of_token(&self, token: &str) -> Result<TokenHolder, StoreError> {
        let row: Option<SqliteRow> =
            sqlx::query("SELECT id, name, role, disabled_at, token_expires_at FROM agents WHERE token_hash = $1")
                .bind(sha256(token))
                .fetch_optional(&self.read)
                .await?;
        let Some(row) = row else { return Ok(TokenHolder::Nobody) };
        let is_over = moment(&row, "token_expires_at")?.is_some_and(|end| end <= self.clock.now());
        Ok(match moment(&row, "disabled_at")? {
            Some(_) => TokenHolder::Disabled,
            None if is_over => TokenHolder::Expired,
            None => TokenHolder::Agent(read_agent(&row, AGENT)?),
        })
    }

    /// All agents, in the order in which they were added.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn agents_and_their_access(&self) -> Result<Vec<AgentAccess>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, name, role, disabled_at, token_expires_at, company_subject IS NOT NULL AS company, \
                 (SELECT COUNT(*) FROM sessions WHERE agent_id = id AND expires_at > $1 AND idle_until > $1) AS sessions \
             FROM agents ORDER BY position",
        )
        .bind(to_micros(self.clock.now()))
        .fetch_all(&self.read)
        .await?;
        let access = |row: &SqliteRow| {
            Ok(AgentAccess {
                agent: read_agent(row, AGENT)?,
                disabled_at: moment(row, "disabled_at")?,
                token_expires_at: moment(row, "token_expires_at")?,
                has_company_account: row.try_get("company")?,
                sessions: row.try_get("sessions")?,
            })
        };
        rows.iter().map(access).collect()
    }

    /// Keeps an agent out from now on: neither token nor link nor company account signs them in, their browsers are
    /// signed out, and the orders that they hold are free for others.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn disable_agent(&self, agent: &AgentId) -> Result<(), StoreError> {
        let now = to_micros(self.clock.now());
        let mut db = self.begin_write().await?;
        for sql in [
            "UPDATE agents SET disabled_at = $1 WHERE id = $2 AND disabled_at IS NULL",
            "UPDATE modifications SET expires_at = $1 WHERE holder = $2 AND expires_at > $1",
        ] {
            sqlx::query(sql).bind(now).bind(&agent.0).execute(&mut *db).await?;
        }
        end_sessions(&mut db, agent).await?;
        db.commit().await
    }

    /// Lets an agent sign in again, by the token that they had.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn enable_agent(&self, agent: &AgentId) -> Result<(), StoreError> {
        let mut db = self.begin_write().await?;
        let sql = "UPDATE agents SET disabled_at = NULL WHERE id = $1";
        sqlx::query(sql).bind(&agent.0).execute(&mut *db).await?;
        db.commit().await
    }

    /// Gives an agent another token, which ends then, and signs out whoever came in by the one before.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn rotate_token(&self, agent: &AgentId, end: Option<Timestamp>) -> Result<Token, StoreError> {
        let token = Token::random();
        let mut db = self.begin_write().await?;
        sqlx::query("UPDATE agents SET token_hash = $1, token_expires_at = $2 WHERE id = $3")
            .bind(token.hash())
            .bind(end.map(to_micros))
            .bind(&agent.0)
            .execute(&mut *db)
            .await?;
        end_sessions(&mut db, agent).await?;
        db.commit().await?;
        Ok(token)
    }

    /// Signs all browsers of an agent out; their token is as good as before. Answers how many there were.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sign_agent_out(&self, agent: &AgentId) -> Result<u64, StoreError> {
        let mut db = self.begin_write().await?;
        let ended = end_sessions(&mut db, agent).await?;
        db.commit().await?;
        Ok(ended)
    }
}

/// Ends what an agent's browsers are signed in by, links that wait to be followed among it.
async fn end_sessions(db: &mut sqlx::SqliteConnection, agent: &AgentId) -> Result<u64, StoreError> {
    sqlx::query("DELETE FROM sign_in_links WHERE agent_id = $1").bind(&agent.0).execute(&mut *db).await?;
    let ended = sqlx::query("DELETE FROM sessions WHERE agent_id = $1").bind(&agent.0).execute(db).await?;
    Ok(ended.rows_affected())
}

fn moment(row: &SqliteRow, column: &str) -> Result<Option<Timestamp>, StoreError> {
    row.try_get::<Option<i64>, _>(column)?.map(from_micros).transpose()
}
