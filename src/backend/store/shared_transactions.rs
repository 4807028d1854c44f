//! Transactions of payment providers that more than one order names. Gift cards, tills and transfers of one batch share
//! a name for good reasons; a provider that names each payment does not.

use std::collections::HashMap;

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::{Store, StoreError};
use crate::api::order_detail::SharedTransaction;
use crate::domain::order::OrderNumber;
use crate::domain::payment::{PaymentId, PaymentProvider};

/// Other orders that are named: who has more looks into the export.
const NAMED: usize = 5;

impl Store {
    /// All of them, by each order that names one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn shared_transactions(&self) -> Result<HashMap<OrderNumber, Vec<SharedTransaction>>, StoreError> {
        let sql = format!(
            "SELECT DISTINCT order_number FROM payments AS mine WHERE {} AND EXISTS (SELECT 1 FROM payments AS other \
             WHERE {SAME})",
            named_by_a_firm()
        );
        let mut db = self.read.acquire().await?;
        let numbers: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut *db).await?;
        let mut shared = HashMap::new();
        for number in numbers.into_iter().map(OrderNumber) {
            let transactions = load(&mut db, &number).await?;
            shared.insert(number, transactions);
        }
        Ok(shared)
    }
}

/// Those of one order, by its payments.
pub(super) async fn load(
    db: &mut SqliteConnection,
    number: &OrderNumber,
) -> Result<Vec<SharedTransaction>, StoreError> {
    let sql = format!(
        "SELECT id, (SELECT json_group_array(order_number) FROM (SELECT DISTINCT other.order_number FROM payments AS other \
         WHERE {SAME} ORDER BY other.order_number LIMIT {NAMED})) AS others \
         FROM payments AS mine WHERE order_number = $1 AND {} ORDER BY id",
        named_by_a_firm()
    );
    let mut shared = Vec::new();
    for row in sqlx::query(AssertSqlSafe(sql)).bind(&number.0).fetch_all(db).await? {
        let orders: Vec<OrderNumber> = super::columns::read_document(&row, "others")?;
        if !orders.is_empty() {
            shared.push(SharedTransaction { payment: PaymentId(row.try_get("id")?), orders });
        }
    }
    Ok(shared)
}

const SAME: &str =
    "other.provider = mine.provider AND other.reference = mine.reference AND other.order_number <> mine.order_number";

/// Of payments called `mine`.
fn named_by_a_firm() -> String {
    let firms = PaymentProvider::KNOWN.into_iter().filter(|provider| provider.brand().is_some());
    let words: Vec<String> = firms.map(|provider| format!("'{}'", provider.as_str())).collect();
    format!("mine.provider IN ({}) AND mine.reference <> ''", words.join(", "))
}
