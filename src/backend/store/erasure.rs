//! The erasure of personal data from orders that are long done with. Amounts, taxes, numbers, agents and what happened
//! stay, and the journal's chain still holds.

mod candidates;
mod erased_record;
mod lifted_rules;
mod rows;

use super::journal::JournalLine;
use super::order_record::OrderRecord;
use super::{Store, StoreError};
use crate::api::history::HistoryEvent;
use crate::backend::database_file::count_write;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;
use erased_record::erased;
use lifted_rules::LiftedRules;

/// Orders that were last touched before these moments are erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErasureTerms {
    /// Where no credit note was issued.
    pub without_notes: Timestamp,
    /// Where one was: it is kept as it was issued for as long as the law asks.
    pub with_notes: Timestamp,
}

impl Store {
    /// Erases the personal data of these orders, each in a transaction of its own: all of an order's, or nothing.
    /// Answers how many there were; one that was touched in the meantime is left out.
    ///
    /// # Errors
    /// [`StoreError`]; what was erased before is erased.
    pub async fn erase(&self, orders: &[OrderNumber], terms: ErasureTerms) -> Result<usize, StoreError> {
        let mut count = 0;
        for number in orders {
            count += usize::from(self.erase_one(number, terms).await?);
        }
        Ok(count)
    }

    async fn erase_one(&self, number: &OrderNumber, terms: ErasureTerms) -> Result<bool, StoreError> {
        let mut db = self.begin_write().await?;
        if !candidates::is_one(&mut db, number, terms).await? {
            db.roll_back().await;
            return Ok(false);
        }
        let now = self.clock.now();
        let before = OrderRecord::load(&mut db, number).await?.ok_or(StoreError::unreadable("an order"))?;
        let after = erased(&before, now);
        let rules = LiftedRules::take_off(&mut db).await?;
        rows::erase(&mut db, &after, now).await?;
        rules.put_back(&mut db).await?;
        JournalLine { at: now, agent: None, event: HistoryEvent::PersonalDataErased }.append(&mut db, number).await?;
        // The rules were off: that nothing else changed is looked at.
        if OrderRecord::load(&mut db, number).await?.as_ref() != Some(&after) {
            db.roll_back().await;
            return Err(StoreError::unreadable("an order from which more than personal data would be erased"));
        }
        db.commit().await?;
        Ok(true)
    }

    /// Writes the file anew without what was erased or deleted from it, so that its bytes are gone as well.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when others read from the database for too long: what was erased may still be in the file.
    pub async fn compact(&self) -> Result<(), StoreError> {
        let mut db = self.write.acquire().await?;
        // What an order was found by before stays in the index until its parts are merged.
        sqlx::query("INSERT INTO order_trigrams (order_trigrams) VALUES ('optimize')").execute(&mut *db).await?;
        sqlx::query("VACUUM").execute(&mut *db).await?;
        // Every page is in another place: no log of before belongs to this file any more.
        count_write(&mut db).await?;
        let (busy, _, _): (i64, i64, i64) =
            sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *db).await?;
        if busy == 0 { Ok(()) } else { Err(StoreError::Busy) }
    }
}
