//! The books of a database, each rule broken by hand: every one of them is seen.

use avoir::backend::database_file::{Inspected, inspect_database};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row};

use crate::support::shop::Shop;
use crate::support::walk::Walk;

/// A statement that no code runs and no rule of the database lets pass, and what is said of it.
const BROKEN: [(&str, &str); 19] = [
    (
        "UPDATE refund_tasks SET amount = 4000 WHERE order_number = 'ORD00123'",
        "more goes back of a payment than it captured: ORD00123 p1",
    ),
    ("UPDATE credit_notes SET total = 4000 WHERE order_number = 'ORD00123'", "credit notes take more than was charged"),
    (
        "UPDATE credit_notes SET total = 3000 WHERE order_number = 'ORD00123'",
        "more goes back than the credit note credits",
    ),
    (
        "UPDATE refund_tasks SET credit_note = NULL, overpayment_reason = 'x', overpayment_by = 'x'",
        "more goes back than was paid beyond the price",
    ),
    (
        "UPDATE payments SET captured = captured + 1 WHERE order_number = 'ORD00125'",
        "the payments are not what was captured: ORD00125",
    ),
    (
        "UPDATE refund_tasks SET state = 'impossible', reason = 'x', reference = NULL, replaced_by = 'ORD00124-R2' WHERE id = 'ORD00124-R1'",
        "a refund that goes another way is not the same money",
    ),
    (
        "UPDATE refund_tasks SET given = 1, rest = 'ORD00124-R2' WHERE id = 'ORD00123-R1'",
        "the rest of a refund is not what was missing",
    ),
    ("DELETE FROM gift_card_credits", "a refund onto a gift card is not on the card"),
    ("UPDATE credit_note_counters SET last = last + 1", "credit notes of a year are not numbered one by one: 2026"),
    ("DELETE FROM credit_note_counters", "there are credit notes that nobody counted"),
    ("DELETE FROM credit_note_sellers", "a credit note has no seller"),
    (
        "UPDATE stock_movements SET change = 2 WHERE credit_note = 'AV-2026-000001'",
        "the stock did not move as a credit note says: AV-2026-000001",
    ),
    (
        "UPDATE orders SET version = 2 WHERE number = 'ORD00123'",
        "an order is older than what was answered about it: ORD00123",
    ),
    (
        "UPDATE orders SET logistic_status = 'shipped' WHERE number = 'ORD00123'",
        "a cancellation is under way of an order that is not cancelled: ORD00123",
    ),
    ("DELETE FROM order_documents WHERE order_number = 'ORD00126'", "an order has no document: ORD00126"),
    ("DELETE FROM journal WHERE order_number = 'ORD00126'", "an order has no history: ORD00126"),
    ("DELETE FROM journal WHERE id = 6", "lines of the history are missing"),
    (
        "UPDATE order_documents SET document = replace(document, '26.70', '26.71') WHERE order_number = 'ORD00123'",
        "order ORD00123 is not what its document says",
    ),
    ("UPDATE credit_notes SET document = '{}'", "is not what its document says"),
];

/// A shop with two cancelled orders, one of them paid in part by a gift card.
async fn worked_in() -> Shop {
    let shop = Shop::open().await;
    for order in ["ORD00123", "ORD00124"] {
        Walk::of(&shop.awa, order).await.cancel().await;
    }
    Walk::of(&shop.awa, "ORD00123").await.refund(1).await;
    shop.app.store.close().await.unwrap();
    shop
}

#[tokio::test]
async fn a_sound_database_is_said_to_be_so() {
    let shop = worked_in().await;
    let Inspected::Books(findings) = inspect_database(shop.app.store.file()).await.unwrap() else {
        panic!("it is of this version")
    };
    assert_eq!(findings.flaws, [""; 0]);
    assert_eq!((findings.counts.orders, findings.counts.credit_notes, findings.counts.refund_tasks), (5, 2, 3));
}

#[tokio::test]
async fn whatever_does_not_add_up_is_named() {
    let shop = worked_in().await;
    let broken = shop.folder.path().join("broken.db");
    for (statement, flaw) in BROKEN {
        std::fs::copy(shop.app.store.file(), &broken).unwrap();
        break_by(&broken, statement).await;
        let inspected = inspect_database(&broken).await.unwrap();
        assert!(inspected.flaws().iter().any(|said| said.contains(flaw)), "{statement}: {:?}", inspected.flaws());
    }
}

#[tokio::test]
async fn a_reference_to_nothing_is_named() {
    let shop = worked_in().await;
    break_by(shop.app.store.file(), "UPDATE journal SET order_number = 'ORD99999' WHERE id = 1").await;
    let inspected = inspect_database(shop.app.store.file()).await.unwrap();
    assert_eq!(inspected.flaws(), ["row 1 of journal names something that is not in orders"]);
}

/// Does this without the rules of the database.
async fn break_by(file: &std::path::Path, statement: &str) {
    let mut db = SqliteConnectOptions::new().filename(file).foreign_keys(false).connect().await.unwrap();
    for trigger in
        sqlx::query("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetch_all(&mut db).await.unwrap()
    {
        let drop = AssertSqlSafe(format!("DROP TRIGGER {}", trigger.get::<String, _>("name")));
        sqlx::query(drop).execute(&mut db).await.unwrap();
    }
    sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&mut db).await.unwrap();
    db.close().await.unwrap();
}
