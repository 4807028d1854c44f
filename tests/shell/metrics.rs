//! What Prometheus is told, and where.

use std::io::Write;
use std::net::TcpListener;

use crate::folder::{Folder, REAL_ORDERS};
use crate::server::{Server, ask};

fn free_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").to_string()
}

#[test]
fn requests_writes_and_what_waits_are_counted_and_nobody_is_named() {
    let folder = Folder::new();
    folder.file("orders.json", REAL_ORDERS);
    let said = folder.avoir(&["agent", "add", "Awa Diallo", "--role", "agent"]).out;
    let token = said.lines().find_map(|line| line.strip_prefix("Token: ")).expect("a token").to_owned();
    let at = free_address();
    let server = Server::start(&folder, &["--import", "orders.json", "--metrics-listen", &at]);
    let bearer = format!("Bearer {token}");
    let list = server.ask("GET", "/api/v1/orders?limit=1", &[("authorization", &bearer)], "").expect("an answer").body;
    let order: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    let number = order["items"][0]["number"].as_str().expect("an order").to_owned();
    let path = format!("/api/v1/orders/{number}/modification");
    for (version, status) in [("\"v1\"", 200), ("\"v1\"", 200), ("\"v9\"", 412)] {
        let key = if status == 200 { "metrics-key-0000001" } else { "metrics-key-0000002" };
        let headers = [
            ("authorization", bearer.as_str()),
            ("content-type", "application/json"),
            ("idempotency-key", key),
            ("if-match", version),
        ];
        assert_eq!(server.ask("POST", &path, &headers, "{}").expect("an answer").status, status);
    }
    let wrong = [("authorization", "Bearer wrong")];
    assert_eq!(server.ask("GET", "/api/v1/session", &wrong, "").expect("an answer").status, 401);
    let mut odd = std::net::TcpStream::connect(&server.address).expect("a listener");
    write!(odd, "BREW /api/v1/session HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n").expect("sent");
    std::io::Read::read_to_end(&mut odd, &mut Vec::new()).expect("an answer");

    let told = ask(&at, "GET", "/metrics", &[], "").expect("an answer");
    assert!(told.head.contains("application/openmetrics-text"), "{}", told.head);
    for line in [
        "avoir_http_request_duration_seconds_count{method=\"GET\",route=\"/api/v1/orders\",status=\"200\"} 1",
        "avoir_http_request_duration_seconds_count{method=\"GET\",route=\"/api/v1/session\",status=\"401\"} 1",
        "avoir_http_request_duration_seconds_count{method=\"other\",route=\"/api/v1/session\",status=\"405\"} 1",
        "avoir_writes_total{kind=\"open_modification\",outcome=\"done\"} 1",
        "avoir_writes_total{kind=\"open_modification\",outcome=\"replayed\"} 1",
        "avoir_writes_total{kind=\"open_modification\",outcome=\"version_mismatch\"} 1",
        "avoir_refused_sign_ins_total 1",
        "avoir_waiting_mails 0",
        "avoir_open_refunds 0",
        "avoir_ready 1",
        "# EOF",
    ] {
        assert!(told.body.lines().any(|told| told == line), "{line} in:\n{}", told.body);
    }
    let size = told.body.lines().find_map(|line| line.strip_prefix("avoir_database_size_bytes "));
    assert!(size.and_then(|size| size.parse::<u64>().ok()).is_some_and(|size| size > 50_000), "{}", told.body);
    for personal in ["Awa", number.as_str(), "agent-", token.as_str()] {
        assert!(!told.body.contains(personal), "{personal} in:\n{}", told.body);
    }
    assert!(server.get("/metrics").contains("the desk"), "browsers reach the desk alone");
    server.stop();
}

#[test]
fn nobody_is_told_unless_it_is_asked_for() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    assert!(!server.get("/metrics").contains("avoir_"));
    server.stop();
}
