//! Mails on their way out. A mail is a row of the transaction that decided it; the file is written after the
//! commit and ticked off here, so that a crash in between writes the file again and never loses it.

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
    pub async fn unsent_mails(&self, _limit: u32) -> Result<Vec<Mail>, StoreError> {
        todo!()
    }

    /// Ticks a mail off.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn mark_mail_written(&self, _id: MailId) -> Result<(), StoreError> {
        todo!()
    }
}
