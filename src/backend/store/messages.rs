//! Mails to the customer as rows. A mail is a row of the transaction that decided it; its file is written after the
//! commit and ticked off here, so that a crash in between writes the file again and never loses it.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::columns::read_moment;
use super::moment::to_micros;
use super::{Store, StoreError};
use crate::api::order_detail::SentMessage;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::order::OrderNumber;

/// A mail by its place in the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailId(pub i64);

/// A mail whose file is not written yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub id: MailId,
    pub order: OrderNumber,
    pub message: SentMessage,
}

impl Store {
    /// At most `limit` mails behind this one that are not ticked off, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn unsent_mails(&self, after: MailId, limit: u32) -> Result<Vec<Mail>, StoreError> {
        let rows = sqlx::query("SELECT * FROM messages WHERE written_at IS NULL AND id > $1 ORDER BY id LIMIT $2")
            .bind(after.0)
            .bind(limit)
            .fetch_all(&self.read)
            .await?;
        let mail = |row: &SqliteRow| {
            let order = OrderNumber(row.try_get("order_number")?);
            Ok(Mail { id: MailId(row.try_get("id")?), order, message: read_message(row)? })
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

/// An order's mails, in the order in which they were decided on.
pub(super) async fn load(db: &mut SqliteConnection, number: &OrderNumber) -> Result<Vec<SentMessage>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM messages WHERE order_number = $1 ORDER BY id").bind(&number.0).fetch_all(db).await?;
    rows.iter().map(read_message).collect()
}

pub(super) async fn insert(
    db: &mut SqliteConnection,
    number: &OrderNumber,
    message: &SentMessage,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by, credit_note) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&number.0)
    .bind(&message.to)
    .bind(&message.subject)
    .bind(&message.body)
    .bind(to_micros(message.sent_at))
    .bind(&message.sent_by)
    .bind(message.credit_note.as_ref().map(|note| &note.0))
    .execute(db)
    .await?;
    Ok(())
}

fn read_message(row: &SqliteRow) -> Result<SentMessage, StoreError> {
    Ok(SentMessage {
        to: row.try_get("recipient")?,
        subject: row.try_get("subject")?,
        body: row.try_get("body")?,
        sent_at: read_moment(row, "decided_at")?,
        sent_by: row.try_get("decided_by")?,
        credit_note: row.try_get::<Option<String>, _>("credit_note")?.map(CreditNoteNumber),
    })
}
