//! The log of requests: one JSON object each, by a name that its answer has as well.

use serde_json::Value;

use crate::folder::Folder;
use crate::server::Server;

fn lines(err: &str) -> Vec<Value> {
    err.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|problem| panic!("{problem} in {line}"))).collect()
}

#[test]
fn every_request_is_a_line_that_says_who_asked_for_what_and_nothing_that_was_typed() {
    let folder = Folder::new();
    let said = folder.avoir(&["agent", "add", "Awa", "--role", "agent"]).out;
    let token = said.lines().find_map(|line| line.strip_prefix("Token: ")).expect("a token").to_owned();
    let server = Server::start(&folder, &["--log-format", "json", "--trusted-proxies", "127.0.0.0/8"]);
    let bearer = format!("Bearer {token}");
    let headers =
        [("authorization", bearer.as_str()), ("x-forwarded-for", "203.0.113.9"), ("x-request-id", "proxy-00000001")];
    let found = server.ask("GET", "/api/v1/orders?q=Secret%20Customer", &headers, "").expect("an answer");
    assert_eq!(found.status, 200);
    assert!(found.head.contains("x-request-id: proxy-00000001"), "{}", found.head);
    let wrong = [("authorization", "Bearer not-a-token"), ("x-forwarded-for", "203.0.113.7")];
    assert_eq!(server.ask("GET", "/api/v1/orders/ORD-SECRET", &wrong, "").expect("an answer").status, 401);
    server.get("/orders/ORD-SECRET");
    let (_, _, err) = server.stop();
    for secret in ["Secret", "SECRET", "not-a-token", token.as_str()] {
        assert!(!err.contains(secret), "{secret} in {err}");
    }
    let lines = lines(&err);
    let line = lines.iter().find(|line| line["request_id"] == "proxy-00000001").expect("a line of the request");
    assert_eq!(line["method"], "GET");
    assert_eq!(line["route"], "/api/v1/orders");
    assert_eq!((&line["status"], &line["client"]), (&Value::from(200), &Value::from("203.0.113.9")));
    assert!(line["agent"].as_str().is_some_and(|agent| agent.starts_with("agent-")), "{line}");
    assert!(line["duration_ms"].is_u64() && line["timestamp"].is_string(), "{line}");
    let refused = lines.iter().find(|line| line["message"] == "sign-in refused").expect("a line of the refusal");
    assert_eq!((&refused["client"], &refused["code"]), (&Value::from("203.0.113.7"), &Value::from("token_invalid")));
    let answered = lines.iter().filter(|line| line["request_id"] == refused["request_id"]);
    assert!(answered.clone().any(|line| line["route"] == "/api/v1/orders/{number}" && line["status"] == 401), "{err}");
}

#[test]
fn nobody_but_a_trusted_proxy_names_clients_and_requests() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--log-format", "json"]);
    let forged = [("x-forwarded-for", "203.0.113.9"), ("x-request-id", "forged-00000001")];
    let reply = server.ask("GET", "/api/v1/session", &forged, "").expect("an answer");
    assert!(!reply.head.contains("forged") && reply.head.contains("x-request-id: "), "{}", reply.head);
    let (_, _, err) = server.stop();
    assert!(!err.contains("203.0.113.9") && !err.contains("forged"), "{err}");
    assert!(lines(&err).iter().any(|line| line["client"] == "127.0.0.1"), "{err}");
}

#[test]
fn a_trusted_proxy_says_that_browsers_come_by_tls() {
    let folder = Folder::new();
    for (trusted, is_secure) in [("127.0.0.1", true), ("192.0.2.1", false)] {
        let server = Server::start(&folder, &["--trusted-proxies", trusted]);
        let link = server.link.strip_prefix(&server.address).expect("of this server").to_owned();
        let headers = [("x-forwarded-proto", "https"), ("x-forwarded-for", "203.0.113.9")];
        let pressed = [headers[0], headers[1], ("sec-fetch-site", "same-origin")];
        let signed_in = server.ask("POST", &link, &pressed, "").expect("an answer");
        let cookie = signed_in.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
        assert_eq!(cookie.ends_with("; Secure"), is_secure, "{cookie}");
        let session = cookie.split(';').next().expect("a value");
        let origin = format!("https://{}", server.address);
        let asked = [headers[0], headers[1], ("cookie", session), ("origin", &origin), ("avoir-client", "test")];
        let out = server.ask("DELETE", "/api/v1/session", &asked, "").expect("an answer").status;
        assert_eq!(out, if is_secure { 204 } else { 403 }, "from a page of https");
        server.stop();
    }
}
