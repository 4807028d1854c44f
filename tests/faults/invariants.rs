//! What holds in the database, whatever went wrong.

use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;

/// The rule by which the database refuses a statement; `None` when it lets it pass. Nothing is kept.
pub async fn rule_against(db: &mut SqliteConnection, statement: &'static str) -> Option<String> {
    let mut transaction = db.begin().await.unwrap();
    let refused = sqlx::query(statement).execute(&mut *transaction).await.err().map(|error| error.to_string());
    transaction.rollback().await.unwrap();
    refused
}

/// A number that a query comes to.
pub async fn count(db: &mut SqliteConnection, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(db).await.unwrap()
}

/// Payments from which more goes back than they captured.
pub const OVER_REFUNDED: &str = "SELECT COUNT(*) FROM payments WHERE captured < (SELECT COALESCE(SUM(amount), 0) \
    FROM refunds_that_count WHERE order_number = payments.order_number AND payment_id = payments.id)";

/// Orders that are cancelled in one table and not in another, or whose money does not add up.
pub const HALF_DONE: &str = "SELECT COUNT(*) FROM orders \
    LEFT JOIN cancellations ON cancellations.order_number = orders.number WHERE \
    (logistic_status = 'cancelled') <> COALESCE(step IN ('refunding', 'message_ready', 'finished'), 0) \
    OR (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE credit_notes.order_number = orders.number) \
    <> (CASE logistic_status WHEN 'cancelled' THEN gross ELSE 0 END) \
    OR (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count WHERE refunds_that_count.order_number = orders.number) <> (CASE logistic_status WHEN 'cancelled' THEN captured ELSE 0 END) \
    OR version <> 1 + (SELECT COUNT(*) FROM operations WHERE operations.order_number = orders.number)";
