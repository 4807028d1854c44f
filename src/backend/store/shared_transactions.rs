//! Transactions of payment providers that more than one order names. Gift cards, tills and transfers of one batch share
//! a name for good reasons; a provider that names each payment does not.

use std::collections::HashMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::columns::read_document;
use super::{Store, StoreError};
use crate::api::order_detail::SharedTransaction;
use crate::domain::order::OrderNumber;
use crate::domain::payment::PaymentId;

/// Other orders that are named: who has more looks into the export.
const NAMED: usize = 5;

impl Store {
    /// All of them, by each order that names one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn shared_transactions(&self) -> Result<HashMap<OrderNumber, Vec<SharedTransaction>>, StoreError> {
        let sql = format!("{} ORDER BY order_number, id", shared());
        let mut db = self.read.acquire().await?;
        let mut by_order: HashMap<OrderNumber, Vec<SharedTransaction>> = HashMap::new();
        for row in sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *db).await? {
            by_order.entry(OrderNumber(row.try_get("order_number")?)).or_default().push(read(&row)?);
        }
        Ok(by_order)
    }
}

/// Those of one order, by its payments.
pub(super) async fn load(
    db: &mut SqliteConnection,
    number: &OrderNumber,
) -> Result<Vec<SharedTransaction>, StoreError> {
    let sql = format!("{} AND order_number = $1 ORDER BY id", shared());
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(&number.0).fetch_all(db).await?;
    rows.iter().map(read).collect()
}

fn read(row: &SqliteRow) -> Result<SharedTransaction, StoreError> {
    Ok(SharedTransaction { payment: PaymentId(row.try_get("id")?), orders: read_document(row, "others")? })
}

/// Selects the payments called `mine` whose transaction another order names, too.
fn shared() -> String {
    format!(
        "SELECT order_number, id, (SELECT json_group_array(order_number) FROM (SELECT DISTINCT other.order_number \
         FROM payments AS other WHERE {SAME} ORDER BY other.order_number LIMIT {NAMED})) AS others \
         FROM payments_of_firms AS mine WHERE mine.reference <> '' \
         AND EXISTS (SELECT 1 FROM payments AS other WHERE {SAME})"
    )
}

const SAME: &str =
    "other.provider = mine.provider AND other.reference = mine.reference AND other.order_number <> mine.order_number";
