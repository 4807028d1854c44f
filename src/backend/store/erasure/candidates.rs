//! The orders whose personal data is due to be erased.

use sqlx::{AssertSqlSafe, SqliteConnection};

use super::ErasureTerms;
use crate::backend::store::moment::to_micros;
use crate::backend::store::order_record::OrderRecord;
use crate::backend::store::{Store, StoreError};
use crate::domain::order::OrderNumber;

/// Done with, last touched before its term ($1, or $2 with credit notes), and not erased since it was last touched.
const DUE: &str = "\
    FROM (SELECT number, \
            CASE WHEN EXISTS (SELECT 1 FROM credit_notes WHERE order_number = orders.number) THEN $2 ELSE $1 END AS term, \
            MAX(placed_at, COALESCE((SELECT MAX(at) FROM journal WHERE order_number = orders.number \
                AND json_extract(event, '$.event') NOT IN ('imported', 'personal_data_erased')), placed_at)) AS touched \
        FROM orders WHERE placed_at < MAX($1, $2)) AS due \
    WHERE touched < term \
    AND NOT EXISTS (SELECT 1 FROM credit_notes WHERE order_number = due.number AND issued_at >= term) \
    AND NOT EXISTS (SELECT 1 FROM erasures WHERE order_number = due.number AND erased_at >= touched) \
    AND NOT EXISTS (SELECT 1 FROM refund_tasks WHERE order_number = due.number AND state IN ('to_do', 'opened')) \
    AND NOT EXISTS (SELECT 1 FROM refund_excesses JOIN refund_tasks ON id = refund_task \
        WHERE order_number = due.number AND resolved_at IS NULL) \
    AND NOT EXISTS (SELECT 1 FROM returns WHERE order_number = due.number AND state IN ('registered', 'received')) \
    AND NOT EXISTS (SELECT 1 FROM approvals WHERE order_number = due.number AND state IN ('asked', 'approved', 'refused')) \
    AND NOT EXISTS (SELECT 1 FROM messages WHERE order_number = due.number AND state IN ('ready', 'sending', 'waiting')) \
    AND NOT EXISTS (SELECT 1 FROM cancellations WHERE order_number = due.number \
        AND step IN ('confirmed', 'refunding', 'message_ready'))";

impl Store {
    /// The orders whose personal data is due to be erased, by number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn due_for_erasure(&self, terms: ErasureTerms) -> Result<Vec<OrderNumber>, StoreError> {
        let mut db = self.begin_read().await?;
        let numbers: Vec<String> = sqlx::query_scalar(AssertSqlSafe(format!("SELECT number {DUE} ORDER BY number")))
            .bind(to_micros(terms.without_notes))
            .bind(to_micros(terms.with_notes))
            .fetch_all(&mut *db)
            .await?;
        let mut due = Vec::new();
        for number in numbers.into_iter().map(OrderNumber) {
            if !owes_money(&mut db, &number).await? {
                due.push(number);
            }
        }
        Ok(due)
    }
}

/// True while this order is due.
pub(super) async fn is_one(
    db: &mut SqliteConnection,
    number: &OrderNumber,
    terms: ErasureTerms,
) -> Result<bool, StoreError> {
    let found: Option<String> = sqlx::query_scalar(AssertSqlSafe(format!("SELECT number {DUE} AND due.number = $3")))
        .bind(to_micros(terms.without_notes))
        .bind(to_micros(terms.with_notes))
        .bind(&number.0)
        .fetch_optional(&mut *db)
        .await?;
    Ok(found.is_some() && !owes_money(db, number).await?)
}

/// True where the customer paid more than the order cost and has not got it back: whose it is stays known.
async fn owes_money(db: &mut SqliteConnection, number: &OrderNumber) -> Result<bool, StoreError> {
    let record = OrderRecord::load(db, number).await?;
    Ok(record.is_some_and(|record| record.amounts().overpayment.is_positive()))
}
