//! The shop's return reasons and return actions as rows. None is ever deleted: returns name them.

use sqlx::{Row, SqliteConnection};

use super::{Store, StoreError};
use crate::domain::returns::{
    ActionKind, ListedAction, ListedReason, ReturnAction, ReturnActionDraft, ReturnReason, ReturnReasonDraft,
    ReturnTermId, ReturnTerms, ReturnTermsDraft, Wording,
};

impl Store {
    /// The lists as they are.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn return_terms(&self) -> Result<ReturnTerms, StoreError> {
        read_return_terms(&mut *self.begin_read().await?).await
    }
}

/// The lists as this transaction sees them.
///
/// # Errors
/// [`StoreError`].
pub async fn read_return_terms(db: &mut SqliteConnection) -> Result<ReturnTerms, StoreError> {
    let version: i64 = sqlx::query_scalar("SELECT version FROM return_terms_version").fetch_one(&mut *db).await?;
    let version = u64::try_from(version).map_err(|_| StoreError::unreadable("a version"))?;
    let mut terms = ReturnTerms { version, ..ReturnTerms::default() };
    for row in sqlx::query("SELECT * FROM return_terms ORDER BY position, id").fetch_all(db).await? {
        let id = ReturnTermId(row.try_get("id")?);
        let text = Wording { fr: row.try_get("french")?, en: row.try_get("english")? };
        let retired = row.try_get("retired")?;
        match row.try_get::<Option<&str>, _>("action_kind")? {
            None => terms.reasons.push(ListedReason { reason: ReturnReason { id, text }, retired }),
            Some(word) => {
                let kind = ActionKind::parse(word).ok_or(StoreError::unreadable("a return action"))?;
                terms.actions.push(ListedAction { action: ReturnAction { id, kind, text }, retired });
            }
        }
    }
    Ok(terms)
}

/// Writes the lists as a draft without flaws has them.
///
/// # Errors
/// [`StoreError`].
pub async fn write_return_terms(db: &mut SqliteConnection, draft: &ReturnTermsDraft) -> Result<(), StoreError> {
    for (position, ReturnReasonDraft { id, fr, en, retired }) in draft.reasons.iter().enumerate() {
        write_term(db, id.as_ref(), None, position, (fr, en, *retired)).await?;
    }
    for (position, ReturnActionDraft { id, kind, fr, en, retired }) in draft.actions.iter().enumerate() {
        write_term(db, id.as_ref(), Some(*kind), position, (fr, en, *retired)).await?;
    }
    sqlx::query("UPDATE return_terms_version SET version = version + 1").execute(db).await?;
    Ok(())
}

async fn write_term(
    db: &mut SqliteConnection,
    id: Option<&ReturnTermId>,
    action_kind: Option<ActionKind>,
    position: usize,
    (french, english, retired): (&str, &str, bool),
) -> Result<(), StoreError> {
    let position = i64::try_from(position).unwrap_or(i64::MAX);
    let query = match id {
        Some(id) => {
            sqlx::query("UPDATE return_terms SET position = $1, french = $2, english = $3, retired = $4 WHERE id = $5")
                .bind(position)
                .bind(french.trim())
                .bind(english.trim())
                .bind(retired)
                .bind(&id.0)
        }
        // None is ever deleted, so that the number of rows names a new one.
        None => sqlx::query(
            "INSERT INTO return_terms (id, kind, position, action_kind, french, english, retired) \
             SELECT $5 || '-' || (COUNT(*) + 1), $5, $1, $6, $2, $3, $4 FROM return_terms",
        )
        .bind(position)
        .bind(french.trim())
        .bind(english.trim())
        .bind(retired)
        .bind(if action_kind.is_some() { "action" } else { "reason" })
        .bind(action_kind.map(ActionKind::as_str)),
    };
    query.execute(db).await?;
    Ok(())
}
