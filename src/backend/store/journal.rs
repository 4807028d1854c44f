//! The journal of deeds. Lines are added in the transaction of the deed and never change: see [`chain`].

pub mod chain;
mod lines;
mod upkeep;

pub(in crate::backend) use lines::check_journal;

use sqlx::{Row, SqliteConnection};

use chain::{Entry, Link, SaltedText};

use super::columns::{read_document, read_moment};
use super::moment::{from_micros, to_micros};
use super::{Store, StoreError};
use crate::api::history::{HistoryEntry, HistoryEvent};
use crate::domain::agent::Agent;
use crate::domain::erasure::ERASED;
use crate::domain::order::{Order, OrderNumber};
use crate::domain::timestamp::Timestamp;

/// A line before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalLine {
    pub at: Timestamp,
    /// `None` for what nobody did by hand.
    pub agent: Option<Agent>,
    pub event: HistoryEvent,
}

impl JournalLine {
    pub(super) async fn append(&self, db: &mut SqliteConnection, order: &OrderNumber) -> Result<(), StoreError> {
        let previous = lines::head(db).await?;
        self.append_behind(db, order, &previous).await.map(drop)
    }

    /// Appends it behind the last line, which the caller knows.
    async fn append_behind(
        &self,
        db: &mut SqliteConnection,
        order: &OrderNumber,
        previous: &Link,
    ) -> Result<Link, StoreError> {
        let (event, text) = lines::apart(self.event.clone())?;
        let at = to_micros(self.at);
        let entry = Entry {
            number: previous.number + 1,
            order: order.0.clone(),
            at: from_micros(at)?.to_string(),
            agent_id: self.agent.as_ref().map(|agent| agent.id.0.clone()),
            agent: self.agent.as_ref().map(|agent| agent.name.clone()),
            event,
            text: text.as_ref().map(SaltedText::digest),
        };
        let next = lines::link(previous, &entry)?;
        sqlx::query(
            "INSERT INTO journal (id, order_number, at, agent_id, agent_name, event, text_digest, hash) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(next.number)
        .bind(&entry.order)
        .bind(at)
        .bind(&entry.agent_id)
        .bind(&entry.agent)
        .bind(entry.event.get())
        .bind(&entry.text)
        .bind(&next.hash)
        .execute(&mut *db)
        .await?;
        keep_text(db, next.number, text.as_ref()).await?;
        Ok(next)
    }
}

/// Writes down that these orders were imported.
pub(super) async fn append_imports(
    db: &mut SqliteConnection,
    orders: &[Order],
    at: Timestamp,
) -> Result<(), StoreError> {
    let line = JournalLine { at, agent: None, event: HistoryEvent::Imported };
    let mut last = lines::head(db).await?;
    for order in orders {
        last = line.append_behind(db, &order.number, &last).await?;
    }
    Ok(())
}

async fn keep_text(db: &mut SqliteConnection, line: i64, text: Option<&SaltedText>) -> Result<(), StoreError> {
    let Some(SaltedText { salt, value }) = text else { return Ok(()) };
    sqlx::query("INSERT INTO journal_texts (line, salt, text) VALUES ($1, $2, $3)")
        .bind(line)
        .bind(salt)
        .bind(value)
        .execute(db)
        .await?;
    Ok(())
}

impl Store {
    /// An order's journal, newest first; `None` when there is no such order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn history(&self, order: &OrderNumber) -> Result<Option<Vec<HistoryEntry>>, StoreError> {
        let rows = sqlx::query(
            "SELECT at, agent_name, event, text FROM journal LEFT JOIN journal_texts ON line = id \
             WHERE order_number = $1 ORDER BY id DESC",
        )
        .bind(&order.0)
        .fetch_all(&self.read)
        .await?;
        if rows.is_empty() {
            // Every order's journal begins with its import.
            return Ok(None);
        }
        let entries = rows.iter().map(|row| {
            let mut event: HistoryEvent = read_document(row, "event")?;
            if let Some(text) = event.text_mut() {
                *text = row.try_get::<Option<String>, _>("text")?.unwrap_or_else(|| ERASED.to_owned());
            }
            Ok(HistoryEntry { at: read_moment(row, "at")?, agent: row.try_get("agent_name")?, event })
        });
        entries.collect::<Result<_, StoreError>>().map(Some)
    }
}
