//! The last lock alone: what the database refuses whatever the code above it does.

use super::database::{connect, rule_against};
use super::shop::Shop;
use super::walk::Walk;

/// Statements that would lose, double or change money, and the beginning of what the database says.
const FORBIDDEN: [(&str, &str); 21] = [
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00124', 4460, NULL, 0, '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00124', 9, 'p1', 1461, 0, 'to_do')",
        "refunds exceed what the payment captured",
    ),
    (
        "INSERT INTO refund_tasks (id, order_number, position, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00125', 9, 'p1', 1, 0, 'to_do')",
        "refunds exceed the credit notes",
    ),
    (
        "INSERT INTO refund_tasks (id, order_number, position, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00125', 9, 'p1', 0, 0, 'to_do')",
        "CHECK constraint failed",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00125', 990, NULL, 0, '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00125', 9, 'p7', 1, 0, 'to_do')",
        "FOREIGN KEY constraint failed",
    ),
    ("UPDATE refund_tasks SET amount = 1 WHERE state = 'to_do'", "what a refund task is about never changes"),
    ("UPDATE refund_tasks SET payment_id = 'p2' WHERE state = 'to_do'", "what a refund task is about never changes"),
    ("UPDATE refund_tasks SET state = 'to_do', state_at = NULL, reference = NULL", "a settled refund task stays"),
    ("UPDATE refund_tasks SET reference = 'other'", "a settled refund task stays"),
    ("DELETE FROM refund_tasks", "refund tasks are never deleted"),
    ("INSERT INTO credit_notes VALUES ('x', 'ORD00123', 1, NULL, 0, '{}')", "credit notes exceed what was captured"),
    ("INSERT INTO credit_notes VALUES ('x', 'ORD00125', 0, NULL, 0, '{}')", "CHECK constraint failed"),
    ("UPDATE credit_notes SET total = 1", "a credit note never changes"),
    ("DELETE FROM credit_notes", "credit notes are never deleted"),
    ("UPDATE credit_note_counters SET last = last + 2", "credit notes are numbered one by one"),
    ("INSERT INTO gift_card_credits VALUES ('ORD00123-R1', 'GC-1', 'EUR', 1, 0)", "a gift card is credited by its"),
    ("UPDATE orders SET captured = captured + 1, version = version + 1", "what was charged never changes"),
    ("UPDATE orders SET payment_state = 'paid'", "every change of an order is a version of it"),
    (
        "UPDATE orders SET logistic_status = 'awaiting_print', version = version + 1 WHERE number = 'ORD00123'",
        "a cancelled order stays cancelled",
    ),
    ("UPDATE payments SET captured = captured + 1", "what was captured never changes"),
    ("DELETE FROM journal", "the journal is append-only"),
    ("UPDATE operations SET agent_id = 'x'", "a stored answer never changes"),
];

#[tokio::test]
async fn the_database_refuses_what_would_falsify_the_money() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.cancel().await;
    walk.refund(1).await;
    // One settled, one open.
    Walk::of(&shop.awa, "ORD00127").await.cancel().await;
    let mut db = connect(&shop).await;
    for (statement, expected) in FORBIDDEN {
        let rule = rule_against(&mut db, statement).await.unwrap_or_else(|| panic!("allowed: {statement}"));
        assert!(rule.contains(expected), "{statement}: {rule}");
    }
}
