//! Databases of the releases before: each is opened, migrated, summed up, and written on.

use avoir::api::order_events::FollowOrders;
use avoir::api::order_snapshot::{ReadSnapshot, SnapshotStart};
use avoir::api::orders::{ListOrders, OrderPage, ReadOrder};
use avoir::api::overpayments::{RefundOverpayment, RefundOverpaymentBody};
use avoir::api::stock::{MovedLine, ReadMovements, StockHistory};
use avoir::backend::{App, Clock, Config, Store};
use avoir::domain::agent::{Agent, AgentId, Role};
use avoir::domain::credit::{LineRestock, Restock};
use avoir::domain::order::OrderNumber;
use avoir::domain::payment::PaymentId;
use avoir::domain::timestamp::Timestamp;
use axum::body::Body;
use sha2::{Digest, Sha384};
use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use tempfile::TempDir;

use crate::events::Following;
use crate::support::shop::Desk;
use crate::support::walk::Walk;

const RELEASES: [&str; 1] = [include_str!("../data/releases/0.1.0.sql")];

/// The token that the database of every release knows agent Awa Diallo by; it opens nothing else.
const TOKEN: &str = "bbc4ba894a10d6f34de876442284ec66c63179ab5d28906cf3249532c50fe319";

/// The migrations that were released, and the beginning of their SHA-384.
const FROZEN: [(&str, &str, &str); 6] = [
    ("0001", "75dfe3d4da4d8983", include_str!("../../src/backend/migrations/0001_tables.sql")),
    ("0002", "a575268d65123503", include_str!("../../src/backend/migrations/0002_rules.sql")),
    ("0003", "f4d490bb84860e41", include_str!("../../src/backend/migrations/0003_search.sql")),
    ("0004", "d6f92ca1723729b6", include_str!("../../src/backend/migrations/0004_after_refunds.sql")),
    ("0005", "cba4282fc3e64ed6", include_str!("../../src/backend/migrations/0005_overpayments.sql")),
    ("0006", "6abaeaf941d666f4", include_str!("../../src/backend/migrations/0006_taken_back.sql")),
];

/// All that money is counted by, and how much there is of what never goes away.
const SUMS: [&str; 11] = [
    "SELECT COUNT(*) || ' ' || SUM(gross) || ' ' || SUM(captured) FROM orders",
    "SELECT COUNT(*) || ' ' || SUM(captured) FROM payments",
    "SELECT group_concat(number || ' ' || order_number || ' ' || total || ' ' || COALESCE(corrects, '-'), '; ') \
     FROM (SELECT * FROM credit_notes ORDER BY number)",
    "SELECT group_concat(id || ' ' || state || ' ' || amount || ' ' || COALESCE(given, '-') || ' ' || \
     COALESCE(reference, '-'), '; ') FROM (SELECT * FROM refund_tasks ORDER BY id)",
    "SELECT SUM(amount) || '' FROM refunds_that_count",
    "SELECT COUNT(*) || ' ' || SUM(amount) || ' ' || COUNT(resolved_at) FROM refund_excesses",
    "SELECT COUNT(*) || ' ' || SUM(amount) FROM gift_card_credits",
    "SELECT COUNT(*) || ' ' || SUM(change) FROM stock_movements",
    "SELECT group_concat(year || ' ' || last, '; ') FROM credit_note_counters",
    "SELECT COUNT(*) || ' ' || COUNT(written_at) FROM messages",
    "SELECT group_concat(order_number || ' ' || at || ' ' || json_extract(event, '$.event'), '; ') FROM (SELECT * FROM journal ORDER BY id)",
];

/// A release's database in a folder of its own, as the release left it.
struct Left {
    folder: TempDir,
    database: SqliteConnection,
}

impl Left {
    async fn by(release: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = SqliteConnectOptions::new().filename(folder.path().join("avoir.db")).create_if_missing(true);
        let mut database = file.foreign_keys(false).connect().await.unwrap();
        sqlx::raw_sql(release).execute(&mut database).await.unwrap();
        Self { folder, database }
    }

    async fn open(&self) -> App {
        let clock = Clock::by_hand(Timestamp::parse("2026-12-01T10:00:00Z").unwrap());
        let store = Store::open(self.folder.path().join("avoir.db"), clock).await.unwrap();
        App::new(store, Config { demo: true, ..Config::default() })
    }

    async fn texts(&mut self, sql: &'static str) -> Vec<String> {
        sqlx::query_scalar(sql).fetch_all(&mut self.database).await.unwrap()
    }

    async fn sums(&mut self) -> Vec<Vec<String>> {
        let mut sums = Vec::new();
        for sql in SUMS {
            sums.push(self.texts(sql).await);
        }
        sums
    }

    async fn is_sound(&mut self) {
        assert_eq!(self.texts("PRAGMA integrity_check").await, ["ok"]);
        assert!(sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut self.database).await.unwrap().is_empty());
    }
}

fn awa(app: &App) -> Desk {
    let agent = Agent { id: AgentId("agent-3".to_owned()), name: "Awa Diallo".to_owned(), role: Role::Agent };
    Desk::known(app, agent, TOKEN)
}

#[test]
fn a_migration_that_was_released_never_changes() {
    for (name, checksum, sql) in FROZEN {
        let digest: String = Sha384::digest(sql).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, checksum, "migration {name} was released: leave it as it was, and add another");
        assert!(RELEASES.iter().all(|dump| dump.contains(&format!("X'{}", checksum.to_uppercase()))), "{name}");
    }
}

