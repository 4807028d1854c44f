//! The journal of deeds. Lines are added in the transaction of the deed and never change.

use sqlx::{Row, SqliteConnection};

use super::columns::{read_document, read_moment};
use super::moment::to_micros;
use super::{Store, StoreError};
use crate::api::history::{HistoryEntry, HistoryEvent};
use crate::domain::agent::Agent;
use crate::domain::order::OrderNumber;
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
        sqlx::query("INSERT INTO journal (order_number, at, agent_id, agent_name, event) VALUES ($1, $2, $3, $4, $5)")
            .bind(&order.0)
            .bind(to_micros(self.at))
            .bind(self.agent.as_ref().map(|agent| &agent.id.0))
            .bind(self.agent.as_ref().map(|agent| &agent.name))
            .bind(serde_json::to_string(&self.event).map_err(|_| StoreError::unreadable("an event"))?)
            .execute(db)
            .await?;
        Ok(())
    }
}

impl Store {
    /// An order's journal, newest first; `None` when there is no such order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn history(&self, order: &OrderNumber) -> Result<Option<Vec<HistoryEntry>>, StoreError> {
        let rows = sqlx::query("SELECT at, agent_name, event FROM journal WHERE order_number = $1 ORDER BY id DESC")
            .bind(&order.0)
            .fetch_all(&self.read)
            .await?;
        if rows.is_empty() {
            // Every order's journal begins with its import.
            return Ok(None);
        }
        let entries = rows.iter().map(|row| {
            Ok(HistoryEntry {
                at: read_moment(row, "at")?,
                agent: row.try_get("agent_name")?,
                event: read_document(row, "event")?,
            })
        });
        entries.collect::<Result<_, StoreError>>().map(Some)
    }
}
