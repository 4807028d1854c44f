//! What anyone without a sign-in can hold of the server: connections, time and memory are bounded.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::pin::Pin;
use std::process::{Command, Stdio};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use avoir::backend::http_server::{Admission, HttpServer, Limits, for_strangers};
use avoir::backend::trusted_proxies::TrustedProxies;
use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::routing::{get, post};
use http_body::Frame;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::folder::Folder;
use crate::server::Server;

/// A head that never ends.
const HALF_HEAD: &str = "GET /api/v1/session HTTP/1.1\r\nHost: desk\r\nX-Slow: ";

fn send(address: &str, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address).expect("a listener");
    // Whoever is cut is cut.
    let _ = stream.write_all(bytes);
    stream
}

/// True when the server has ended this connection before so long.
fn ends_within(stream: &mut TcpStream, patience: Duration) -> bool {
    stream.set_read_timeout(Some(patience)).expect("a socket");
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => true,
        Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
    }
}

/// A server that may open so many files at once, and no more.
fn with_files(folder: &Folder, files: u32) -> Server {
    folder.file("dist/index.html", "<!doctype html>the desk");
    let mut shell = Command::new("sh");
    let line = format!("ulimit -n {files} && exec {} serve --listen 127.0.0.1:0", env!("CARGO_BIN_EXE_avoir"));
    shell.current_dir(folder.path()).args(["-c", &line]).stderr(Stdio::piped());
    Server::begin(shell)
}

#[test]
fn half_requests_shut_nobody_out_not_even_where_files_are_few() {
    let folder = Folder::new();
    let server = with_files(&folder, 500);
    let mut half: Vec<TcpStream> = Vec::new();
    for round in 0..11 {
        half.extend((0..100).map(|_| send(&server.address, HALF_HEAD.as_bytes())));
        let begin = Instant::now();
        assert!(server.get("/api/v1/session").starts_with("HTTP/1.1 401"), "round {round}");
        assert!(begin.elapsed() < Duration::from_secs(1), "round {round}: {:?}", begin.elapsed());
    }
    let cut = half
        .iter_mut()
        .take(600)
        .filter_map(|stream| ends_within(stream, Duration::from_secs(1)).then_some(()))
        .count();
    assert_eq!(cut, 600, "the first made room for the last");
    server.stop();
}

#[cfg(target_os = "linux")]
#[test]
fn half_bodies_of_strangers_hold_no_memory() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let before = resident_kilobytes(&server);
    let megabyte = "x".repeat(1 << 20);
    let sign_in = "POST /api/v1/session HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n";
    let write = "POST /api/v1/orders/ORD1/modification HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer 00\r\n";
    let mut half = Vec::new();
    for head in [sign_in, write] {
        for length in ["Content-Length: 2000000", "Transfer-Encoding: chunked"] {
            let body = if length.starts_with('T') { format!("100000\r\n{megabyte}") } else { megabyte.clone() };
            for _ in 0..60 {
                let mut stream = TcpStream::connect(&server.address).expect("a listener");
                stream.set_nonblocking(true).expect("a socket");
                let _ = stream.write_all(format!("{head}{length}\r\n\r\n{body}").as_bytes());
                half.push(stream);
            }
        }
    }
    std::thread::sleep(Duration::from_millis(500));
    let more = resident_kilobytes(&server).saturating_sub(before);
    assert!(more < 40_000, "{more} KB more for {} half bodies", half.len());
    drop(half);
    server.stop();
}

#[cfg(target_os = "linux")]
pub fn resident_kilobytes(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.child.id())).expect("a process");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("its memory");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
}

#[test]
fn a_stranger_sends_four_kilobytes_at_most() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let sign_in = |token: &str| {
        let body = format!(r#"{{"token":"{token}"}}"#);
        let json = ("content-type", "application/json");
        server.ask("POST", "/api/v1/session", &[json], &body).expect("an answer").status
    };
    assert_eq!(sign_in(&"x".repeat(4_000)), 401);
    assert_eq!(sign_in(&"x".repeat(4_200)), 413);
    server.stop();
}

const LIMITS: Limits = Limits {
    connections: 8,
    head: Duration::from_secs(1),
    pause: Duration::from_secs(3),
    stall: Duration::from_secs(1),
};

/// A server of these limits: where it is, what is open, its stop, its end.
async fn serve(proxies: &str) -> (String, Admission, watch::Sender<()>, JoinHandle<()>) {
    let large = || async { Body::from(vec![b'x'; 64 << 20]) };
    let slow = |body: String| async move {
        tokio::time::sleep(Duration::from_millis(500)).await;
        body
    };
    let router =
        Router::new().route("/", get(|| async { "here" })).route("/large", get(large)).route("/slow", post(slow));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let admission = Admission::default();
    let networks = proxies.parse().into_iter().collect();
    let server = HttpServer {
        listener,
        router,
        limits: LIMITS,
        admission: admission.clone(),
        proxies: TrustedProxies::new(networks),
    };
    let (stop, told) = watch::channel(());
    (address, admission, stop, tokio::spawn(server.serve(told)))
}

