//! The lines of the journal as links of its chain: they are written, read and looked at in one order for all orders.

use serde_json::value::RawValue;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::chain::{Chain, ChainedLine, Entry, Flaw, Link, SaltedText, hash};
use crate::api::history::HistoryEvent;
use crate::backend::store::moment::{from_micros, to_micros};
use crate::backend::store::{Store, StoreError};
use crate::domain::timestamp::Timestamp;

/// Lines read at once.
const CHUNK: i64 = 1_000;

/// A line's columns, and what was typed.
pub(super) const COLUMNS: &str = "SELECT id, order_number, at, agent_id, agent_name, event, text_digest, hash, salt, text \
     FROM journal LEFT JOIN journal_texts ON line = id";

/// An event as it is kept: what was typed lies apart.
pub(super) fn apart(mut event: HistoryEvent) -> Result<(Box<RawValue>, Option<SaltedText>), StoreError> {
    let text = event.text_mut().map(|text| SaltedText::new(std::mem::take(text)));
    let event = serde_json::value::to_raw_value(&event).map_err(|_| StoreError::unreadable("an event"))?;
    Ok((event, text))
}

/// The last line.
pub(super) async fn head(db: &mut SqliteConnection) -> Result<Link, StoreError> {
    let last = sqlx::query("SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1").fetch_optional(db).await?;
    last.map_or_else(|| Ok(Link::genesis()), |row| read_link(&row))
}

/// The link of an entry behind another.
pub(super) fn link(previous: &Link, entry: &Entry) -> Result<Link, StoreError> {
    let bytes = serde_json::to_string(entry).map_err(|_| StoreError::unreadable("a line of the journal"))?;
    Ok(Link { number: entry.number, hash: hash(&previous.hash, &bytes) })
}

pub(super) fn read_link(row: &SqliteRow) -> Result<Link, StoreError> {
    Ok(Link { number: row.try_get("id")?, hash: row.try_get("hash")? })
}

/// The line as its columns say now.
pub(super) fn read_line(row: &SqliteRow) -> Result<ChainedLine, StoreError> {
    let text_digest: Option<String> = row.try_get("text_digest")?;
    let event = RawValue::from_string(row.try_get("event")?).map_err(|_| StoreError::unreadable("an event"))?;
    let entry = Entry {
        number: row.try_get("id")?,
        order: row.try_get("order_number")?,
        at: from_micros(row.try_get("at")?)?.to_string(),
        agent_id: row.try_get("agent_id")?,
        agent: row.try_get("agent_name")?,
        event,
        text: text_digest.clone(),
    };
    let entry = serde_json::to_string(&entry).map_err(|_| StoreError::unreadable("a line of the journal"))?;
    let salt: Option<String> = row.try_get("salt")?;
    let value: Option<String> = row.try_get("text")?;
    let text = salt.zip(value).map(|(salt, value)| SaltedText { salt, value });
    Ok(ChainedLine { link: read_link(row)?, entry, text_digest, text })
}

impl Store {
    /// Lines of the journal behind this number and up to another, at most a thousand.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn journal_lines(&self, behind: i64, until: i64) -> Result<Vec<ChainedLine>, StoreError> {
        let mut db = self.begin_read().await?;
        lines_behind(&mut db, behind, until).await
    }

    /// The line of this number; the genesis for 0, `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn journal_link(&self, number: i64) -> Result<Option<Link>, StoreError> {
        if number == 0 {
            return Ok(Some(Link::genesis()));
        }
        let row = sqlx::query("SELECT id, hash FROM journal WHERE id = $1").bind(number).fetch_optional(&self.read);
        row.await?.as_ref().map(read_link).transpose()
    }

    /// The numbers of the first line written in this stretch of time, and of the last one; lines in between may be dated
    /// outside of it, because an effect can be dated earlier than it was found. `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn journal_range(
        &self,
        from: Option<Timestamp>,
        to: Option<Timestamp>,
    ) -> Result<Option<(i64, i64)>, StoreError> {
        let row = sqlx::query("SELECT MIN(id) AS first, MAX(id) AS last FROM journal WHERE at >= $1 AND at < $2")
            .bind(from.map_or(i64::MIN, to_micros))
            .bind(to.map_or(i64::MAX, to_micros))
            .fetch_one(&self.read)
            .await?;
        let (first, last): (Option<i64>, Option<i64>) = (row.try_get("first")?, row.try_get("last")?);
        Ok(first.zip(last))
    }

    /// Looks at the whole journal, line by line: the chain up to the last line, or the first line that is wrong.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn check_journal(&self) -> Result<Result<Chain, Flaw>, StoreError> {
        let mut db = self.begin_read().await?;
        check_journal(&mut db).await
    }
}

/// Looks at the whole journal of a database of this version.
///
/// # Errors
/// [`StoreError`].
pub(in crate::backend) async fn check_journal(db: &mut SqliteConnection) -> Result<Result<Chain, Flaw>, StoreError> {
    let mut chain = Chain::behind(Link::genesis());
    loop {
        let lines = lines_behind(db, chain.head().number, i64::MAX).await?;
        if lines.is_empty() {
            return Ok(Ok(chain));
        }
        for line in &lines {
            if let Err(flaw) = chain.follow(line) {
                return Ok(Err(flaw));
            }
        }
    }
}

async fn lines_behind(db: &mut SqliteConnection, behind: i64, until: i64) -> Result<Vec<ChainedLine>, StoreError> {
    let sql = format!("{COLUMNS} WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(behind).bind(until).bind(CHUNK).fetch_all(db).await?;
    rows.iter().map(read_line).collect()
}
