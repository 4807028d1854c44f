//! Mails on their way out. A mail is a row of the transaction that decided it; the file is written after the
//! commit and ticked off here, so that a crash in between writes the file again and never loses it.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::columns::read_moment;
use super::moment::to_micros;
use super::{Store, StoreError};
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;

/// A mail by its place in the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailId(pub i64);

/// A mail that was decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub id: MailId,
    pub order: OrderNumber,
    pub to: String,
    pub subject: String,
    /// Plain text.
    pub body: String,
    pub decided_at: Timestamp,
}

impl Store {
    /// At most `limit` mails that are not ticked off, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn unsent_mails(&self, limit: u32) -> Result<Vec<Mail>, StoreError> {
        let rows = sqlx::query("SELECT * FROM messages WHERE written_at IS NULL ORDER BY id LIMIT $1")
            .bind(limit)
            .fetch_all(&self.read)
            .await?;
        let mail = |row: &SqliteRow| {
            Ok(Mail {
                id: MailId(row.try_get("id")?),
                order: OrderNumber(row.try_get("order_number")?),
                to: row.try_get("recipient")?,
                subject: row.try_get("subject")?,
                body: row.try_get("body")?,
                decided_at: read_moment(row, "decided_at")?,
            })
        };
        rows.iter().map(mail).collect()
    }

    /// Ticks a mail off.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn mark_mail_written(&self, id: MailId) -> Result<(), StoreError> {
        let mut db = self.begin_write().await?;
        sqlx::query("UPDATE messages SET written_at = $1 WHERE id = $2 AND written_at IS NULL")
            .bind(to_micros(self.clock.now()))
            .bind(id.0)
            .execute(&mut *db)
            .await?;
        db.commit().await?;
        Ok(())
    }
}
