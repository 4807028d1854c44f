//! The books of a database: what its own rules let nobody write, and what a damaged or a mixed file breaks.

use std::fmt;

use sqlx::{AssertSqlSafe, SqliteConnection};

/// Flaws of one kind that are named.
const NAMED: usize = 5;

/// The rows that books are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub orders: i64,
    pub credit_notes: i64,
    pub refund_tasks: i64,
    pub journal: i64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { orders, credit_notes, refund_tasks, journal } = self;
        write!(f, "{orders} orders, {credit_notes} credit notes, {refund_tasks} refunds, {journal} lines of history")
    }
}

/// What is wrong, and the query that names where.
const RULES: [(&str, &str); 18] = [
    (
        "more goes back of a payment than it captured",
        "SELECT payments.order_number || ' ' || id FROM payments JOIN ( \
             SELECT order_number, payment_id, amount FROM refunds_that_count \
             UNION ALL SELECT order_number, payment_id, amount FROM earlier_refund_payments) AS back \
         ON back.order_number = payments.order_number AND payment_id = id \
         GROUP BY payments.order_number, id HAVING SUM(amount) > captured",
    ),
    (
        "credit notes take more than was charged, or less than nothing",
        "SELECT order_number FROM credit_notes JOIN orders ON orders.number = order_number \
         GROUP BY order_number HAVING SUM(total) < 0 OR SUM(total) + (SELECT COALESCE(SUM(credited), 0) \
             FROM earlier_refunds WHERE earlier_refunds.order_number = credit_notes.order_number) > MAX(gross, captured)",
    ),
    (
        "more goes back than the credit note credits",
        "SELECT credit_note FROM refunds_that_count WHERE credit_note IS NOT NULL GROUP BY credit_note \
         HAVING SUM(amount) > (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE credit_note IN (number, corrects))",
    ),
    (
        "more goes back than was paid beyond the price",
        "SELECT order_number FROM refunds_that_count WHERE credit_note IS NULL GROUP BY order_number \
         HAVING SUM(amount) > (SELECT captured - gross FROM orders WHERE number = order_number)",
    ),
    (
        "the payments are not what was captured",
        "SELECT number FROM orders LEFT JOIN payments ON order_number = number \
         GROUP BY number HAVING COALESCE(SUM(payments.captured), 0) <> orders.captured",
    ),
    (
        "a refund that goes another way is not the same money",
        "SELECT old.id FROM refund_tasks AS old LEFT JOIN refund_tasks AS new ON new.id = old.replaced_by \
         WHERE old.replaced_by IS NOT NULL AND (new.order_number, new.payment_id, new.amount) \
         IS NOT (old.order_number, old.payment_id, COALESCE(old.given, old.amount))",
    ),
    (
        "the rest of a refund is not what was missing",
        "SELECT old.id FROM refund_tasks AS old LEFT JOIN refund_tasks AS new ON new.id = old.rest \
         WHERE old.rest IS NOT NULL AND (new.order_number, new.payment_id, new.amount) \
         IS NOT (old.order_number, old.payment_id, old.amount - old.given)",
    ),
    (
        "a refund onto a gift card is not on the card",
        "SELECT id FROM refund_tasks_in_full WHERE state = 'done' AND alternative IS NULL AND (provider = 'gift_card' OR provider GLOB 'gift_card:*') \
         AND NOT EXISTS (SELECT 1 FROM gift_card_credits WHERE refund_task = id AND gift_card_credits.amount \
         = refund_tasks_in_full.amount)",
    ),
    (
        "credit notes of a year are not numbered one by one",
        "SELECT year FROM credit_note_counters WHERE last <> (SELECT COUNT(*) FROM credit_notes \
         WHERE number GLOB 'AV-' || substr('000' || year, -4) || '-*')",
    ),
    (
        "credit notes of a series are not numbered one by one",
        "SELECT series || ' ' || year FROM credit_note_series WHERE last <> (SELECT COUNT(*) FROM credit_notes \
         WHERE number GLOB series || '-' || substr('000' || year, -4) || '-*')",
    ),
    (
        "there are credit notes that nobody counted",
        "SELECT 'all years' WHERE (SELECT COUNT(*) FROM credit_notes) \
         <> (SELECT COALESCE(SUM(last), 0) FROM credit_note_counters) \
         + (SELECT COALESCE(SUM(last), 0) FROM credit_note_series)",
    ),
    (
        "a credit note has no seller",
        "SELECT number FROM credit_notes \
         WHERE NOT EXISTS (SELECT 1 FROM credit_note_sellers WHERE credit_note = number)",
    ),
    (
        "the stock did not move as a credit note says",
        "SELECT credit_note FROM note_movements WHERE (returned, removed, corrected) IS NOT (NULL, NULL, NULL) \
         AND (returned, removed, corrected) IS NOT (returned_due, removed_due, corrected_due)",
    ),
    (
        "an order is older than what was answered about it",
        "SELECT order_number FROM operations JOIN orders ON number = order_number \
         GROUP BY order_number HAVING MAX(operations.version) > orders.version OR COUNT(*) >= orders.version",
    ),
    (
        "a cancellation is under way of an order that is not cancelled",
        "SELECT order_number FROM cancellations JOIN orders ON number = order_number \
         WHERE step IN ('refunding', 'message_ready', 'finished') AND logistic_status <> 'cancelled'",
    ),
    (
        "an order has no document",
        "SELECT number FROM orders \
         WHERE NOT EXISTS (SELECT 1 FROM order_documents WHERE order_number = number)",
    ),
    (
        "an order has no history",
        "SELECT number FROM orders \
         WHERE NOT EXISTS (SELECT 1 FROM journal WHERE order_number = number)",
    ),
    (
        "lines of the history are missing",
        "SELECT 'of all orders' WHERE (SELECT COUNT(*) FROM journal) <> (SELECT COALESCE(MAX(id), 0) FROM journal)",
    ),
];

/// A sentence for each rule that is broken.
pub(super) async fn flaws(db: &mut SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    let mut flaws = Vec::new();
    for (wrong, query) in RULES {
        let limited = AssertSqlSafe(format!(
            "WITH found (place) AS ({query}) SELECT CAST(place AS TEXT) FROM found LIMIT {}",
            NAMED + 1
        ));
        let places: Vec<String> = sqlx::query_scalar(limited).fetch_all(&mut *db).await?;
        if !places.is_empty() {
            let more = if places.len() > NAMED { " and more" } else { "" };
            flaws.push(format!("{wrong}: {}{more}", places[..places.len().min(NAMED)].join(", ")));
        }
    }
    Ok(flaws)
}

pub(super) async fn counts(db: &mut SqliteConnection) -> Result<Counts, sqlx::Error> {
    let (orders, credit_notes, refund_tasks, journal) = sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM orders), (SELECT COUNT(*) FROM credit_notes), \
         (SELECT COUNT(*) FROM refund_tasks), (SELECT COUNT(*) FROM journal)",
    )
    .fetch_one(db)
    .await?;
    Ok(Counts { orders, credit_notes, refund_tasks, journal })
}
