//! The books as the database has them, in lines that the model says too.

use std::path::Path;

use crate::backup::run;

const QUERIES: [&str; 9] = [
    "SELECT 'version ' || number || ' ' || version FROM orders",
    "SELECT 'operation ' || key FROM operations",
    "SELECT 'note ' || number || ' ' || order_number || ' ' || total FROM credit_notes",
    "SELECT 'refunds ' || order_number || ' ' || COALESCE(credit_note, 'overpaid') || ' ' || SUM(amount) \
     FROM refund_tasks WHERE state IN ('to_do', 'opened', 'done') GROUP BY order_number, credit_note",
    "SELECT 'done ' || id FROM refund_tasks WHERE state = 'done'",
    "SELECT 'shelf ' || order_number || ' ' || SUM(MAX(change, 0)) || ' ' || SUM(MAX(-change, 0)) \
     FROM stock_movements JOIN credit_notes ON number = credit_note GROUP BY order_number",
    "SELECT 'mails ' || order_number || ' ' || COUNT(*) FROM messages GROUP BY order_number",
    "SELECT 'back ' || refund_tasks.order_number || ' ' || payment_id || ' ' || SUM(amount) \
     FROM refund_tasks JOIN orders ON number = refund_tasks.order_number \
     WHERE logistic_status = 'cancelled' AND state IN ('to_do', 'opened', 'done') \
     GROUP BY refund_tasks.order_number, payment_id",
    "SELECT 'history ' || order_number || ' ' || (event ->> 'event') || ' ' || COUNT(*) FROM journal \
     WHERE event ->> 'event' IN ('credit_note_issued', 'credit_note_corrected', 'order_cancelled', 'refund_done', \
     'overpayment_refunded', 'mail_sent') GROUP BY order_number, event ->> 'event'",
];

/// All lines of a database that nobody writes to.
pub fn lines(database: &Path) -> Vec<String> {
    QUERIES.iter().flat_map(|query| run(database, query)).collect()
}
