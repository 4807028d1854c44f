//! Items, and the history of their stock.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

use super::columns::read_moment;
use super::search::{self, SearchText, item_text};
use super::{Store, StoreError};
use crate::api::stock::{Item, StockHistory, StockMovement};
use crate::domain::credit::{CreditNote, CreditNoteNumber, LineRestock, Restock};
use crate::domain::order::{LineId, Order, OrderNumber};
use crate::domain::returns::ReturnNumber;
use crate::domain::search::Needle;
use crate::domain::stock::{Movement, MovementReason};

/// More than anyone reads through to find one.
const MOST_ITEMS: i64 = 50;

impl Store {
    /// Items whose SKU or title contains every word, by SKU.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find_items(&self, typed: &str) -> Result<Vec<Item>, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT sku, title FROM items WHERE 1 = 1");
        if let Some(needle) = Needle::of(typed) {
            query.push(" AND ");
            search::push_for_items(&needle, &mut query);
        }
        query.push(" ORDER BY sku LIMIT ").push_bind(MOST_ITEMS);
        query.build().fetch_all(&mut *self.searches.begin().await?).await?.iter().map(read_item).collect()
    }

    /// An item's movements, newest first; `None` when there is no such item.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn stock_history(&self, sku: &str) -> Result<Option<StockHistory>, StoreError> {
        let mut db = self.begin_read().await?;
        let item = sqlx::query("SELECT sku, title FROM items WHERE sku = $1").bind(sku);
        let Some(item) = item.fetch_optional(&mut *db).await? else { return Ok(None) };
        let movements = read_movements(&mut db, "sku = $1", sku).await?;
        Ok(Some(StockHistory { item: read_item(&item)?, movements }))
    }

    /// The movements that an order's notes caused, newest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn movements_of_order(&self, order: &OrderNumber) -> Result<Vec<StockMovement>, StoreError> {
        read_movements(&mut *self.begin_read().await?, "order_number = $1", &order.0).await
    }
}

fn read_item(row: &SqliteRow) -> Result<Item, StoreError> {
    Ok(Item { sku: row.try_get("sku")?, title: row.try_get("title")? })
}

/// The movements of one thing, newest first, each with what its note says of its line.
async fn read_movements(
    db: &mut SqliteConnection,
    of: &'static str,
    thing: &str,
) -> Result<Vec<StockMovement>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT change, reason, credit_note, line_id, order_number, issued_at, issued_by, \
         document ->> '$.return' AS of_return, line.value ->> '$.quantity' AS units, line.value -> '$.restock' AS restock \
         FROM stock_movements JOIN credit_notes ON number = credit_note \
         LEFT JOIN json_each(document, '$.quote.lines') AS line ON line.value ->> '$.line' = line_id WHERE ",
    );
    query.push(of).push(" ORDER BY stock_movements.id DESC");
    let rows = query.build().bind(thing).fetch_all(db).await?;
    rows.iter().map(read_movement).collect()
}

fn read_movement(row: &SqliteRow) -> Result<StockMovement, StoreError> {
    // A line that its note does not name moves nothing by it.
    let restock = match row.try_get::<Option<String>, _>("restock")? {
        Some(said) => serde_json::from_str(&said).map_err(|_| StoreError::unreadable("a credit note"))?,
        None => LineRestock::Alike(Restock::Leave),
    };
    Ok(StockMovement {
        at: read_moment(row, "issued_at")?,
        change: row.try_get("change")?,
        reason: MovementReason::parse(row.try_get("reason")?).ok_or(StoreError::unreadable("a stock movement"))?,
        order: OrderNumber(row.try_get("order_number")?),
        credit_note: CreditNoteNumber(row.try_get("credit_note")?),
        line: LineId(row.try_get("line_id")?),
        units: row.try_get::<Option<i64>, _>("units")?.unwrap_or(0),
        restock,
        for_return: row.try_get::<Option<String>, _>("of_return")?.map(ReturnNumber),
        agent: row.try_get("issued_by")?,
    })
}

/// Writes down what issuing this note did to the stock.
pub(super) async fn insert(
    db: &mut SqliteConnection,
    note: &CreditNote,
    movements: &[Movement],
) -> Result<(), StoreError> {
    for movement in movements {
        sqlx::query(
            "INSERT INTO stock_movements (sku, credit_note, line_id, change, reason) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&movement.sku)
        .bind(&note.number.0)
        .bind(&movement.line.0)
        .bind(movement.change)
        .bind(movement.reason.as_str())
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Makes the articles of these orders known.
pub(super) async fn insert_items(db: &mut SqliteConnection, orders: &[Order], chunk: usize) -> Result<(), StoreError> {
    let lines = orders.iter().flat_map(|order| &order.lines).filter(|line| !line.sku.is_empty());
    let by_sku: BTreeMap<_, _> = lines.map(|line| (&line.sku, line)).collect();
    let lines: Vec<_> = by_sku.into_values().collect();
    for lines in lines.chunks(chunk) {
        let mut query = QueryBuilder::<Sqlite>::new("INSERT INTO items (sku, title, search_text, joined_text) ");
        query.push_values(lines, |mut row, line| {
            let SearchText { written, joined } = item_text(&line.sku, &line.title);
            row.push_bind(&line.sku).push_bind(&line.title).push_bind(written).push_bind(joined);
        });
        query.push(
            " ON CONFLICT (sku) DO UPDATE SET title = excluded.title, search_text = excluded.search_text, \
             joined_text = excluded.joined_text",
        );
        query.build().execute(&mut *db).await?;
    }
    Ok(())
}
