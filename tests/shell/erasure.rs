//! The erasure of personal data, by the command, on a shop that worked for days.

use std::path::Path;

use avoir::api::history::HistoryEvent;
use avoir::domain::order::OrderNumber;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use crate::folder::{Folder, Said};

const RELEASE: &str = include_str!("../data/releases/0.1.0.sql");

/// On these nothing is left to do; the last of them has no credit note.
const CANCELLED: &str = "ORD20039";
const GIVEN_UP: &str = "ORD20051";
const OVERPAID: &str = "ORD20900";

/// On these something is.
const UNFINISHED: [&str; 5] = ["ORD20057", "ORD20048", "ORD20038", "ORD20041", "ORD20060"];

/// What the books consist of: nothing of it may change.
const BOOKS: [&str; 8] = [
    "SELECT group_concat(number || gross || captured || currency || placed_at || logistic_status || payment_state) FROM orders",
    "SELECT group_concat(json_remove(document, '$.customer')) FROM order_documents",
    "SELECT group_concat(order_number || id || provider || reference || captured) FROM payments",
    "SELECT group_concat(number || order_number || total || COALESCE(corrects, '') || issued_at || issued_by \
     || json_remove(document, '$.reason', '$.quote.adjustment.reason')) FROM credit_notes",
    "SELECT group_concat(id || state || amount || COALESCE(given, '') || COALESCE(reference, '') || COALESCE(state_at, '')) \
     FROM refund_tasks",
    "SELECT group_concat(refund_task || amount || reference || COALESCE(recovered_reference, '')) FROM refund_excesses",
    "SELECT group_concat(hash) FROM (SELECT hash FROM journal WHERE id <= 158 ORDER BY id)",
    "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name)",
];

async fn file(folder: &Folder) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(folder.path().join("avoir.db")).create_if_missing(true);
    options.foreign_keys(false).connect().await.expect("a database")
}

/// The shop of that release, whose days are so many years ago.
async fn worked(years: u32) -> Folder {
    let folder = Folder::new();
    let mut database = file(&folder).await;
    sqlx::raw_sql(RELEASE).execute(&mut database).await.expect("a dump");
    let micros = i64::from(years) * 366 * 86_400 * 1_000_000;
    let triggers: Vec<(String, String)> = sqlx::query_as("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .fetch_all(&mut database)
        .await
        .expect("rules");
    for (name, _) in &triggers {
        sqlx::query(AssertSqlSafe(format!("DROP TRIGGER {name}"))).execute(&mut database).await.expect("dropped");
    }
    for (table, column) in [("orders", "placed_at"), ("journal", "at"), ("credit_notes", "issued_at")] {
        let earlier = format!("UPDATE {table} SET {column} = {column} - {micros}");
        sqlx::query(AssertSqlSafe(earlier)).execute(&mut database).await.expect("earlier");
    }
    for (_, sql) in triggers {
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut database).await.expect("a rule");
    }
    database.close().await.expect("closed");
    // Every mail goes out, and the journal is chained.
    folder.avoir(&["verify", "journal"]);
    folder
}

async fn texts(folder: &Folder, sql: &str) -> Vec<String> {
    let mut database = file(folder).await;
    let texts = sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_all(&mut database).await.expect(sql);
    database.close().await.expect("closed");
    texts
}

async fn books(folder: &Folder) -> Vec<Vec<String>> {
    let mut books = Vec::new();
    for sql in BOOKS {
        books.push(texts(folder, sql).await);
    }
    books
}

