//! Browsers that are signed in, and the links that sign one in.

use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use time::Duration;

use super::agents::Token;
use super::columns::{AGENT, read_agent, read_moment};
use super::moment::to_micros;
use super::{Store, StoreError};
use crate::backend::secret::sha256;
use crate::domain::agent::{Agent, AgentId};
use crate::domain::timestamp::Timestamp;

/// Long enough to be copied from a terminal to a browser.
const LINK: Duration = Duration::hours(1);

/// A browser's session; the cookie carries its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserSession {
    pub token: Token,
    pub agent: Agent,
    pub expires_at: Timestamp,
}

impl Store {
    /// A token for `/sign-in/{token}` that works once, within the hour.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sign_in_link_token(&self, agent: &AgentId) -> Result<Token, StoreError> {
        let now = self.clock.now();
        let token = Token::random();
        let mut db = self.begin_write().await?;
        sqlx::query("DELETE FROM sign_in_links WHERE expires_at <= $1").bind(to_micros(now)).execute(&mut *db).await?;
        sqlx::query("INSERT INTO sign_in_links (token_hash, agent_id, expires_at) VALUES ($1, $2, $3)")
            .bind(token.hash())
            .bind(&agent.0)
            .bind(to_micros(now + LINK))
            .execute(&mut *db)
            .await?;
        db.commit().await?;
        Ok(token)
    }

    /// Signs a browser in by a link, once; `None` when the link is unknown, used or expired.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn follow_sign_in_link(
        &self,
        token: &str,
        length: Duration,
    ) -> Result<Option<BrowserSession>, StoreError> {
        let now = self.clock.now();
        let mut db = self.begin_write().await?;
        let used = sqlx::query(
            "UPDATE sign_in_links SET used_at = $1 WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1",
        )
        .bind(to_micros(now))
        .bind(sha256(token))
        .execute(&mut *db)
        .await?;
        if used.rows_affected() == 0 {
            db.roll_back().await;
            return Ok(None);
        }
        let row: SqliteRow = sqlx::query(
            "SELECT agents.id, name, role FROM sign_in_links JOIN agents ON agents.id = agent_id \
             WHERE sign_in_links.token_hash = $1",
        )
        .bind(sha256(token))
        .fetch_one(&mut *db)
        .await?;
        let session = insert_session(&mut db, read_agent(&row, AGENT)?, now, length).await?;
        db.commit().await?;
        Ok(Some(session))
    }

    /// Signs a browser in as this agent.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open_session(&self, agent: Agent, length: Duration) -> Result<BrowserSession, StoreError> {
        let mut db = self.begin_write().await?;
        let session = insert_session(&mut db, agent, self.clock.now(), length).await?;
        db.commit().await?;
        Ok(session)
    }

    /// The agent whom this cookie signs in, and the end of that.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn session(&self, token: &str) -> Result<Option<(Agent, Timestamp)>, StoreError> {
        let row: Option<SqliteRow> = sqlx::query(
            "SELECT agents.id, name, role, expires_at FROM sessions JOIN agents ON agents.id = agent_id \
             WHERE sessions.token_hash = $1 AND expires_at > $2",
        )
        .bind(sha256(token))
        .bind(to_micros(self.clock.now()))
        .fetch_optional(&self.read)
        .await?;
        row.map(|row| Ok((read_agent(&row, AGENT)?, read_moment(&row, "expires_at")?))).transpose()
    }

    /// Signs a browser out.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn close_session(&self, token: &str) -> Result<(), StoreError> {
        let mut db = self.begin_write().await?;
        sqlx::query("DELETE FROM sessions WHERE token_hash = $1").bind(sha256(token)).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }
}

async fn insert_session(
    db: &mut SqliteConnection,
    agent: Agent,
    now: Timestamp,
    length: Duration,
) -> Result<BrowserSession, StoreError> {
    sqlx::query("DELETE FROM sessions WHERE expires_at <= $1").bind(to_micros(now)).execute(&mut *db).await?;
    let session = BrowserSession { token: Token::random(), agent, expires_at: now + length };
    sqlx::query("INSERT INTO sessions (token_hash, agent_id, expires_at) VALUES ($1, $2, $3)")
        .bind(session.token.hash())
        .bind(&session.agent.id.0)
        .bind(to_micros(session.expires_at))
        .execute(db)
        .await?;
    Ok(session)
}
