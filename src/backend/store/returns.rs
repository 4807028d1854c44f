//! Returns as rows: what was registered never changes, and what was in the parcel is written once.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::StoreError;
use super::columns::read_moment;
use super::moment::{from_micros, to_micros};
use crate::domain::order::{LineId, OrderNumber};
use crate::domain::returns::{
    ActionKind, OrderReturn, Receipt, ReceivedLine, ReturnAction, ReturnLine, ReturnNumber, ReturnReason, ReturnState,
    ReturnTermId, Wording,
};
use crate::domain::timestamp::Timestamp;

/// An order's returns, as they were registered.
pub(super) async fn load(db: &mut SqliteConnection, number: &OrderNumber) -> Result<Vec<OrderReturn>, StoreError> {
    let rows = sqlx::query("SELECT * FROM returns WHERE order_number = $1 ORDER BY position").bind(&number.0);
    let rows = rows.fetch_all(&mut *db).await?;
    let mut returns = Vec::new();
    for row in &rows {
        let number: String = row.try_get("number")?;
        let lines = sqlx::query("SELECT * FROM return_lines WHERE return_number = $1 ORDER BY position").bind(&number);
        let lines = lines.fetch_all(&mut *db).await?;
        returns.push(read_return(row, &lines)?);
    }
    Ok(returns)
}

fn read_return(row: &SqliteRow, rows: &[SqliteRow]) -> Result<OrderReturn, StoreError> {
    let mut back = OrderReturn {
        number: ReturnNumber(row.try_get("number")?),
        registered_at: read_moment(row, "registered_at")?,
        registered_by: row.try_get("registered_by")?,
        lines: rows.iter().map(read_line).collect::<Result<_, _>>()?,
        window_overruled: row.try_get("window_overruled")?,
        state: ReturnState::Registered,
    };
    let unreadable = || StoreError::unreadable("a return");
    let receipt = match row.try_get::<Option<i64>, _>("received_at")? {
        Some(at) => Some(Receipt {
            received_at: from_micros(at)?,
            received_by: row.try_get::<Option<String>, _>("received_by")?.ok_or_else(unreadable)?,
            lines: back.lines.iter().zip(rows).map(read_received).collect::<Result<_, _>>()?,
        }),
        None => None,
    };
    let ended = |row: &SqliteRow| -> Result<(Timestamp, String), StoreError> {
        let at: i64 = row.try_get("ended_at")?;
        Ok((from_micros(at)?, row.try_get("ended_by")?))
    };
    back.state = match row.try_get("state")? {
        "registered" => ReturnState::Registered,
        "received" => ReturnState::Received { receipt: receipt.ok_or_else(unreadable)? },
        "closed" => {
            let (at, by) = ended(row)?;
            ReturnState::Closed { receipt, at, by }
        }
        "withdrawn" => {
            let (at, by) = ended(row)?;
            ReturnState::Withdrawn { reason: row.try_get("withdrawn_reason")?, at, by }
        }
        _ => return Err(unreadable()),
    };
    Ok(back)
}

fn read_line(row: &SqliteRow) -> Result<ReturnLine, StoreError> {
    let term = |column| Ok::<_, StoreError>(ReturnTermId(row.try_get(column)?));
    let text = |fr, en| Ok::<_, StoreError>(Wording { fr: row.try_get(fr)?, en: row.try_get(en)? });
    let kind = ActionKind::parse(row.try_get("action_kind")?).ok_or(StoreError::unreadable("a return action"))?;
    Ok(ReturnLine {
        line: LineId(row.try_get("line_id")?),
        quantity: read_units(row, "quantity")?,
        reason: ReturnReason { id: term("reason")?, text: text("reason_french", "reason_english")? },
        action: ReturnAction { id: term("action")?, kind, text: text("action_french", "action_english")? },
    })
}

/// What is missing is kept nowhere: it follows from what was announced.
fn read_received((line, row): (&ReturnLine, &SqliteRow)) -> Result<ReceivedLine, StoreError> {
    Ok(line.received(read_units(row, "sound")?, read_units(row, "damaged")?))
}

fn read_units(row: &SqliteRow, column: &str) -> Result<u32, StoreError> {
    let units: i64 = row.try_get(column)?;
    u32::try_from(units).map_err(|_| StoreError::unreadable("the units of a return"))
}

pub(super) async fn insert(
    db: &mut SqliteConnection,
    order: &OrderNumber,
    back: &OrderReturn,
    position: usize,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO returns (number, order_number, position, registered_at, registered_by, window_overruled, state) \
         VALUES ($1, $2, $3, $4, $5, $6, 'registered')",
    )
    .bind(&back.number.0)
    .bind(&order.0)
    .bind(place(position))
    .bind(to_micros(back.registered_at))
    .bind(&back.registered_by)
    .bind(&back.window_overruled)
    .execute(&mut *db)
    .await?;
    for (position, line) in back.lines.iter().enumerate() {
        sqlx::query(
            "INSERT INTO return_lines (return_number, position, line_id, quantity, reason, reason_french, reason_english, \
             action, action_kind, action_french, action_english) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(&back.number.0)
        .bind(place(position))
        .bind(&line.line.0)
        .bind(line.quantity)
        .bind(&line.reason.id.0)
        .bind(&line.reason.text.fr)
        .bind(&line.reason.text.en)
        .bind(&line.action.id.0)
        .bind(line.action.kind.as_str())
        .bind(&line.action.text.fr)
        .bind(&line.action.text.en)
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Writes how far a return is now. What was in the parcel comes first: the database lets nothing be received without it.
pub(super) async fn update(db: &mut SqliteConnection, back: &OrderReturn) -> Result<(), StoreError> {
    if let ReturnState::Received { receipt } = &back.state {
        for line in &receipt.lines {
            sqlx::query("UPDATE return_lines SET sound = $1, damaged = $2 WHERE return_number = $3 AND line_id = $4")
                .bind(line.sound)
                .bind(line.damaged)
                .bind(&back.number.0)
                .bind(&line.line.0)
                .execute(&mut *db)
                .await?;
        }
    }
    let receipt = back.state.receipt();
    let (ended, reason) = match &back.state {
        ReturnState::Registered | ReturnState::Received { .. } => (None, None),
        ReturnState::Closed { at, by, .. } => (Some((*at, by)), None),
        ReturnState::Withdrawn { reason, at, by } => (Some((*at, by)), Some(reason)),
    };
    sqlx::query(
        "UPDATE returns SET state = $1, received_at = $2, received_by = $3, ended_at = $4, ended_by = $5, \
         withdrawn_reason = $6 WHERE number = $7",
    )
    .bind(back.state.as_str())
    .bind(receipt.map(|receipt| to_micros(receipt.received_at)))
    .bind(receipt.map(|receipt| &receipt.received_by))
    .bind(ended.map(|(at, _)| to_micros(at)))
    .bind(ended.map(|(_, by)| by))
    .bind(reason)
    .bind(&back.number.0)
    .execute(db)
    .await?;
    Ok(())
}

fn place(position: usize) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}
