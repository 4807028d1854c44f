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

/// How long a browser stays signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionTerms {
    /// Without a request.
    pub idle: Duration,
    /// Whatever happens.
    pub whole: Duration,
}

impl SessionTerms {
    /// The part of the idle time after which a session in use is worth a write.
    fn worth_a_write(self) -> Duration {
        self.idle / 20
    }
}

/// A session that a cookie names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSession {
    pub agent: Agent,
    /// Its end, if nothing more happens.
    pub expires_at: Timestamp,
    /// It is in use, and its end can be put off.
    pub is_to_be_prolonged: bool,
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
        terms: SessionTerms,
    ) -> Result<Option<BrowserSession>, StoreError> {
        let now = self.clock.now();
        // Whoever guesses takes no turn of those who write.
        let known = "SELECT 1 FROM sign_in_links WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 AND expires_at <= $3";
        let known = sqlx::query(known).bind(sha256(token)).bind(to_micros(now)).bind(to_micros(now + 2 * LINK));
        let known = known.fetch_optional(&self.read).await?;
        if known.is_none() {
            return Ok(None);
        }
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
        let session = insert_session(&mut db, read_agent(&row, AGENT)?, now, terms).await?;
        db.commit().await?;
        Ok(Some(session))
    }

    /// Signs a browser in as this agent.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open_session(&self, agent: Agent, terms: SessionTerms) -> Result<BrowserSession, StoreError> {
        let mut db = self.begin_write().await?;
        let session = insert_session(&mut db, agent, self.clock.now(), terms).await?;
        db.commit().await?;
        Ok(session)
    }

    /// The session of this cookie, unless it is over or its agent may not sign in any more.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn session(&self, token: &str, terms: SessionTerms) -> Result<Option<FoundSession>, StoreError> {
        let now = self.clock.now();
        let row: Option<SqliteRow> = sqlx::query(
            "SELECT agents.id, name, role, expires_at, idle_until FROM sessions JOIN agents ON agents.id = agent_id \
             WHERE sessions.token_hash = $1 AND expires_at > $2 AND idle_until > $2 \
             AND expires_at <= $3 AND idle_until <= $4 AND disabled_at IS NULL",
        )
        .bind(sha256(token))
        .bind(to_micros(now))
        // What would last much longer than any is of a clock that has gone back since.
        .bind(to_micros(now + 2 * terms.whole))
        .bind(to_micros(now + 2 * terms.idle))
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let (end, idle_until) = (read_moment(&row, "expires_at")?, read_moment(&row, "idle_until")?);
        let could_be = (now + terms.idle).min(end);
        Ok(Some(FoundSession {
            agent: read_agent(&row, AGENT)?,
            expires_at: idle_until.min(end),
            is_to_be_prolonged: could_be - idle_until > terms.worth_a_write(),
        }))
    }

    /// The agent of this cookie, for them to sign out.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn agent_of_session(&self, token: &str) -> Result<Option<Agent>, StoreError> {
        let sql = "SELECT agents.id, name, role FROM sessions JOIN agents ON agents.id = agent_id WHERE sessions.token_hash = $1";
        let row: Option<SqliteRow> = sqlx::query(sql).bind(sha256(token)).fetch_optional(&self.read).await?;
        row.map(|row| read_agent(&row, AGENT)).transpose()
    }

    /// Puts the end of a session off that is in use. One that is over stays so.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn prolong_session(&self, token: &str, terms: SessionTerms) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut db = self.begin_write().await?;
        sqlx::query(
            "UPDATE sessions SET idle_until = MIN($1, expires_at) WHERE token_hash = $2 AND idle_until > $3 AND idle_until < $1",
        )
        .bind(to_micros(now + terms.idle))
        .bind(sha256(token))
        .bind(to_micros(now))
        .execute(&mut *db)
        .await?;
        db.commit().await
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
    terms: SessionTerms,
) -> Result<BrowserSession, StoreError> {
    let over = "DELETE FROM sessions WHERE expires_at <= $1 OR idle_until <= $1";
    sqlx::query(over).bind(to_micros(now)).execute(&mut *db).await?;
    let (end, idle_until) = (now + terms.whole, now + terms.idle.min(terms.whole));
    let session = BrowserSession { token: Token::random(), agent, expires_at: idle_until };
    sqlx::query("INSERT INTO sessions (token_hash, agent_id, expires_at, idle_until) VALUES ($1, $2, $3, $4)")
        .bind(session.token.hash())
        .bind(&session.agent.id.0)
        .bind(to_micros(end))
        .bind(to_micros(idle_until))
        .execute(db)
        .await?;
    Ok(session)
}
