//! Mails become files, each once.

use std::fs;
use std::path::Path;

use avoir::backend::Store;
use avoir::backend::mail::{Outbox, Sender};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;

use crate::folder::{Folder, real_orders};

fn outbox(store: &Store, folder: &Path) -> Outbox {
    Outbox::new(store.clone(), folder, Sender::new("Maison Lumen", "service@shop.example".parse().expect("an address")))
}

async fn open(folder: &Folder) -> SqlitePool {
    let options = SqliteConnectOptions::new().filename(folder.path().join("avoir.db"));
    SqlitePool::connect_with(options).await.expect("the database")
}

/// Does this to the database behind the store's back.
async fn run(folder: &Folder, statement: &'static str) {
    let database = open(folder).await;
    sqlx::query(statement).execute(&database).await.expect("a sound statement");
    database.close().await;
}

/// Decides on a mail, as the transaction that settles an order's cancellation does.
async fn decide(folder: &Folder, recipient: &str) {
    let database = open(folder).await;
    sqlx::query(
        "INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by) \
         VALUES ('ORD536365', $1, 'Annulation de votre commande', 'Bonjour,\n\nC''est annulé.\n', 1795342500000000, 'Awa')",
    )
    .bind(recipient)
    .execute(&database)
    .await
    .expect("a mail");
    database.close().await;
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn each_mail_is_written_once() {
    let folder = Folder::new();
    let store = folder.store_with(&real_orders()).await;
    let (outbox, place) = (outbox(&store, &folder.path().join("outbox")), folder.path().join("outbox"));
    decide(&folder, "awa@example.com").await;
    decide(&folder, "theo@example.com").await;
    assert_eq!(outbox.empty().await.expect("two mails"), 2);
    assert_eq!(outbox.empty().await.expect("no mails"), 0);
    let names = files(&place);
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().all(|name| name.ends_with(".eml") && name.contains("ORD536365")), "{names:?}");
    let first = fs::read_to_string(place.join(&names[0])).expect("a mail");
    assert!(first.contains("To: awa@example.com\r\n") && first.contains("From: \"Maison Lumen\""), "{first}");
}

/// What goes wrong comes between the file and the tick.
const NO_TICKS: &str = "CREATE TRIGGER crash BEFORE UPDATE ON messages WHEN NEW.state = 'written' \
     BEGIN SELECT RAISE(ABORT, 'crash'); END";

#[tokio::test]
async fn a_mail_that_was_written_but_not_ticked_off_is_there_once() {
    let folder = Folder::new();
    let store = folder.store_with(&real_orders()).await;
    decide(&folder, "awa@example.com").await;
    let place = folder.path().join("outbox");
    run(&folder, NO_TICKS).await;
    let problem = outbox(&store, &place).empty().await.expect_err("no tick").to_string();
    assert_eq!(problem, "mails wait, none is lost: the database: the database failed");
    let before = files(&place);
    assert_eq!(before.len(), 1);
    run(&folder, "DROP TRIGGER crash").await;
    assert_eq!(outbox(&store, &place).empty().await.expect("a tick"), 0, "another process finds the file");
    assert_eq!(files(&place), before);
}

#[tokio::test]
async fn a_mail_that_was_fetched_and_not_ticked_off_is_not_written_again() {
    let folder = Folder::new();
    let store = folder.store_with(&real_orders()).await;
    decide(&folder, "awa@example.com").await;
    let (outbox, place) = (outbox(&store, &folder.path().join("outbox")), folder.path().join("outbox"));
    run(&folder, NO_TICKS).await;
    outbox.empty().await.expect_err("no tick");
    fs::remove_file(place.join(&files(&place)[0])).expect("a mail system that fetches it");
    for _ in 0..3 {
        outbox.empty().await.expect_err("no tick");
        assert_eq!(files(&place), [""; 0]);
    }
    run(&folder, "DROP TRIGGER crash").await;
    decide(&folder, "theo@example.com").await;
    assert_eq!(outbox.empty().await.expect("both are ticked off"), 1);
    assert_eq!(files(&place).len(), 1);
}

#[tokio::test]
async fn a_mail_that_can_not_be_ticked_off_holds_up_no_other() {
    let folder = Folder::new();
    let store = folder.store_with(&real_orders()).await;
    // More than are read at once.
    for number in 0..60 {
        decide(&folder, &format!("awa{number}@example.com")).await;
    }
    let first = "CREATE TRIGGER crash BEFORE UPDATE ON messages WHEN OLD.id <= 55 AND NEW.state = 'written' \
         BEGIN SELECT RAISE(ABORT, 'crash'); END";
    run(&folder, first).await;
    let place = folder.path().join("outbox");
    let outbox = outbox(&store, &place);
    outbox.empty().await.expect_err("some are not ticked off");
    assert_eq!(files(&place).len(), 60);
    run(&folder, "DROP TRIGGER crash").await;
    assert_eq!(outbox.empty().await.expect("ticks"), 0);
}

