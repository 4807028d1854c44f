//! Backups: taken while agents write, looked at, and put back.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use avoir::backend::database_file::restore;
use avoir::domain::timestamp::Timestamp;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions};

use crate::clerk::{Clerk, ORDER};
use crate::folder::{Folder, REAL_ORDERS};
use crate::server::Server;

const ORDERS: [&str; 3] = [ORDER, "ORD536370", "ORD536374"];

fn shop() -> Folder {
    let folder = Folder::new();
    folder.file("orders.json", REAL_ORDERS);
    assert_eq!(folder.avoir(&["import", "orders.json"]).code, Some(0));
    folder
}

/// The keys of the writes in a database, and what else a statement does to it.
pub fn run(database: &Path, statement: &str) -> Vec<String> {
    let options = SqliteConnectOptions::new().filename(database).foreign_keys(false);
    let asked = async {
        let mut db = options.connect().await.expect("a database");
        sqlx::query_scalar(AssertSqlSafe(statement.to_owned())).fetch_all(&mut db).await.expect("a sound statement")
    };
    tokio::runtime::Runtime::new().expect("threads").block_on(asked)
}

#[test]
fn a_backup_taken_while_agents_write_holds_all_that_was_acknowledged_and_is_restored() {
    let folder = shop();
    let mut clerks = ["Awa", "Ben", "Zoe"].map(|name| Clerk::hire(&folder, name));
    let server = Server::start(&folder, &[]);
    let address = server.address.clone();
    let stop = AtomicBool::new(false);
    let mut known: Vec<String> = Vec::new();
    for round in 0..4 {
        // What was acknowledged before the backup began is in it.
        let (written, clerks_here) = (AtomicUsize::new(0), clerks.len());
        thread::scope(|scope| {
            stop.store(false, Ordering::SeqCst);
            for (clerk, order) in clerks.iter_mut().zip(ORDERS) {
                let (stop, address, written) = (&stop, &address, &written);
                scope.spawn(move || {
                    while !stop.load(Ordering::SeqCst) {
                        assert_eq!(clerk.write(address, order).expect("an answer").status, 200);
                        written.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
            // A clerk that fails ends the test, not the waiting for it.
            for _ in 0..200 {
                if written.load(Ordering::SeqCst) >= clerks_here {
                    break;
                }
                thread::sleep(std::time::Duration::from_millis(50));
            }
            let name = format!("backup-{round}.db");
            let said = folder.avoir(&["backup", &name]);
            stop.store(true, Ordering::SeqCst);
            assert_eq!(said.code, Some(0), "{}", said.err);
            assert!(
                said.out.contains("the copy is sound: pages, references, rules and books of 37 orders"),
                "{}",
                said.out
            );
            let kept = run(&folder.path().join(&name), "SELECT key FROM operations");
            assert!(known.iter().all(|key| kept.contains(key)), "round {round}");
            assert!(kept.len() > known.len(), "the writes of this round so far are in it");
        });
        known = clerks.iter().flat_map(|clerk| clerk.acknowledged.clone()).collect();
    }
    folder.avoir(&["restore", "backup-3.db"]).refuses(&["has the database open", "Stop the server first."]);
    clerks.iter().for_each(|clerk| clerk.check_acknowledged(&address));
    server.stop();

    let kept = run(&folder.path().join("backup-3.db"), "SELECT key FROM operations");
    let said = folder.avoir(&["restore", "backup-3.db"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let before = said.out.lines().find_map(|line| line.strip_prefix("What was there before is in ")).expect("its name");
    let server = Server::start(&folder, &[]);
    let restored = run(&folder.path().join("avoir.db"), "SELECT key FROM operations");
    assert_eq!(restored.len(), kept.len());
    assert_eq!(clerks[0].write(&server.address, ORDER).expect("an answer").status, 200);
    server.stop();
    // All that was written since is in what was there before.
    let old = run(&folder.path().join(before.trim_end_matches('.')), "SELECT key FROM operations");
    assert!(known.iter().all(|key| old.contains(key)));
}

#[test]
fn a_backup_goes_over_no_other_file_and_leaves_none_behind_when_it_fails() {
    let folder = shop();
    folder.file("taken.db", "a letter");
    folder.avoir(&["backup", "taken.db"]).refuses(&["taken.db already", "Choose another name"]);
    assert_eq!(fs::read_to_string(folder.path().join("taken.db")).expect("the letter"), "a letter");
    folder.avoir(&["backup", "no/such/folder.db"]).refuses(&["Make the folder first."]);
    folder.avoir(&["backup", "backup.db", "--database", "none.db"]).refuses(&["no such file", "--database"]);
    folder.avoir(&["backup", "backup.db", "--database", "taken.db"]).refuses(&["no database"]);
    run(&folder.path().join("avoir.db"), "DROP TRIGGER journal_kept");
    run(&folder.path().join("avoir.db"), "DELETE FROM journal WHERE id = 7");
    folder.avoir(&["backup", "backup.db"]).refuses(&["not sound", "lines of the history are missing"]);
    let mut names: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    names.sort();
    assert_eq!(names, ["avoir.db", "orders.json", "taken.db"]);
}

#[tokio::test]
async fn restores_of_one_second_keep_each_database_that_was_there() {
    let folder = shop();
    assert_eq!(folder.avoir(&["backup", "backup.db"]).code, Some(0));
    let (backup, database) = (folder.path().join("backup.db"), folder.path().join("avoir.db"));
    let now = Timestamp::parse("2026-11-20T10:00:00Z").expect("a moment");
    let mut kept = Vec::new();
    for _ in 0..3 {
        let restored = restore(&backup, &database, now).await.expect("restored");
        kept.push(restored.kept.expect("the database of before"));
    }
    let names: HashSet<_> = kept.iter().filter(|kept| kept.exists()).collect();
    assert_eq!(names.len(), 3, "{kept:?}");
}

#[test]
fn what_is_no_sound_backup_is_not_restored() {
    let folder = shop();
    let path = |name: &str| folder.path().join(name);
    assert_eq!(folder.avoir(&["backup", "backup.db"]).code, Some(0));
    let before = fs::read(path("avoir.db")).expect("the database");
    let mut damaged = fs::read(path("backup.db")).expect("the backup");
    damaged[20 * 4096..24 * 4096].fill(0x5a);
    folder.file("damaged.db", damaged);
    folder.file("letter.db", "Dear customer, this is long enough to be mistaken for the first page of a database.");
    fs::copy(path("backup.db"), path("later.db")).expect("a copy");
    run(
        &path("later.db"),
        "INSERT INTO _sqlx_migrations SELECT 999, description, installed_on, success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1",
    );
    fs::copy(path("backup.db"), path("books.db")).expect("a copy");
    run(&path("books.db"), "DROP TRIGGER payment_fixed");
    run(&path("books.db"), "UPDATE payments SET captured = captured + 1 WHERE order_number = 'ORD536365'");
    for (name, statement) in [
        ("lax.db", "DROP TRIGGER credit_note_fixed"),
        ("strange.db", "CREATE TRIGGER strange AFTER INSERT ON journal BEGIN UPDATE agents SET role = 'lead'; END"),
        ("steps.db", "UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 2"),
    ] {
        fs::copy(path("backup.db"), path(name)).expect("a copy");
        run(&path(name), statement);
    }
    fs::copy(path("backup.db"), path("hasty.db")).expect("a copy");
    folder.file("hasty.db-wal", "what was not in the file yet");
    for (name, words) in [
        ("damaged.db", &["damaged"][..]),
        ("letter.db", &["not a database"]),
        ("later.db", &["later version"]),
        ("books.db", &["not sound", "the payments are not what was captured: ORD536365"]),
        ("lax.db", &["not sound", "the trigger credit_note_fixed is missing"]),
        ("strange.db", &["not sound", "the trigger strange is none of Avoir's"]),
        ("steps.db", &["not sound", "by other steps"]),
        (".", &["it is no database"]),
        ("hasty.db", &["hasty.db-wal lies beside", "Take another backup."]),
        ("none.db", &["no such file"]),
        ("avoir.db", &["the database itself"]),
    ] {
        folder
            .avoir(&["restore", name])
            .refuses(&[&["was not restored", "The database is as it was."], words].concat());
        assert!(fs::read(path("avoir.db")).expect("the database") == before, "{name}");
    }
    fs::copy(path("backup.db"), path("earlier.db")).expect("a copy");
    run(
        &path("earlier.db"),
        "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)",
    );
    let said = folder.avoir(&["restore", "earlier.db"]);
    assert!(said.out.contains("written by an earlier version, which the next start brings up to date"), "{}", said.err);
    let parts = fs::read_dir(folder.path()).expect("a folder").flatten();
    assert_eq!(parts.filter(|entry| entry.file_name().to_string_lossy().ends_with(".part")).count(), 0);
}

#[test]
fn a_backup_takes_the_place_of_what_can_not_be_opened_any_more() {
    let folder = shop();
    let path = |name: &str| folder.path().join(name);
    let mut clerk = Clerk::hire(&folder, "Awa");
    let server = Server::start(&folder, &[]);
    for _ in 0..3 {
        clerk.write(&server.address, ORDER).expect("an answer");
    }
    assert_eq!(folder.avoir(&["backup", "backup.db"]).code, Some(0));
    server.kill();
    // Neither the file nor its log are what they were.
    folder.file("avoir.db", "nothing that a database begins with, and long enough to be read as its first page");
    let said = folder.avoir(&["restore", "backup.db"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let server = Server::start(&folder, &[]);
    clerk.check_acknowledged(&server.address);
    assert_eq!(clerk.write(&server.address, ORDER).expect("an answer").status, 200);
    server.stop();
    assert!(!path("avoir.db-wal").exists());
    let kept = fs::read_dir(folder.path()).expect("a folder").flatten();
    let kept = kept.filter(|entry| entry.file_name().to_string_lossy().starts_with("avoir.db.before-")).count();
    assert_eq!(kept, 2, "the file and its log");
    // Where there is no database, the backup is the first.
    let elsewhere = Folder::new();
    let backup = path("backup.db");
    assert_eq!(elsewhere.avoir(&["restore", &backup.to_string_lossy()]).code, Some(0));
    let server = Server::start(&elsewhere, &[]);
    clerk.acknowledged.pop();
    clerk.check_acknowledged(&server.address);
    server.stop();
}
