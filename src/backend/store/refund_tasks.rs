//! Refund tasks as rows.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::StoreError;
use super::columns::{read_agent, read_currency, read_moment};
use super::moment::to_micros;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::OrderNumber;
use crate::domain::payment::{PaymentId, PaymentProvider};
use crate::domain::refund_task::{
    AlternativeMethod, ImpossibleReason, RefundMeans, RefundState, RefundTask, RefundTaskId,
};

pub(super) async fn load(db: &mut SqliteConnection, number: &OrderNumber) -> Result<Vec<RefundTask>, StoreError> {
    let rows = sqlx::query("SELECT * FROM refund_tasks_in_full WHERE order_number = $1 ORDER BY position")
        .bind(&number.0)
        .fetch_all(db)
        .await?;
    rows.iter().map(read_task).collect()
}

/// From the columns of `refund_tasks_in_full`.
pub(super) fn read_task(row: &SqliteRow) -> Result<RefundTask, StoreError> {
    let alternative: Option<&str> = row.try_get("alternative")?;
    let means = match alternative {
        None => RefundMeans::Original,
        Some(word) => {
            RefundMeans::Alternative(AlternativeMethod::parse(word).ok_or(StoreError::unreadable("a means of refund"))?)
        }
    };
    let state = match row.try_get("state")? {
        "to_do" => RefundState::ToDo,
        "opened" => RefundState::Opened {
            at: read_moment(row, "state_at")?,
            by: read_agent(row, ["opened_by", "opened_by_name", "opened_by_role"])?,
        },
        "done" => RefundState::Done { reference: row.try_get("reference")?, at: read_moment(row, "state_at")? },
        "impossible" => RefundState::Impossible {
            reason: ImpossibleReason::parse(row.try_get("reason")?).ok_or(StoreError::unreadable("a reason"))?,
            replaced_by: RefundTaskId(row.try_get("replaced_by")?),
            at: read_moment(row, "state_at")?,
        },
        "withdrawn" => RefundState::Withdrawn {
            correction: CreditNoteNumber(row.try_get("withdrawn_by")?),
            at: read_moment(row, "state_at")?,
        },
        _ => return Err(StoreError::unreadable("a refund task")),
    };
    Ok(RefundTask {
        id: RefundTaskId(row.try_get("id")?),
        order: OrderNumber(row.try_get("order_number")?),
        credit_note: CreditNoteNumber(row.try_get("credit_note")?),
        payment: PaymentId(row.try_get("payment_id")?),
        provider: PaymentProvider::parse(row.try_get("provider")?).unwrap_or(PaymentProvider::Unknown),
        transaction: row.try_get("transaction_reference")?,
        amount: Amount::from_minor(row.try_get("amount")?, read_currency(row)?),
        means,
        state,
        created_at: read_moment(row, "created_at")?,
    })
}

/// A task's state in columns: the word, since when, and what belongs to it.
struct StateColumns<'a> {
    state: &'static str,
    at: Option<i64>,
    opened_by: Option<&'a str>,
    reference: Option<&'a str>,
    reason: Option<&'static str>,
    replaced_by: Option<&'a str>,
    withdrawn_by: Option<&'a str>,
}

impl<'a> StateColumns<'a> {
    fn of(task: &'a RefundTask) -> Self {
        let blank = Self {
            state: "to_do",
            at: None,
            opened_by: None,
            reference: None,
            reason: None,
            replaced_by: None,
            withdrawn_by: None,
        };
        match &task.state {
            RefundState::ToDo => blank,
            RefundState::Opened { at, by } => {
                Self { state: "opened", at: Some(to_micros(*at)), opened_by: Some(&by.id.0), ..blank }
            }
            RefundState::Done { reference, at } => {
                Self { state: "done", at: Some(to_micros(*at)), reference: Some(reference), ..blank }
            }
            RefundState::Impossible { reason, replaced_by, at } => Self {
                state: "impossible",
                at: Some(to_micros(*at)),
                reason: Some(reason.as_str()),
                replaced_by: Some(&replaced_by.0),
                ..blank
            },
            RefundState::Withdrawn { correction, at } => {
                Self { state: "withdrawn", at: Some(to_micros(*at)), withdrawn_by: Some(&correction.0), ..blank }
            }
        }
    }
}

pub(super) async fn update(db: &mut SqliteConnection, task: &RefundTask) -> Result<(), StoreError> {
    let columns = StateColumns::of(task);
    sqlx::query(
        "UPDATE refund_tasks SET state = $1, state_at = $2, opened_by = $3, reference = $4, reason = $5, \
         replaced_by = $6, withdrawn_by = $7 WHERE id = $8",
    )
    .bind(columns.state)
    .bind(columns.at)
    .bind(columns.opened_by)
    .bind(columns.reference)
    .bind(columns.reason)
    .bind(columns.replaced_by)
    .bind(columns.withdrawn_by)
    .bind(&task.id.0)
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn insert(db: &mut SqliteConnection, task: &RefundTask, position: usize) -> Result<(), StoreError> {
    let columns = StateColumns::of(task);
    let alternative = match task.means {
        RefundMeans::Original => None,
        RefundMeans::Alternative(method) => Some(method.as_str()),
    };
    sqlx::query(
        "INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, alternative, \
         created_at, state, state_at, opened_by, reference, reason, replaced_by, withdrawn_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(&task.id.0)
    .bind(&task.order.0)
    .bind(i64::try_from(position).unwrap_or(i64::MAX))
    .bind(&task.credit_note.0)
    .bind(&task.payment.0)
    .bind(task.amount.minor())
    .bind(alternative)
    .bind(to_micros(task.created_at))
    .bind(columns.state)
    .bind(columns.at)
    .bind(columns.opened_by)
    .bind(columns.reference)
    .bind(columns.reason)
    .bind(columns.replaced_by)
    .bind(columns.withdrawn_by)
    .execute(db)
    .await?;
    Ok(())
}

/// Gift-card money has no portal to be refunded in: the card's balance rises with the refund task, which is
/// born settled.
pub(super) async fn credit_gift_card(
    db: &mut SqliteConnection,
    task: &RefundTask,
    currency: Currency,
) -> Result<(), StoreError> {
    let (PaymentProvider::GiftCard, RefundMeans::Original, RefundState::Done { at, .. }) =
        (task.provider, task.means, &task.state)
    else {
        return Ok(());
    };
    sqlx::query(
        "INSERT INTO gift_card_credits (refund_task, card, currency, amount, credited_at) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&task.id.0)
    .bind(&task.transaction)
    .bind(currency.code())
    .bind(task.amount.minor())
    .bind(to_micros(*at))
    .execute(db)
    .await?;
    Ok(())
}
