//! What was asked of a second person, as rows: what was asked never changes, and each is decided and used once.

use serde::Serialize;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::StoreError;
use super::columns::{read_agent, read_document, read_moment, read_version};
use super::moment::{from_micros, to_micros};
use crate::domain::approval::{Approval, ApprovalId, ApprovalState, DecidedBy};
use crate::domain::credit::CreditNoteNumber;
use crate::domain::order::OrderNumber;

/// All columns, with the names and roles of those who asked, decided and ended it.
const SELECT: &str = "SELECT approvals.*, asker.name AS asker_name, asker.role AS asker_role, \
    decider.name AS decider_name, decider.role AS decider_role, ender.name AS ender_name, ender.role AS ender_role \
    FROM approvals JOIN agents AS asker ON asker.id = asked_by \
    LEFT JOIN agents AS decider ON decider.id = decided_by LEFT JOIN agents AS ender ON ender.id = ended_by";

/// All that was asked about an order, as it was asked.
pub(super) async fn load(db: &mut SqliteConnection, number: &OrderNumber) -> Result<Vec<Approval>, StoreError> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} WHERE order_number = $1 ORDER BY position")));
    rows.bind(&number.0).fetch_all(db).await?.iter().map(read_approval).collect()
}

fn read_approval(row: &SqliteRow) -> Result<Approval, StoreError> {
    let unreadable = || StoreError::unreadable("an approval");
    let decided = match row.try_get::<Option<i64>, _>("decided_at")? {
        Some(at) => Some(DecidedBy {
            at: from_micros(at)?,
            by: read_agent(row, ["decided_by", "decider_name", "decider_role"])?,
        }),
        None => None,
    };
    let reason: Option<String> = row.try_get("refused_reason")?;
    let state = match (row.try_get("state")?, decided) {
        ("asked", None) => ApprovalState::Asked,
        ("approved", Some(decided)) => ApprovalState::Approved { decided },
        ("refused", Some(decided)) => ApprovalState::Refused { decided, reason: reason.ok_or_else(unreadable)? },
        ("used", Some(decided)) => ApprovalState::Used {
            decided,
            used_at: read_moment(row, "ended_at")?,
            credit_note: row.try_get::<Option<String>, _>("credit_note")?.map(CreditNoteNumber),
        },
        ("withdrawn", decided) => ApprovalState::Withdrawn {
            decided,
            reason,
            withdrawn_at: read_moment(row, "ended_at")?,
            withdrawn_by: read_agent(row, ["ended_by", "ender_name", "ender_role"])?,
        },
        _ => return Err(unreadable()),
    };
    Ok(Approval {
        id: ApprovalId(row.try_get("id")?),
        proposal: read_document(row, "proposal")?,
        sums: read_document(row, "sums")?,
        exceeded: read_document(row, "exceeded")?,
        order_version: read_version(row, "order_version")?,
        asked_at: read_moment(row, "asked_at")?,
        asked_by: read_agent(row, ["asked_by", "asker_name", "asker_role"])?,
        comment: row.try_get("comment")?,
        state,
    })
}

pub(super) async fn insert(
    db: &mut SqliteConnection,
    order: &OrderNumber,
    approval: &Approval,
    position: usize,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO approvals (id, order_number, position, kind, proposal, sums, exceeded, order_version, asked_at, \
         asked_by, comment, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'asked')",
    )
    .bind(&approval.id.0)
    .bind(&order.0)
    .bind(i64::try_from(position).unwrap_or(i64::MAX))
    .bind(approval.proposal.kind().as_str())
    .bind(document(&approval.proposal)?)
    .bind(document(&approval.sums)?)
    .bind(document(&approval.exceeded)?)
    .bind(approval.order_version.cast_signed())
    .bind(to_micros(approval.asked_at))
    .bind(&approval.asked_by.id.0)
    .bind(&approval.comment)
    .execute(db)
    .await?;
    Ok(())
}

/// Writes how far it is now.
pub(super) async fn update(db: &mut SqliteConnection, approval: &Approval) -> Result<(), StoreError> {
    let decided = approval.state.decided();
    let (ended, note) = match &approval.state {
        ApprovalState::Asked | ApprovalState::Approved { .. } | ApprovalState::Refused { .. } => (None, None),
        ApprovalState::Used { used_at, credit_note, .. } => {
            (Some((*used_at, &approval.asked_by)), credit_note.as_ref())
        }
        ApprovalState::Withdrawn { withdrawn_at, withdrawn_by, .. } => (Some((*withdrawn_at, withdrawn_by)), None),
    };
    sqlx::query(
        "UPDATE approvals SET state = $1, decided_at = $2, decided_by = $3, refused_reason = $4, ended_at = $5, \
         ended_by = $6, credit_note = $7 WHERE id = $8",
    )
    .bind(approval.state.as_str())
    .bind(decided.map(|decided| to_micros(decided.at)))
    .bind(decided.map(|decided| &decided.by.id.0))
    .bind(approval.state.reason())
    .bind(ended.map(|(at, _)| to_micros(at)))
    .bind(ended.map(|(_, by)| &by.id.0))
    .bind(note.map(|note| &note.0))
    .bind(&approval.id.0)
    .execute(db)
    .await?;
    Ok(())
}

fn document(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::unreadable("an approval"))
}
