//! A log that can't be written, and a terminal that is gone: the desk goes on.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::clerk::{Clerk, ORDER};
use crate::folder::{Folder, REAL_ORDERS};
use crate::server::{Server, ask};

/// Nothing fits in there.
fn full() -> Stdio {
    File::options().write(true).open("/dev/full").expect("a device that is always full").into()
}

fn shop() -> (Folder, Clerk) {
    let folder = Folder::new();
    folder.file("orders.json", REAL_ORDERS);
    assert_eq!(folder.avoir(&["import", "orders.json"]).code, Some(0));
    let clerk = Clerk::hire(&folder, "Awa");
    (folder, clerk)
}

/// That writes are answered, and mails become files.
fn check_works(folder: &Folder, clerk: &mut Clerk, address: &str) {
    for _ in 0..20 {
        assert_eq!(clerk.write(address, ORDER).expect("an answer").status, 200);
    }
    clerk.check_acknowledged(address);
    for name in ["one", "two"] {
        decide_mail(folder, name);
        let begin = Instant::now();
        while mails(&folder.path().join("outbox")) < if name == "one" { 1 } else { 2 } {
            assert!(begin.elapsed() < Duration::from_secs(20), "no mail");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
    assert_eq!(ask(address, "GET", "/readyz", &[], "").expect("an answer").status, 200);
}

pub fn decide_mail(folder: &Folder, name: &str) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.path().join("avoir.db"));
    let decide = async {
        let database = sqlx::SqlitePool::connect_with(options).await.expect("the database");
        let insert = "INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by) \
            VALUES ('ORD536365', $1 || '@example.com', 'Annulation', 'Bonjour', 1795342500000000, 'Awa')";
        sqlx::query(insert).bind(name).execute(&database).await.expect("a mail");
        database.close().await;
    };
    tokio::runtime::Runtime::new().expect("threads").block_on(decide);
}

pub fn mails(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.file_name().to_string_lossy().ends_with(".eml")).count()
}

#[test]
fn a_log_on_a_full_disk_costs_no_answer_and_no_mail() {
    let (folder, mut clerk) = shop();
    let mut command = Server::command(&folder, &["--log", "debug"]);
    command.stderr(full());
    let server = Server::begin(command);
    check_works(&folder, &mut clerk, &server.address);
    assert_eq!(server.stop().0, Some(0));
}

#[test]
fn a_log_whose_reader_is_gone_costs_no_answer_and_no_mail() {
    let (folder, mut clerk) = shop();
    let mut server = Server::start(&folder, &["--log", "debug"]);
    drop(server.child.stderr.take());
    check_works(&folder, &mut clerk, &server.address);
    assert_eq!(server.stop().0, Some(0));
}

#[test]
fn a_log_whose_reader_sleeps_costs_no_answer_and_no_mail() {
    let (folder, mut clerk) = shop();
    // More than a pipe holds, and nobody reads it.
    let server = Server::start(&folder, &["--log", "trace"]);
    check_works(&folder, &mut clerk, &server.address);
    server.kill();
}

#[test]
fn a_server_that_nobody_hears_serves() {
    let (folder, mut clerk) = shop();
    folder.file("dist/index.html", "");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    drop(listener);
    let mut command = folder.command(&["serve", "--listen", &address], &[]);
    let mut child = command.stdout(full()).stderr(full()).spawn().expect("the command runs");
    let begin = Instant::now();
    while ask(&address, "GET", "/healthz", &[], "").is_none() {
        assert!(begin.elapsed() < Duration::from_secs(20), "no server");
        std::thread::sleep(Duration::from_millis(50));
    }
    check_works(&folder, &mut clerk, &address);
    let kill = Command::new("sh").args(["-c", &format!("kill -TERM {}", child.id())]).status();
    assert!(kill.expect("a shell").success());
    assert_eq!(child.wait().expect("an end").code(), Some(0));
}

#[test]
fn a_command_whose_answer_nobody_hears_says_so() {
    let folder = Folder::new();
    let mut command = folder.command(&["agent", "add", "Awa", "--role", "agent"], &[]);
    let output = command.stdout(full()).stderr(Stdio::piped()).output().expect("the command runs");
    let err = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(err.contains("nobody has seen their token") && err.contains("avoir agent link"), "{err}");
}
