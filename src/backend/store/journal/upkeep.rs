//! Lines that were written before the journal was a chain are chained, in their order.

use serde_json::value::RawValue;
use sqlx::{Row, SqliteConnection};

use super::chain::{Entry, Link, SaltedText};
use super::lines::{COLUMNS, apart, link};
use crate::api::history::HistoryEvent;
use crate::backend::store::moment::from_micros;
use crate::backend::store::{Store, StoreError};

/// Rows at once.
const CHUNK: i64 = 500;

impl Store {
    /// Chains the journal, where an earlier version wrote it.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was changed then.
    pub(in crate::backend::store) async fn chain_journal(&self) -> Result<(), StoreError> {
        let mut db = self.begin_write().await?;
        // All lines are chained together: a later one without its hash lost it by nobody's work but a stranger's.
        let first: Option<String> =
            sqlx::query_scalar("SELECT hash FROM journal ORDER BY id LIMIT 1").fetch_optional(&mut *db).await?;
        if first.is_none_or(|hash| !hash.is_empty()) {
            db.roll_back().await;
            return Ok(());
        }
        let mut last = Link::genesis();
        while let Some(reached) = chain_behind(&mut db, &last).await? {
            last = reached;
        }
        db.commit().await?;
        Ok(())
    }
}

/// Chains the lines that follow this one; answers the last of them.
async fn chain_behind(db: &mut SqliteConnection, last: &Link) -> Result<Option<Link>, StoreError> {
    let sql = format!("{COLUMNS} WHERE id > $1 ORDER BY id LIMIT $2");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(last.number).bind(CHUNK).fetch_all(&mut *db).await?;
    let mut previous = last.clone();
    for row in &rows {
        let (event, text) = read_event(row.try_get("event")?)?;
        let entry = Entry {
            number: row.try_get("id")?,
            order: row.try_get("order_number")?,
            at: from_micros(row.try_get("at")?)?.to_string(),
            agent_id: row.try_get("agent_id")?,
            agent: row.try_get("agent_name")?,
            event,
            text: text.as_ref().map(SaltedText::digest),
        };
        let next = link(&previous, &entry)?;
        sqlx::query("UPDATE journal SET event = $1, text_digest = $2, hash = $3 WHERE id = $4")
            .bind(entry.event.get())
            .bind(&entry.text)
            .bind(&next.hash)
            .bind(next.number)
            .execute(&mut *db)
            .await?;
        super::keep_text(db, next.number, text.as_ref()).await?;
        previous = next;
    }
    Ok((!rows.is_empty()).then_some(previous))
}

/// An event that this version does not know stays as it is.
fn read_event(kept: String) -> Result<(Box<RawValue>, Option<SaltedText>), StoreError> {
    let unreadable = |_| StoreError::unreadable("an event");
    match serde_json::from_str(&kept).map_err(unreadable)? {
        HistoryEvent::Unknown => Ok((RawValue::from_string(kept).map_err(unreadable)?, None)),
        event => apart(event),
    }
}
