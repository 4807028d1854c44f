//! Cancellations that were started for good and not finished (*À terminer*), across agents.

use std::collections::HashMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::load::{read_currency, read_document, read_moment};
use super::moment::to_micros;
use super::tasks::read_task;
use super::{Store, StoreError};
use crate::api::refund_tasks::Unfinished;
use crate::domain::money::total;
use crate::domain::order::OrderNumber;
use crate::domain::refund_task::RefundTask;

impl Store {
    /// All of them, the longest unfinished first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn unfinished(&self) -> Result<Vec<Unfinished>, StoreError> {
        let mut db = self.begin_read().await?;
        let mut tasks = open_tasks(&mut db).await?;
        let rows = sqlx::query(
            "SELECT number, customer, currency, state, cancelled_at, cancelled_by, agents.name AS held_by \
             FROM cancellations JOIN orders ON number = cancellations.order_number \
             LEFT JOIN modifications ON modifications.order_number = number AND expires_at > $1 \
             LEFT JOIN agents ON agents.id = holder \
             WHERE step IN ('refunding', 'message_ready') ORDER BY cancelled_at, number",
        )
        .bind(to_micros(self.clock.now()))
        .fetch_all(&mut *db)
        .await?;
        rows.iter()
            .map(|row| {
                let number = OrderNumber(row.try_get("number")?);
                let open_tasks = tasks.remove(&number).unwrap_or_default();
                unfinished(row, number, open_tasks)
            })
            .collect()
    }
}

fn unfinished(row: &SqliteRow, number: OrderNumber, open_tasks: Vec<RefundTask>) -> Result<Unfinished, StoreError> {
    let currency = read_currency(row)?;
    Ok(Unfinished {
        number,
        customer: row.try_get("customer")?,
        currency,
        cancellation: read_document(row, "state")?,
        pending: total(currency, open_tasks.iter().map(|task| task.amount)),
        open_tasks,
        since: read_moment(row, "cancelled_at")?,
        started_by: row.try_get("cancelled_by")?,
        held_by: row.try_get("held_by")?,
    })
}

async fn open_tasks(db: &mut SqliteConnection) -> Result<HashMap<OrderNumber, Vec<RefundTask>>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM refund_tasks_in_full WHERE state IN ('to_do', 'opened') ORDER BY order_number, position",
    )
    .fetch_all(db)
    .await?;
    let mut by_order: HashMap<_, Vec<_>> = HashMap::new();
    for task in rows.iter().map(read_task) {
        let task = task?;
        by_order.entry(task.order.clone()).or_default().push(task);
    }
    Ok(by_order)
}