#[tokio::test]
async fn a_mail_whose_sending_can_not_be_written_down_stays_and_holds_up_no_other() {
    let folder = Folder::new();
    let store = folder.store_with(&real_orders()).await;
    for number in 0..60 {
        decide(&folder, &format!("awa{number}@example.com")).await;
    }
    run(
        &folder,
        "CREATE TRIGGER crash BEFORE UPDATE ON messages WHEN OLD.id <= 55 BEGIN SELECT RAISE(ABORT, 'crash'); END",
    )
    .await;
    let place = folder.path().join("outbox");
    let outbox = outbox(&store, &place);
    outbox.empty().await.expect_err("some can't be sent");
    assert_eq!(files(&place).len(), 5, "an agent may take the others back still");
    run(&folder, "DROP TRIGGER crash").await;
    assert_eq!(outbox.empty().await.expect("the others"), 55);
}

#[tokio::test]
async fn a_folder_that_fails_loses_nothing() {
    let folder = Folder::new();
    let store = folder.store_with(&real_orders()).await;
    decide(&folder, "awa@example.com").await;
    let place = folder.file("outbox", "a file where the folder should be");
    let outbox = outbox(&store, &place);
    let problem = outbox.empty().await.expect_err("no folder").to_string();
    assert!(problem.contains("outbox"), "{problem}");
    fs::remove_file(&place).expect("the file");
    assert_eq!(outbox.empty().await.expect("the mail"), 1);
}

#[tokio::test]
async fn an_address_that_is_none_holds_up_no_other_mail() {
    let folder = Folder::new();
    let store = folder.store_with(&real_orders()).await;
    for recipient in ["nobody", "awa@example.com\r\nBcc: all@example.com", "theo@example.com"] {
        decide(&folder, recipient).await;
    }
    let place = folder.path().join("outbox");
    assert_eq!(outbox(&store, &place).empty().await.expect("a mail"), 1);
    let names = files(&place);
    assert_eq!(names.len(), 1);
    assert!(!fs::read_to_string(place.join(&names[0])).expect("a mail").contains("Bcc"));
}

#[tokio::test]
async fn an_international_domain_goes_out_in_its_ascii_form() {
    let folder = Folder::new();
    let store = folder.store_with(&real_orders()).await;
    decide(&folder, "iris@bücher.example").await;
    let place = folder.path().join("outbox");
    assert_eq!(outbox(&store, &place).empty().await.expect("a mail"), 1);
    let mail = fs::read_to_string(place.join(&files(&place)[0])).expect("a mail");
    let (head, _) = mail.split_once("\r\n\r\n").expect("a head and a body");
    assert!(head.is_ascii() && head.contains("To: iris@xn--bcher-kva.example\r\n"), "{head}");
}

/// With a password in it, which is never repeated.
const BAD_SERVER: &str = "smtp://desk:s3cret@mail.example/box";

#[test]
fn a_mail_server_that_can_not_be_one_is_refused_at_the_start_without_its_password() {
    let folder = Folder::new();
    let by_variable = folder.avoir_with(&["serve"], &[("AVOIR_SMTP", BAD_SERVER)]);
    let by_option = folder.avoir(&["serve", "--smtp", BAD_SERVER]);
    folder.file("shop.toml", format!("[mail]\nsmtp = \"{BAD_SERVER}\"\n"));
    let by_file = folder.avoir(&["settings", "check", "shop.toml"]);
    for said in [by_variable, by_option, by_file] {
        assert!(said.code.is_some_and(|code| code > 0), "{}", said.err);
        for word in ["AVOIR_SMTP", "?tls=none", "smtps://user:password@host:465", "leave it out"] {
            assert!(said.err.contains(word), "{word} in {}", said.err);
        }
        assert!(!said.err.contains("s3cret") && said.out.is_empty(), "{}{}", said.out, said.err);
    }
    assert!(!folder.path().join("avoir.db").exists());
    let help = folder.avoir_with(&["serve", "--help"], &[("AVOIR_SMTP", "smtps://desk:s3cret@mail.example")]);
    assert!(help.out.contains("AVOIR_SMTP") && !help.out.contains("s3cret"), "{}", help.out);
}

#[test]
fn a_made_up_shop_writes_to_nobody() {
    let folder = Folder::new();
    folder.file("dist/index.html", "<!doctype html>the desk");
    let words = ["serve", "--listen", "127.0.0.1:0", "--demo", "5"];
    let said = folder.avoir_with(&words, &[("AVOIR_SMTP", "smtps://desk:s3cret@mail.example")]);
    said.refuses(&["a made-up shop hands no mail over", "AVOIR_SMTP", "outbox"]);
    assert!(!said.err.contains("s3cret"), "{}", said.err);
}
