//! The rules that nothing recorded ever changes, taken off for as long as an erasure's transaction lasts. It puts them
//! back as they were, or never happened.

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use crate::backend::store::StoreError;

/// The tables that personal data is in.
const TABLES: &str = "'order_documents', 'credit_notes', 'refund_tasks', 'refund_excesses', 'refund_seen_amounts', 'returns', 'approvals', 'messages', 'operations', 'journal_texts'";

/// The texts by which they are put back.
pub(super) struct LiftedRules(Vec<String>);

impl LiftedRules {
    pub(super) async fn take_off(db: &mut SqliteConnection) -> Result<Self, StoreError> {
        let sql = format!("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ({TABLES})");
        let mut texts = Vec::new();
        for row in sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *db).await? {
            let name: String = row.try_get("name")?;
            texts.push(row.try_get("sql")?);
            sqlx::query(AssertSqlSafe(format!("DROP TRIGGER \"{name}\""))).execute(&mut *db).await?;
        }
        Ok(Self(texts))
    }

    pub(super) async fn put_back(self, db: &mut SqliteConnection) -> Result<(), StoreError> {
        for text in self.0 {
            sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut *db).await?;
        }
        Ok(())
    }
}
