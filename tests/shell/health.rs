//! What a machine that watches over the server is told.

use serde_json::Value;

use crate::folder::{Folder, REAL_ORDERS};
use crate::server::Server;

fn check<'a>(readiness: &'a Value, name: &str) -> &'a Value {
    let checks = readiness["checks"].as_array().expect("checks");
    checks.iter().find(|check| check["name"] == name).unwrap_or_else(|| panic!("{name} in {readiness}"))
}

#[test]
fn a_server_that_can_work_says_so_check_by_check() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--demo", "5", "--warehouse-speed", "6000"]);
    assert!(server.get("/healthz").ends_with("\r\n\r\nalive\n"));
    std::thread::sleep(std::time::Duration::from_millis(300));
    let (status, readiness) = server.readiness();
    assert_eq!((status, &readiness["ready"]), (200, &Value::Bool(true)), "{readiness}");
    for name in ["database", "writes", "disk", "mails", "warehouse"] {
        assert_eq!(check(&readiness, name)["ok"], true, "{readiness}");
    }
    assert!(check(&readiness, "mails")["last_success"].is_string(), "{readiness}");
    server.stop();
}

#[tokio::test]
async fn a_database_that_takes_no_writes_is_not_ready() {
    use sqlx::ConnectOptions;
    let folder = Folder::new();
    let server = Server::start(&folder, &["--demo", "5", "--warehouse-speed", "off"]);
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.path().join("avoir.db"));
    let mut other = options.connect().await.expect("the database");
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.expect("its lock");
    let (status, readiness) = server.readiness();
    assert_eq!(status, 503, "{readiness}");
    assert_eq!(check(&readiness, "writes")["says"], "There was no answer within 2 s.");
    assert_eq!(check(&readiness, "database")["ok"], true, "reading goes on");
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"), "a restart would not help");
    sqlx::query("ROLLBACK").execute(&mut other).await.expect("the lock is free");
    let ready = (0..50).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(200));
        server.readiness().0 == 200
    });
    assert!(ready, "it is ready again");
    server.stop();
}

#[test]
fn mails_that_wait_are_seen_and_keep_no_agent_from_working() {
    let folder = Folder::new();
    folder.file("orders.json", REAL_ORDERS);
    folder.file("outbox", "a file where the folder should be");
    assert_eq!(folder.avoir(&["import", "orders.json"]).code, Some(0));
    let database = folder.path().join("avoir.db");
    tokio::runtime::Runtime::new().expect("threads").block_on(async {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(database);
        let database = sqlx::SqlitePool::connect_with(options).await.expect("the database");
        let insert = "INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by) \
            VALUES ('ORD536365', 'awa@example.com', 'Annulation', 'Bonjour', 1795342500000000, 'Awa')";
        sqlx::query(insert).execute(&database).await.expect("a mail");
        database.close().await;
    });
    let server = Server::start(&folder, &[]);
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    let (status, readiness) = server.readiness();
    let mails = check(&readiness, "mails");
    assert_eq!(status, 200, "{readiness}");
    assert!(mails["last_failure"].is_string() && mails["says"].as_str().is_some_and(|says| says.contains("failed")));
    server.stop();
}