#[tokio::test]
async fn every_sum_of_an_earlier_release_is_kept() {
    for release in RELEASES {
        let mut left = Left::by(release).await;
        let before = left.sums().await;
        left.open().await;
        assert_eq!(left.sums().await, before);
        left.is_sound().await;
    }
}

#[tokio::test]
async fn every_order_of_an_earlier_release_is_found_and_followed() {
    for release in RELEASES {
        let mut left = Left::by(release).await;
        let app = left.open().await;
        let desk = awa(&app);
        let numbers = left.texts("SELECT number FROM orders").await;
        for number in &numbers {
            let list = ListOrders { q: Some(number.clone()), ..ListOrders::default() };
            let page: OrderPage = desk.call(&list).await.read();
            assert!(page.items.iter().any(|row| row.number.0 == *number), "{number}");
        }
        let follow =
            |after: &str| desk.request(&FollowOrders { after: Some(after.to_owned()) }).body(Body::empty()).unwrap();
        let snapshot = desk.call(&ReadSnapshot::default()).await;
        let start: SnapshotStart = serde_json::from_str(snapshot.text.lines().next().unwrap()).unwrap();
        assert_eq!(start.orders as usize, numbers.len());
        assert!(start.position.ends_with("-0"), "nothing has changed since: {}", start.position);
        let mut line = Following::by(&app, follow(&start.position)).await;
        let free = left.texts("SELECT number FROM orders WHERE logistic_status = 'awaiting_print' AND number NOT IN (SELECT order_number FROM cancellations)").await;
        Walk::of(&desk, &free[0]).await.open().await;
        assert_eq!(line.next().await.unwrap().numbers(), [free[0].as_str()]);
    }
}

#[tokio::test]
async fn every_order_of_an_earlier_release_is_read() {
    for release in RELEASES {
        let mut left = Left::by(release).await;
        let desk = awa(&left.open().await);
        for number in left.texts("SELECT number FROM orders").await {
            let answer = desk.call(&ReadOrder { number: OrderNumber(number) }).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
        }
    }
}

/// Its notes say of a line's units that all went on the shelf, or none did, and nothing of their condition.
#[tokio::test]
async fn the_stock_of_an_earlier_release_is_as_its_notes_say() {
    for release in RELEASES {
        let mut left = Left::by(release).await;
        let desk = awa(&left.open().await);
        let mut told = Vec::new();
        for sku in left.texts("SELECT DISTINCT sku FROM stock_movements").await {
            let history: StockHistory = desk.call(&ReadMovements { sku }).await.read();
            let lines = MovedLine::all(&history.movements);
            assert!(lines.iter().all(|line| line.discrepancy().is_none()), "{lines:?}");
            told.extend(history.movements.into_iter().map(|moved| moved.restock));
        }
        assert_eq!(told.len(), 19);
        let alike = |restock: &&LineRestock| **restock == LineRestock::Alike(Restock::Return);
        assert_eq!(told.iter().filter(alike).count(), 17, "one pair came in and went out again");
        let wrong = left.texts(
            "SELECT credit_note FROM note_movements WHERE \
            (returned, removed, corrected) IS NOT (returned_due, removed_due, corrected_due)",
        );
        assert_eq!(wrong.await, [""; 0]);
    }
}

#[tokio::test]
async fn the_history_of_an_earlier_release_says_what_was_typed() {
    for release in RELEASES {
        let left = Left::by(release).await;
        let app = left.open().await;
        let mut said = Vec::new();
        for number in ["ORD20900", "ORD20059"] {
            let history = app.store.history(&OrderNumber(number.to_owned())).await.unwrap().unwrap();
            said.extend(history.into_iter().filter_map(|mut entry| entry.event.text_mut().cloned()));
        }
        assert_eq!(said, ["Payé deux fois", "jeanne.etchegaray41@boite.example"]);
    }
}

#[tokio::test]
async fn an_answer_that_an_earlier_release_gave_is_given_again() {
    for release in RELEASES {
        let mut left = Left::by(release).await;
        let given = left.texts("SELECT body FROM operations WHERE key = 'release-0001-000050'").await;
        let app = left.open().await;
        let body = RefundOverpaymentBody {
            payment: PaymentId("p2".to_owned()),
            amount: "24.00".parse().unwrap(),
            reason: "Payé deux fois".to_owned(),
        };
        let write = RefundOverpayment { number: OrderNumber("ORD20900".to_owned()), body };
        let before = left.sums().await;
        let answer = awa(&app).write(&write, "release-0001-000050", 1).await;
        assert_eq!((answer.status, answer.header("idempotent-replayed")), (200, Some("true")), "{}", answer.text);
        assert_eq!([answer.text], given[..]);
        assert_eq!(left.sums().await, before);
    }
}

#[tokio::test]
async fn the_work_of_an_earlier_release_goes_on() {
    for release in RELEASES {
        let mut left = Left::by(release).await;
        let app = left.open().await;
        let desk = awa(&app);

        let mut untouched = Walk::of(&desk, "ORD20008").await;
        untouched.cancel().await;
        assert_eq!(untouched.refresh().await.credit_notes[0].number.0, "AV-2026-000018");

        let mut to_do = Walk::of(&desk, "ORD20041").await;
        to_do.done(&to_do.opening_task(1)).await;
        let refunded = to_do.refund(1).await;
        assert_eq!(
            (refunded.amounts.refunded.to_string(), refunded.amounts.pending.to_string()),
            ("2.00".into(), "0.00".into())
        );

        let mut opened = Walk::of(&desk, "ORD20038").await;
        assert_eq!(opened.refund(1).await.amounts.refunded.to_string(), "205.10");
        opened.mail().await;
        left.is_sound().await;
    }
}
