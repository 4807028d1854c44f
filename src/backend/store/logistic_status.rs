//! The warehouse's side: it moves orders on, except those that an agent holds.

use sqlx::Row;

use super::journal::JournalLine;
use super::moment::to_micros;
use super::order_record::OrderRecord;
use super::{Store, StoreError};
use crate::api::history::HistoryEvent;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;

/// The outcome of the warehouse's wish to move an order on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogisticMove {
    /// Done; the order has this version now.
    Moved {
        version: u64,
    },
    /// An agent confirmed its cancellation, or it is cancelled: hands off.
    Held,
    /// It isn't where the warehouse thought it was.
    Elsewhere(LogisticStatus),
    /// Fulfilment doesn't go that way ([`LogisticStatus::next`]).
    NoWay,
    NoSuchOrder,
}

impl Store {
    /// At most `limit` orders in this status that the warehouse may move on, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn next_orders_for_warehouse(
        &self,
        status: LogisticStatus,
        limit: u32,
    ) -> Result<Vec<OrderNumber>, StoreError> {
        // Cancelled orders have a status of their own; what is left is what was confirmed under a running lease.
        let rows = sqlx::query(
            "SELECT number FROM orders WHERE logistic_status = $1 AND NOT EXISTS (SELECT 1 FROM cancellations \
             JOIN modifications ON modifications.order_number = cancellations.order_number \
             WHERE cancellations.order_number = number AND step = 'confirmed' AND expires_at > $2) \
             ORDER BY placed_at, number LIMIT $3",
        )
        .bind(status.as_str())
        .bind(to_micros(self.clock.now()))
        .bind(limit)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(|row| Ok(OrderNumber(row.try_get("number")?))).collect()
    }

    /// Moves an order one step on, with its version and a line in the journal, unless an agent holds it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn move_logistic_status(
        &self,
        number: &OrderNumber,
        from: LogisticStatus,
        to: LogisticStatus,
    ) -> Result<LogisticMove, StoreError> {
        let mut db = self.begin_write().await?;
        let now = self.clock.now();
        let before = OrderRecord::load(&mut db, number).await?;
        let Some(before) = before.as_ref() else {
            db.roll_back().await;
            return Ok(LogisticMove::NoSuchOrder);
        };
        if let Some(refused) = refused(before, from, to, now) {
            db.roll_back().await;
            return Ok(refused);
        }
        let mut after = before.clone();
        let mut journal = Vec::from_iter(after.let_time_pass(now));
        after.version += 1;
        after.order.logistic_status = to;
        journal.push(JournalLine { at: now, agent: None, event: HistoryEvent::LogisticStatusChanged { from, to } });
        after.save(&mut db, before, &journal).await?;
        db.commit().await?;
        Ok(LogisticMove::Moved { version: after.version })
    }
}

/// The reason why an order does not move, if there is one.
fn refused(before: &OrderRecord, from: LogisticStatus, to: LogisticStatus, now: Timestamp) -> Option<LogisticMove> {
    if before.cancellation(now).holds_the_warehouse() {
        Some(LogisticMove::Held)
    } else if before.order.logistic_status != from {
        Some(LogisticMove::Elsewhere(before.order.logistic_status))
    } else if from.next() != Some(to) {
        Some(LogisticMove::NoWay)
    } else {
        None
    }
}