fn erase(folder: &Folder, words: &[&str]) -> Said {
    let said = folder.avoir(&[&["erase"], words].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    said
}

/// True when these bytes are anywhere in the database's files.
fn is_in_files(folder: &Path, text: &str) -> bool {
    let files = ["avoir.db", "avoir.db-wal", "avoir.db-journal"];
    files
        .iter()
        .filter_map(|name| std::fs::read(folder.join(name)).ok())
        .any(|bytes| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
}

/// The name, the address and the telephone number of an order's customer.
async fn customer(folder: &Folder, number: &str) -> Vec<String> {
    let one = |path: &str| {
        let of = format!("json_extract(document, '$.customer.{path}')");
        format!("SELECT {of} FROM order_documents WHERE order_number = '{number}' AND {of} IS NOT NULL")
    };
    texts(folder, &format!("{} UNION ALL {} UNION ALL {}", one("name"), one("email"), one("phone"))).await
}

const GIVEN_UP_BECAUSE: &str = "sa voisine le lui dit";

/// As if its mail about a cancellation had not gone, and an agent had said why it needs not: no such mail was there yet at
/// the time of that release.
async fn give_up_the_mail(folder: &Folder) {
    let mut database = file(folder).await;
    for rule in ["message_written_once", "message_state_moves", "message_ticked_off_with_its_state"] {
        let off = format!("DROP TRIGGER {rule}");
        sqlx::query(AssertSqlSafe(off)).execute(&mut database).await.expect("dropped");
    }
    let given_up =
        "UPDATE messages SET state = 'given_up', written_at = NULL, given_up_by = 'Awa', given_up_reason = $1";
    sqlx::query(given_up).bind(GIVEN_UP_BECAUSE).execute(&mut database).await.expect("given up");
    database.close().await.expect("closed");
}

#[tokio::test]
async fn not_a_byte_of_a_person_is_left_in_the_file() {
    let folder = worked(11).await;
    give_up_the_mail(&folder).await;
    let typed = ["La cliente y renonce", "Payé deux fois", "prévenue au téléphone", GIVEN_UP_BECAUSE];
    let mut known = Vec::from(typed.map(str::to_owned));
    for number in [CANCELLED, GIVEN_UP, OVERPAID] {
        known.extend(customer(&folder, number).await);
    }
    assert!(known.len() > 9, "{known:?}");
    for text in &known {
        assert!(is_in_files(folder.path(), text), "{text}");
    }
    erase(&folder, &["--older-than", "3y"]);
    for text in &known {
        assert!(!is_in_files(folder.path(), text), "{text}");
    }
}

#[tokio::test]
async fn the_books_stay_exact_and_the_chain_holds() {
    let folder = worked(11).await;
    let before = books(&folder).await;
    assert!(folder.avoir(&["export", "journal", "--out", "before.jsonl"]).err.starts_with("Lines 1 to 158"));
    erase(&folder, &["--older-than", "3y"]);
    for (sql, (after, before)) in BOOKS.iter().zip(books(&folder).await.into_iter().zip(before)) {
        assert!(after == before, "{sql}");
    }
    let looked_at = folder.avoir(&["verify", "journal", "before.jsonl", "--database", "avoir.db"]);
    assert_eq!(looked_at.code, Some(0), "{}", looked_at.err);
    assert!(looked_at.out.contains("typed texts are erased"), "{}", looked_at.out);
    assert_eq!(texts(&folder, "PRAGMA integrity_check").await, ["ok"]);
    assert!(texts(&folder, "SELECT 'x' FROM pragma_foreign_key_check").await.is_empty());
}

#[tokio::test]
async fn what_is_unfinished_is_never_erased() {
    let folder = worked(30).await;
    let mut before = Vec::new();
    for number in UNFINISHED {
        before.push(customer(&folder, number).await);
    }
    erase(&folder, &["--older-than", "1d", "--notes-older-than", "1d"]);
    let mut after = Vec::new();
    for number in UNFINISHED {
        after.push(customer(&folder, number).await);
    }
    assert_eq!(after, before);
    let erased = texts(&folder, "SELECT DISTINCT order_number FROM erasures").await;
    assert!(erased.len() > 40 && UNFINISHED.iter().all(|number| !erased.iter().any(|other| other == number)));
}

#[tokio::test]
async fn a_note_keeps_its_buyer_for_as_long_as_the_law_asks() {
    let folder = worked(4).await;
    let (noted, plain) = (customer(&folder, GIVEN_UP).await, customer(&folder, OVERPAID).await);
    let said = erase(&folder, &["--older-than", "3y", "--dry-run"]);
    assert!(said.out.lines().any(|line| line == OVERPAID) && !said.out.contains(GIVEN_UP), "{}", said.out);
    assert!(said.err.contains("would be erased. Nothing was."), "{}", said.err);
    assert_eq!(customer(&folder, OVERPAID).await, plain, "a dry run erases nothing");
    erase(&folder, &["--older-than", "3y"]);
    assert_eq!(customer(&folder, GIVEN_UP).await, noted);
    assert_eq!(customer(&folder, OVERPAID).await, ["—", "—"]);
    erase(&folder, &["--older-than", "3y", "--notes-older-than", "4y"]);
    assert_eq!(customer(&folder, GIVEN_UP).await, ["—", "—"]);
}

#[tokio::test]
async fn what_happened_lately_keeps_an_order() {
    let folder = worked(2).await;
    let said = erase(&folder, &["--older-than", "3y"]);
    assert_eq!(said.out, "The personal data of 0 orders is erased.\n");
}

#[tokio::test]
async fn an_order_is_erased_once_and_read_and_written_on_as_before() {
    let folder = worked(11).await;
    erase(&folder, &["--older-than", "3y"]);
    assert_eq!(erase(&folder, &["--older-than", "3y"]).out, "The personal data of 0 orders is erased.\n");
    let store = folder.store().await;
    let history = store.history(&OrderNumber(GIVEN_UP.to_owned())).await.expect("read").expect("an order");
    assert_eq!(history[0].event, HistoryEvent::PersonalDataErased);
    let said: Vec<String> = history.into_iter().filter_map(|mut entry| entry.event.text_mut().cloned()).collect();
    assert_eq!(said, ["—"], "what was typed is a dash");
}

#[tokio::test]
async fn a_term_that_is_none_is_refused() {
    let folder = Folder::new();
    for words in [&["erase"][..], &["erase", "--older-than", "soon"], &["erase", "--older-than", "0y"]] {
        assert_eq!(folder.avoir(words).code, Some(2), "{words:?}");
    }
}