const WHOLE: &[u8] = b"GET / HTTP/1.1\r\nHost: desk\r\n\r\n";

/// An answer as far as it came by now.
fn hear(stream: &mut TcpStream) -> String {
    stream.set_read_timeout(Some(Duration::from_millis(500))).expect("a socket");
    let mut bytes = [0; 1_000];
    let count = stream.read(&mut bytes).unwrap_or(0);
    String::from_utf8_lossy(&bytes[..count]).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_has_its_time_and_a_pause_has_more() {
    let (address, admission, _stop, _end) = serve("").await;
    tokio::task::spawn_blocking(move || {
        let mut half = send(&address, b"GET / HTTP/1.1\r\nHost: d");
        let mut trickle = send(&address, b"G");
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_millis(1_800) {
            let _ = trickle.write_all(b"E");
            std::thread::sleep(Duration::from_millis(100));
        }
        assert!(ends_within(&mut half, Duration::from_millis(500)));
        assert!(ends_within(&mut trickle, Duration::from_millis(500)), "a byte now and then is no request");

        let mut kept = send(&address, WHOLE);
        assert!(hear(&mut kept).contains("here"));
        std::thread::sleep(Duration::from_millis(2_000));
        kept.write_all(WHOLE).expect("a connection that pauses");
        assert!(hear(&mut kept).contains("here"), "a pause is longer than a head");
        assert!(ends_within(&mut kept, Duration::from_secs(5)), "and ends");
        assert_eq!(admission.count(), 0);
    })
    .await
    .expect("no panic");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_takes_nothing_of_an_answer_is_cut() {
    let (address, admission, _stop, _end) = serve("").await;
    tokio::task::spawn_blocking(move || {
        let taker = send(&address, b"GET /large HTTP/1.1\r\nHost: desk\r\n\r\n");
        std::thread::sleep(Duration::from_millis(200));
        assert_eq!(admission.count(), 1);
        std::thread::sleep(Duration::from_millis(2_800));
        assert_eq!(admission.count(), 0);
        drop(taker);
    })
    .await
    .expect("no panic");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_has_its_share_and_a_proxy_has_all() {
    for (proxies, open) in [("192.0.2.0/24", LIMITS.connections / 4), ("127.0.0.0/8", LIMITS.connections)] {
        let (address, admission, _stop, _end) = serve(proxies).await;
        tokio::task::spawn_blocking(move || {
            let idle: Vec<_> = (0..20).map(|_| send(&address, b"")).collect();
            assert!(hear(&mut send(&address, WHOLE)).contains("here"));
            assert!(admission.count() <= open, "{} of {open}", admission.count());
            drop(idle);
        })
        .await
        .expect("no panic");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_answered_is_cut_for_nobody_and_no_stop() {
    let (address, _admission, stop, end) = serve("").await;
    let answered = tokio::task::spawn_blocking(move || {
        let slow = b"POST /slow HTTP/1.1\r\nHost: desk\r\nContent-Length: 5\r\n\r\nmoney";
        let mut busy: Vec<_> = (0..2).map(|_| send(&address, slow)).collect();
        std::thread::sleep(Duration::from_millis(100));
        assert!(hear(&mut send(&address, WHOLE)).starts_with("HTTP/1.1 503"), "the client's share is at work");
        drop(stop);
        busy.iter_mut()
            .map(|stream| {
                let mut text = String::new();
                stream.read_to_string(&mut text).expect("an answer");
                text
            })
            .collect::<Vec<_>>()
    })
    .await
    .expect("no panic");
    assert!(answered.iter().all(|text| text.ends_with("money")), "{answered:?}");
    tokio::time::timeout(Duration::from_secs(1), end).await.expect("an end").expect("no panic");
}

/// A body of which nothing ever arrives.
struct Endless;

impl HttpBody for Endless {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Poll::Pending
    }
}

#[tokio::test]
async fn a_page_for_anyone_takes_small_forms_that_arrive_in_time() {
    let pages = Router::new().route("/", post(|body: String| async { body }));
    let pages = for_strangers(pages, Duration::from_millis(300));
    let answer = crate::http::send(&pages, "POST", "/", &[], "small").await;
    assert_eq!((answer.status.as_u16(), answer.text()), (200, "small"));
    assert_eq!(crate::http::send(&pages, "POST", "/", &[], &"x".repeat(5_000)).await.status.as_u16(), 413);
    let request = axum::http::Request::builder().method("POST").uri("/").body(Body::new(Endless)).expect("a request");
    let answer = tower::ServiceExt::oneshot(pages, request).await.expect("an answer");
    assert_eq!(answer.status().as_u16(), 408);
}

#[test]
fn addresses_are_compared_as_clients_have_them() {
    let mapped: SocketAddr = "[::ffff:127.0.0.1]:80".parse().expect("an address");
    assert!(TrustedProxies::new(vec!["127.0.0.0/8".parse().expect("a network")]).contains(mapped.ip()));
}
