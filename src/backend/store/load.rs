//! Reading all that is kept of one order.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::columns::{AGENT, read_agent, read_document, read_logistic_status, read_moment, read_ticket, read_version};
use super::moment::from_micros;
use super::order_record::{Cancelled, OrderRecord};
use super::{StoreError, approvals, credit_notes, messages, refund_tasks, returns, shared_transactions};
use crate::api::order_write::Subject;
use crate::domain::cancellation::Cancellation;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::modification::Lease;
use crate::domain::order::{Order, OrderNumber};
use crate::domain::timestamp::Timestamp;

impl OrderRecord {
    /// The order of this number as this transaction sees it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn load(db: &mut SqliteConnection, number: &OrderNumber) -> Result<Option<Self>, StoreError> {
        let order = sqlx::query(
            "SELECT document, logistic_status, version, ticket FROM orders JOIN order_documents ON order_number = number \
             WHERE number = $1",
        )
        .bind(&number.0)
        .fetch_optional(&mut *db)
        .await?;
        let Some(row) = order else { return Ok(None) };
        let mut order: Order = read_document(&row, "document")?;
        order.logistic_status = read_logistic_status(&row)?;
        let (step, cancelled) = load_cancellation(db, number).await?;
        // What never left has nothing to be looked up.
        let (shipped_at, delivered_at) = match order.logistic_status {
            LogisticStatus::Shipped | LogisticStatus::Delivered => load_shipped_and_delivered(db, number).await?,
            _ => (None, None),
        };
        Ok(Some(Self {
            version: read_version(&row, "version")?,
            lease: load_lease(db, number).await?,
            step,
            cancelled,
            refund_tasks: refund_tasks::load(db, number).await?,
            credit_notes: credit_notes::load(db, number).await?,
            returns: returns::load(db, number).await?,
            approvals: approvals::load(db, number).await?,
            messages: messages::load(db, number).await?,
            ticket: read_ticket(&row)?,
            shared_transactions: shared_transactions::load(db, number).await?,
            erased_at: load_erasure(db, number).await?,
            shipped_at,
            delivered_at,
            order,
        }))
    }

    /// The order that something belongs to.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn number_of(db: &mut SqliteConnection, subject: Subject<'_>) -> Result<Option<OrderNumber>, StoreError> {
        let (query, name) = match subject {
            Subject::Order(number) => return Ok(Some(number.clone())),
            Subject::TillCode(code) => {
                let Some((note, order)) = code.parts() else { return Ok(None) };
                let of_note = Box::pin(Self::number_of(db, Subject::CreditNote(&note))).await?;
                return Ok(of_note.filter(|number| *number == order));
            }
            Subject::RefundTask(task) => ("SELECT order_number FROM refund_tasks WHERE id = $1", &task.0),
            Subject::CreditNote(note) => ("SELECT order_number FROM credit_notes WHERE number = $1", &note.0),
            Subject::Approval(approval) => ("SELECT order_number FROM approvals WHERE id = $1", &approval.0),
            Subject::Return(back) => ("SELECT order_number FROM returns WHERE number = $1", &back.0),
        };
        Ok(sqlx::query_scalar(query).bind(name).fetch_optional(db).await?.map(OrderNumber))
    }
}

/// When the order was last shipped and delivered, as far as that happened here.
async fn load_shipped_and_delivered(
    db: &mut SqliteConnection,
    number: &OrderNumber,
) -> Result<(Option<Timestamp>, Option<Timestamp>), StoreError> {
    let last = sqlx::query_as(
        "SELECT MAX(at) FILTER (WHERE event ->> '$.to' = $2), MAX(at) FILTER (WHERE event ->> '$.to' = $3) FROM journal \
         WHERE order_number = $1 AND event ->> '$.event' = 'logistic_status_changed'",
    );
    let [shipped, delivered] = [LogisticStatus::Shipped, LogisticStatus::Delivered].map(LogisticStatus::as_str);
    let (shipped, delivered): (Option<i64>, Option<i64>) =
        last.bind(&number.0).bind(shipped).bind(delivered).fetch_one(db).await?;
    Ok((shipped.map(from_micros).transpose()?, delivered.map(from_micros).transpose()?))
}

async fn load_erasure(db: &mut SqliteConnection, number: &OrderNumber) -> Result<Option<Timestamp>, StoreError> {
    let last = sqlx::query_scalar("SELECT MAX(erased_at) FROM erasures WHERE order_number = $1").bind(&number.0);
    let last: Option<i64> = last.fetch_one(db).await?;
    last.map(from_micros).transpose()
}

async fn load_lease(db: &mut SqliteConnection, number: &OrderNumber) -> Result<Option<Lease>, StoreError> {
    let row = sqlx::query(
        "SELECT agents.id, name, role, expires_at FROM modifications JOIN agents ON agents.id = holder \
         WHERE order_number = $1",
    )
    .bind(&number.0)
    .fetch_optional(db)
    .await?;
    let lease =
        |row: SqliteRow| Ok(Lease { holder: read_agent(&row, AGENT)?, expires_at: read_moment(&row, "expires_at")? });
    row.map(lease).transpose()
}

async fn load_cancellation(
    db: &mut SqliteConnection,
    number: &OrderNumber,
) -> Result<(Cancellation, Option<Cancelled>), StoreError> {
    let row =
        sqlx::query("SELECT state, cancelled_at, cancelled_by, credit_note FROM cancellations WHERE order_number = $1")
            .bind(&number.0)
            .fetch_optional(db)
            .await?;
    let Some(row) = row else { return Ok((Cancellation::Idle, None)) };
    let at: Option<i64> = row.try_get("cancelled_at")?;
    let by: Option<String> = row.try_get("cancelled_by")?;
    let credit_note: Option<String> = row.try_get("credit_note")?;
    let cancelled = match at.zip(by) {
        Some((at, by)) => Some(Cancelled { at: from_micros(at)?, by, credit_note: credit_note.map(CreditNoteNumber) }),
        None => None,
    };
    Ok((read_document(&row, "state")?, cancelled))
}
