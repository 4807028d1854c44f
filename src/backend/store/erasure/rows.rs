//! The rows that personal data is in. Only the texts are written over: the figures beside them stay byte for byte.

use sqlx::SqliteConnection;

use crate::backend::store::StoreError;
use crate::backend::store::moment::to_micros;
use crate::backend::store::order_record::OrderRecord;
use crate::backend::store::search::{SearchText, order_text};
use crate::domain::erasure::ERASED;
use crate::domain::search::fold;
use crate::domain::timestamp::Timestamp;

/// $1 is the order, $2 what stands in the place of a text.
const STATEMENTS: [&str; 10] = [
    "UPDATE credit_notes SET document = json_replace(document, '$.reason', $2, '$.quote.adjustment.reason', $2) \
     WHERE order_number = $1",
    "UPDATE refund_tasks SET reason = CASE WHEN state IN ('bounced', 'never_made', 'given_up') THEN $2 ELSE reason END, \
     overpayment_reason = CASE WHEN overpayment_reason IS NULL THEN NULL ELSE $2 END, \
     account_holder = NULL, account_iban = NULL, postal_address = NULL WHERE order_number = $1",
    "UPDATE refund_excesses SET written_off_reason = $2 WHERE written_off_reason IS NOT NULL \
     AND refund_task IN (SELECT id FROM refund_tasks WHERE order_number = $1)",
    "UPDATE refund_seen_amounts SET words = $2 WHERE words IS NOT NULL \
     AND refund_task IN (SELECT id FROM refund_tasks WHERE order_number = $1)",
    "UPDATE returns SET withdrawn_reason = CASE WHEN withdrawn_reason IS NULL THEN NULL ELSE $2 END, \
     window_overruled = CASE WHEN window_overruled IS NULL THEN NULL ELSE $2 END WHERE order_number = $1",
    "UPDATE approvals SET proposal = json_replace(proposal, '$.reason', $2, '$.draft.reason', $2, '$.draft.adjustment.reason', $2), \
     comment = CASE WHEN comment IS NULL THEN NULL ELSE $2 END, \
     refused_reason = CASE WHEN refused_reason IS NULL THEN NULL ELSE $2 END WHERE order_number = $1",
    "UPDATE cancellations SET state = json_replace(state, '$.reason', $2) WHERE order_number = $1 AND step = 'finished'",
    "UPDATE messages SET recipient = $2, subject = $2, body = $2, answer = CASE WHEN answer <> '' THEN $2 ELSE answer END, \
     given_up_reason = CASE WHEN given_up_reason IS NULL THEN NULL ELSE $2 END WHERE order_number = $1",
    // A key without its fingerprint is taken by everyone's word, and never names a second intent.
    "UPDATE operations SET body = '', fingerprint = '' WHERE order_number = $1 AND $2 IS NOT NULL",
    "DELETE FROM journal_texts WHERE $2 IS NOT NULL AND line IN (SELECT id FROM journal WHERE order_number = $1)",
];

/// Writes `left` over what was kept of the order.
pub(super) async fn erase(db: &mut SqliteConnection, left: &OrderRecord, now: Timestamp) -> Result<(), StoreError> {
    let number = &left.order.number.0;
    let customer = serde_json::to_string(&left.order.customer).map_err(|_| StoreError::unreadable("a customer"))?;
    let earlier = serde_json::to_string(&left.order.earlier_refunds).map_err(|_| StoreError::unreadable("a refund"))?;
    sqlx::query(
        "UPDATE order_documents SET document = json_remove(json_replace(json_set(document, '$.customer', json($2)), \
         '$.earlier_refunds', json($3)), '$.billing_address', '$.shipping_address', '$.buyer', '$.notes', '$.tags', \
         '$.parcels') WHERE order_number = $1",
    )
    .bind(number)
    .bind(customer)
    .bind(earlier)
    .execute(&mut *db)
    .await?;
    let SearchText { written, joined } = order_text(&left.order, left.names());
    sqlx::query(
        "UPDATE orders SET customer = $1, customer_rank = $2, email = $1, search_text = $3, joined_text = $4, \
         version = $5 WHERE number = $6",
    )
    .bind(ERASED)
    .bind(fold(ERASED))
    .bind(written)
    .bind(joined)
    .bind(left.version.cast_signed())
    .bind(number)
    .execute(&mut *db)
    .await?;
    for statement in STATEMENTS {
        sqlx::query(statement).bind(number).bind(ERASED).execute(&mut *db).await?;
    }
    sqlx::query("INSERT INTO erasures (order_number, erased_at) VALUES ($1, $2)")
        .bind(number)
        .bind(to_micros(now))
        .execute(db)
        .await?;
    Ok(())
}
