//! Writing what changed on an order. The order of the statements is that of the database's rules: refunds are
//! withdrawn before their credit is, and credit is there before the refunds it covers.

use sqlx::SqliteConnection;

use super::journal::JournalLine;
use super::moment::to_micros;
use super::order_record::OrderRecord;
use super::search::{SearchText, order_text};
use super::{StoreError, approvals, credit_notes, messages, refund_tasks, returns, stock};
use crate::domain::refund_task::RefundState;
use crate::domain::stock::movements;
use crate::domain::ticket::TicketNumber;

impl OrderRecord {
    /// Writes what distinguishes this record from what it was `before`, and the journal of how it came.
    ///
    /// # Errors
    /// [`StoreError`]; also when it breaks one of the database's rules. The transaction is to be dropped then.
    pub async fn save(
        &self,
        db: &mut SqliteConnection,
        before: &Self,
        journal: &[JournalLine],
    ) -> Result<(), StoreError> {
        let number = &self.order.number;
        self.save_order(db).await?;
        if self.lease != before.lease {
            self.save_lease(db).await?;
        }
        if self.step != before.step || self.cancelled != before.cancelled {
            self.save_cancellation(db).await?;
        }
        for (task, old) in self.refund_tasks.iter().zip(&before.refund_tasks) {
            if task != old {
                refund_tasks::update(db, task, old).await?;
            }
        }
        for (position, back) in self.returns.iter().enumerate() {
            match before.returns.get(position) {
                None => returns::insert(db, number, back, position).await?,
                Some(old) if old != back => returns::update(db, back).await?,
                Some(_) => {}
            }
        }
        for note in self.credit_notes.iter().skip(before.credit_notes.len()) {
            credit_notes::insert(db, note).await?;
            stock::insert(db, note, &movements(&self.order, &note.quote)).await?;
        }
        for (position, approval) in self.approvals.iter().enumerate() {
            match before.approvals.get(position) {
                None => approvals::insert(db, number, approval, position).await?,
                Some(old) if old != approval => approvals::update(db, approval).await?,
                Some(_) => {}
            }
        }
        for (position, task) in self.refund_tasks.iter().enumerate().skip(before.refund_tasks.len()) {
            refund_tasks::insert(db, task, position).await?;
            refund_tasks::credit_gift_card(db, task, self.order.currency).await?;
        }
        for (position, (message, old)) in self.messages.iter().zip(&before.messages).enumerate() {
            if message.delivery != old.delivery {
                messages::update(db, number, message, position).await?;
            }
        }
        for message in self.messages.iter().skip(before.messages.len()) {
            messages::insert(db, number, message).await?;
        }
        for line in journal {
            line.append(db, number).await?;
        }
        Ok(())
    }

    /// The names of what happened to the order, by which it is found.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let notes = self.credit_notes.iter().map(|note| note.number.0.as_str());
        let references = self.refund_tasks.iter().flat_map(|task| match &task.state {
            RefundState::Done { reference, excess, .. } => {
                [Some(reference.as_str()), excess.as_ref().map(|excess| excess.reference.as_str())]
            }
            // Whoever looks for a name finds also where it was recorded by mistake.
            RefundState::UsedAtTill { receipt: reference, .. }
            | RefundState::Bounced { reference, .. }
            | RefundState::NeverMade { reference, .. } => [Some(reference.as_str()), None],
            _ => [None, None],
        });
        let returns = self.returns.iter().map(|back| back.number.0.as_str());
        notes.chain(references.flatten()).chain(returns).chain(self.ticket.as_ref().map(TicketNumber::as_str))
    }

    async fn save_order(&self, db: &mut SqliteConnection) -> Result<(), StoreError> {
        let SearchText { written, joined } = order_text(&self.order, self.names());
        sqlx::query(
            "UPDATE orders SET logistic_status = $1, payment_state = $2, version = $3, search_text = $4, \
             joined_text = $5, ticket = $6 WHERE number = $7",
        )
        .bind(self.order.logistic_status.as_str())
        .bind(self.amounts().payment_state().as_str())
        .bind(self.version.cast_signed())
        .bind(written)
        .bind(joined)
        .bind(self.ticket.as_ref().map(TicketNumber::as_str))
        .bind(&self.order.number.0)
        .execute(db)
        .await?;
        Ok(())
    }

    async fn save_lease(&self, db: &mut SqliteConnection) -> Result<(), StoreError> {
        let number = &self.order.number.0;
        match &self.lease {
            None => sqlx::query("DELETE FROM modifications WHERE order_number = $1").bind(number),
            Some(lease) => sqlx::query(
                "INSERT INTO modifications (order_number, holder, expires_at) VALUES ($1, $2, $3) \
                 ON CONFLICT (order_number) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at",
            )
            .bind(number)
            .bind(&lease.holder.id.0)
            .bind(to_micros(lease.expires_at)),
        }
        .execute(db)
        .await?;
        Ok(())
    }

    async fn save_cancellation(&self, db: &mut SqliteConnection) -> Result<(), StoreError> {
        let state = serde_json::to_value(&self.step).map_err(|_| StoreError::unreadable("a cancellation"))?;
        sqlx::query(
            "INSERT INTO cancellations (order_number, step, state, cancelled_at, cancelled_by, credit_note) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (order_number) DO UPDATE SET step = excluded.step, \
             state = excluded.state, cancelled_at = excluded.cancelled_at, cancelled_by = excluded.cancelled_by, \
             credit_note = excluded.credit_note",
        )
        .bind(&self.order.number.0)
        .bind(state["step"].as_str())
        .bind(state.to_string())
        .bind(self.cancelled.as_ref().map(|cancelled| to_micros(cancelled.at)))
        .bind(self.cancelled.as_ref().map(|cancelled| &cancelled.by))
        .bind(self.cancelled.as_ref().and_then(|cancelled| cancelled.credit_note.as_ref()).map(|note| &note.0))
        .execute(db)
        .await?;
        Ok(())
    }
}
