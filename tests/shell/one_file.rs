//! The database is one file: whole after a stop, its owner's alone, and never served beside a log of another time.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::clerk::{Clerk, ORDER};
use crate::folder::{Folder, REAL_ORDERS};
use crate::server::Server;

/// A shop with an agent who has written a few times to a server that was stopped in order.
fn shop() -> (Folder, Clerk) {
    let folder = Folder::new();
    folder.file("orders.json", REAL_ORDERS);
    assert_eq!(folder.avoir(&["import", "orders.json"]).code, Some(0));
    let mut clerk = Clerk::hire(&folder, "Awa");
    write_and_stop(&folder, &mut clerk);
    (folder, clerk)
}

fn write_and_stop(folder: &Folder, clerk: &mut Clerk) {
    let server = Server::start(folder, &[]);
    write(clerk, &server);
    assert_eq!(server.stop().0, Some(0));
}

fn write_and_kill(folder: &Folder, clerk: &mut Clerk) {
    let server = Server::start(folder, &[]);
    write(clerk, &server);
    server.kill();
    assert!(holds_something(&folder.path().join("avoir.db-wal")), "what was written last is in the log");
}

fn write(clerk: &mut Clerk, server: &Server) {
    for _ in 0..5 {
        assert_eq!(clerk.write(&server.address, ORDER).expect("an answer").status, 200);
    }
}

fn holds_something(file: &Path) -> bool {
    file.metadata().is_ok_and(|file| file.len() > 0)
}

/// That the server finds all that was acknowledged.
fn check_served(folder: &Folder, clerk: &Clerk) {
    let server = Server::start(folder, &[]);
    clerk.check_acknowledged(&server.address);
    assert_eq!(server.stop().0, Some(0));
    let said = folder.avoir(&["check"]);
    assert!(
        said.out.contains("avoir.db is sound: pages, references, rules and books of 37 orders"),
        "{}{}",
        said.out,
        said.err
    );
}

/// That the server refuses to start, and says why.
fn check_refused(folder: &Folder, words: &[&str]) {
    folder.file("dist/index.html", "");
    folder.avoir(&["serve", "--listen", "127.0.0.1:0"]).refuses(words);
}

#[test]
fn a_stop_leaves_all_in_one_file() {
    let (folder, clerk) = shop();
    assert!(!holds_something(&folder.path().join("avoir.db-wal")));
    let elsewhere = Folder::new();
    fs::copy(folder.path().join("avoir.db"), elsewhere.path().join("avoir.db")).expect("a copy");
    check_served(&elsewhere, &clerk);
    folder.avoir(&["agent", "add", "Ben", "--role", "lead"]);
    folder.avoir(&["import", "orders.json"]).refuses(&["orders.json"]);
    assert!(!holds_something(&folder.path().join("avoir.db-wal")), "commands leave nothing behind either");
}

#[test]
fn an_old_file_beside_a_new_log_is_not_served() {
    let (folder, mut clerk) = shop();
    let (database, old, new) =
        (folder.path().join("avoir.db"), folder.path().join("old.db"), folder.path().join("new.db"));
    fs::copy(&database, &old).expect("a copy");
    write_and_stop(&folder, &mut clerk);
    write_and_kill(&folder, &mut clerk);
    fs::rename(&database, &new).expect("the file");
    fs::copy(&old, &database).expect("the old one");
    for _ in 0..2 {
        check_refused(&folder, &["of two different times", "Nothing was changed.", "avoir restore FILE"]);
    }
    folder.avoir(&["check"]).refuses(&["of two different times"]);
    fs::rename(&new, &database).expect("the file");
    check_served(&folder, &clerk);
}

#[test]
fn a_copy_that_its_log_completes_is_served() {
    let (folder, mut clerk) = shop();
    let (database, copy) = (folder.path().join("avoir.db"), folder.path().join("copy.db"));
    fs::copy(&database, &copy).expect("a copy");
    write_and_kill(&folder, &mut clerk);
    fs::copy(&copy, &database).expect("the copy");
    check_served(&folder, &clerk);
}

