//! Rows that were written when orders were found by something else are brought up to date: a database can't fold by
//! itself.

use std::collections::HashMap;

use sqlx::{Row, SqliteConnection};

use super::text::SearchText;
use super::{item_text, order_amounts, order_text};
use crate::backend::store::columns::read_document;
use crate::backend::store::{Store, StoreError};
use crate::domain::order::Order;
use crate::domain::search::{fold, natural_rank};

/// The rules by which rows are found and sorted: one more whenever they change.
const RULES: i64 = 2;

/// Rows at once.
const CHUNK: i64 = 500;

impl Store {
    /// Brings what orders and articles are found by up to date, where it was written by other rules.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was changed then.
    pub(in crate::backend::store) async fn keep_search_up(&self) -> Result<(), StoreError> {
        let mut db = self.begin_write().await?;
        let rules: i64 = sqlx::query_scalar("SELECT rules FROM search_upkeep").fetch_one(&mut *db).await?;
        if rules == RULES {
            db.roll_back().await;
            return Ok(());
        }
        let mut last = String::new();
        while let Some(reached) = orders_behind(&mut db, &last).await? {
            last = reached;
        }
        items(&mut db).await?;
        sqlx::query("UPDATE search_upkeep SET rules = $1").bind(RULES).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }
}

/// The orders that follow this number; answers the last of them.
async fn orders_behind(db: &mut SqliteConnection, last: &str) -> Result<Option<String>, StoreError> {
    let rows = sqlx::query(
        "SELECT order_number, document FROM order_documents WHERE order_number > $1 ORDER BY order_number LIMIT $2",
    )
    .bind(last)
    .bind(CHUNK)
    .fetch_all(&mut *db)
    .await?;
    let Some(reached) = rows.last() else { return Ok(None) };
    let reached: String = reached.try_get("order_number")?;
    let names = names(db, last, &reached).await?;
    for row in &rows {
        let order: Order = read_document(row, "document")?;
        let happened = names.get(&order.number.0).into_iter().flatten().map(String::as_str);
        let SearchText { written, joined } = order_text(&order, happened);
        sqlx::query(
            "UPDATE orders SET search_text = $1, joined_text = $2, amounts = $3, number_rank = $4, customer_rank = $5 \
             WHERE number = $6",
        )
        .bind(written)
        .bind(joined)
        .bind(order_amounts(&order))
        .bind(natural_rank(&order.number.0))
        .bind(fold(&order.customer.name))
        .bind(&order.number.0)
        .execute(&mut *db)
        .await?;
    }
    Ok(Some(reached))
}

/// The names of what happened to the orders behind one number, up to another, by order.
async fn names(
    db: &mut SqliteConnection,
    after: &str,
    until: &str,
) -> Result<HashMap<String, Vec<String>>, StoreError> {
    let rows = sqlx::query(
        "SELECT order_number, number AS name FROM credit_notes WHERE order_number > $1 AND order_number <= $2 \
         UNION ALL SELECT order_number, reference FROM refund_tasks \
         WHERE reference IS NOT NULL AND order_number > $1 AND order_number <= $2 \
         UNION ALL SELECT order_number, refund_excesses.reference FROM refund_excesses \
         JOIN refund_tasks ON id = refund_task WHERE order_number > $1 AND order_number <= $2",
    );
    let mut names: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows.bind(after).bind(until).fetch_all(db).await? {
        names.entry(row.try_get("order_number")?).or_default().push(row.try_get("name")?);
    }
    Ok(names)
}

async fn items(db: &mut SqliteConnection) -> Result<(), StoreError> {
    for row in sqlx::query("SELECT sku, title FROM items").fetch_all(&mut *db).await? {
        let (sku, title): (String, String) = (row.try_get("sku")?, row.try_get("title")?);
        let SearchText { written, joined } = item_text(&sku, &title);
        sqlx::query("UPDATE items SET search_text = $1, joined_text = $2 WHERE sku = $3")
            .bind(written)
            .bind(joined)
            .bind(&sku)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}