#[test]
fn a_backup_put_beside_the_log_of_what_it_is_of_is_not_served() {
    let (folder, mut clerk) = shop();
    let server = Server::start(&folder, &[]);
    write(&mut clerk, &server);
    assert_eq!(folder.avoir(&["backup", "backup.db"]).code, Some(0));
    write(&mut clerk, &server);
    server.kill();
    let database = folder.path().join("avoir.db");
    fs::rename(&database, folder.path().join("right.db")).expect("the file");
    fs::copy(folder.path().join("backup.db"), &database).expect("the backup");
    check_refused(&folder, &["of two different times"]);
    fs::rename(folder.path().join("right.db"), &database).expect("the file");
    check_served(&folder, &clerk);
}

#[test]
fn what_belongs_to_a_database_lies_beside_it_and_not_beside_a_link_to_it() {
    let (folder, mut clerk) = shop();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("disk")).expect("a folder");
    fs::rename(path("avoir.db"), path("disk/avoir.db")).expect("the file");
    fs::copy(path("disk/avoir.db"), path("old.db")).expect("a copy");
    std::os::unix::fs::symlink("disk/avoir.db", path("avoir.db")).expect("a link");
    write_and_stop(&folder, &mut clerk);
    let server = Server::start(&folder, &[]);
    write(&mut clerk, &server);
    server.kill();
    fs::rename(path("disk/avoir.db"), path("right.db")).expect("the file");
    fs::rename(path("old.db"), path("disk/avoir.db")).expect("the old one");
    check_refused(&folder, &["of two different times"]);
    fs::rename(path("right.db"), path("disk/avoir.db")).expect("the file");
    assert_eq!(folder.avoir(&["backup", "backup.db"]).code, Some(0));
    assert_eq!(folder.avoir(&["restore", "backup.db"]).code, Some(0));
    assert!(path("avoir.db").is_symlink(), "the link is still one");
    check_served(&folder, &clerk);
}

#[test]
fn a_log_without_its_file_begins_no_new_database() {
    let (folder, mut clerk) = shop();
    write_and_kill(&folder, &mut clerk);
    let (database, elsewhere) = (folder.path().join("avoir.db"), folder.path().join("elsewhere.db"));
    fs::rename(&database, &elsewhere).expect("the file");
    check_refused(&folder, &["the file is gone", "avoir.db-wal", "avoir restore FILE"]);
    fs::rename(&elsewhere, &database).expect("the file");
    check_served(&folder, &clerk);
}

#[test]
fn a_damaged_file_is_not_served() {
    let (folder, _) = shop();
    let database = folder.path().join("avoir.db");
    let mut bytes = fs::read(&database).expect("the file");
    for page in [9, 30, 31, 32] {
        bytes[page * 4096..][..4096].fill(0x5a);
    }
    fs::write(&database, bytes).expect("a damaged file");
    check_refused(&folder, &["avoir.db can't be opened", "damaged", "avoir check", "avoir restore FILE"]);
    folder.avoir(&["check"]).refuses(&["avoir.db is not sound", "avoir restore FILE"]);
}

fn mode(file: &Path) -> u32 {
    fs::metadata(file).unwrap_or_else(|problem| panic!("{}: {problem}", file.display())).permissions().mode() & 0o777
}

#[test]
fn customers_data_is_its_owners_alone() {
    let (folder, mut clerk) = shop();
    let path = |name: &str| folder.path().join(name);
    assert_eq!(mode(&path("avoir.db")), 0o600);
    fs::set_permissions(path("avoir.db"), fs::Permissions::from_mode(0o644)).expect("an owner");
    let mut command = Command::new("sh");
    let served = format!("umask 000; exec {} serve --listen 127.0.0.1:0", env!("CARGO_BIN_EXE_avoir"));
    command.args(["-c", &served]).current_dir(folder.path()).env_clear().stderr(Stdio::piped());
    let server = Server::begin(command);
    write(&mut clerk, &server);
    crate::log::decide_mail(&folder, "awa");
    while crate::log::mails(&path("outbox")) == 0 {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!(folder.avoir(&["backup", "backup.db"]).code, Some(0));
    for name in ["avoir.db", "avoir.db-wal", "avoir.db-shm", "backup.db"] {
        assert_eq!(mode(&path(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&path("outbox")), 0o700);
    for mail in fs::read_dir(path("outbox")).expect("a folder") {
        assert_eq!(mode(&mail.expect("a mail").path()), 0o600);
    }
    server.stop();
}
