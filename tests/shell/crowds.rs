//! Crowds from several addresses, who have every connection there is: agents get in all the same, and memory stays small.

use std::io::Write;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::Mutex;
use tokio::task::JoinSet;

use crate::clerk::{Clerk, ORDER};
use crate::connections::resident_kilobytes;
use crate::folder::{Folder, REAL_ORDERS};
use crate::server::Server;

/// From each address, and from how many: together all connections there are.
const EACH: usize = 500;
const ADDRESSES: u8 = 4;

/// What a crowd may cost, in kilobytes: of each connection its buffers, of what is sent one copy.
const MOST_MORE: u64 = 60_000;

/// As large as the desk's own module.
const LARGE: usize = 2 << 20;

/// Asks for something large, and reads nothing.
const READS_NOTHING: &str = "GET /large.wasm HTTP/1.1\r\nHost: desk\r\n\r\n";

/// Signs in by a body that does not end.
const HALF_BODY: &str = "POST /api/v1/session HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n\
    Content-Length: 1000\r\n\r\n{";

/// Guesses at tokens, one after the other, and reads nothing.
fn guesses() -> &'static str {
    "GET /api/v1/session HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer 0000\r\n\r\n".repeat(50).leak()
}

/// A shop with an agent in it, and room for the crowd's connections in this process.
fn shop() -> (Folder, Server, Clerk) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let maximum = getrlimit(Resource::Nofile).maximum;
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }).expect("the system's maximum");
    let folder = Folder::new();
    folder.file("orders.json", REAL_ORDERS);
    folder.file("dist/large.wasm", vec![b'x'; LARGE]);
    assert_eq!(folder.avoir(&["import", "orders.json"]).code, Some(0));
    let clerk = Clerk::hire(&folder, "Awa");
    let server = Server::start(&folder, &[]);
    (folder, server, clerk)
}

/// Someone at this address, who sends this and takes little.
async fn one(from: u8, server: SocketAddr, bytes: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(2_048).expect("a small buffer");
    socket.bind(SocketAddr::from(([127, 0, 0, from], 0))).expect("an address of this machine");
    let stream = socket.connect(server).await.expect("a listener");
    let mut stream = stream.into_std().expect("a socket");
    // Whoever is cut is cut.
    let _ = stream.write_all(bytes.as_bytes());
    TcpStream::from_std(stream).expect("a socket")
}

async fn crowd(server: &Server, bytes: &'static str) -> Vec<TcpStream> {
    let (begin, address) = (Instant::now(), server.address.parse().expect("an address"));
    let mut addresses = JoinSet::new();
    for from in 2..2 + ADDRESSES {
        addresses.spawn(async move {
            let mut connections = Vec::new();
            for _ in 0..EACH {
                connections.push(one(from, address, bytes).await);
            }
            connections
        });
    }
    let crowd = addresses.join_all().await.into_iter().flatten().collect();
    assert!(begin.elapsed() < Duration::from_secs(20), "the first are given up before the last are there");
    crowd
}

/// A few more, from another address.
async fn latecomers(server: &Server, bytes: &str) -> Vec<TcpStream> {
    let address = server.address.parse().expect("an address");
    let mut late = Vec::new();
    for _ in 0..EACH / 5 {
        late.push(one(2 + ADDRESSES, address, bytes).await);
    }
    late
}

/// That an agent's write takes less than a second; one of five may meet a busy machine.
fn works(server: &Server, clerk: &mut Clerk, what: &str) {
    let mut times = [Duration::ZERO; 5].map(|_| {
        let begin = Instant::now();
        let reply = clerk.write(&server.address, ORDER);
        assert_eq!(reply.map(|reply| reply.status), Some(200), "{what}");
        begin.elapsed()
    });
    times.sort();
    assert!(times[2] < Duration::from_secs(1), "{what}: {times:?}");
    assert_eq!(server.readiness().0, 200, "{what}");
}

/// One crowd at a time: together they would be a busy machine.
static TURN: Mutex<()> = Mutex::const_new(());

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_that_reads_nothing_shuts_nobody_out_and_costs_little() {
    let _turn = TURN.lock().await;
    let (_folder, server, mut clerk) = shop();
    works(&server, &mut clerk, "before");
    let before = resident_kilobytes(&server);
    let crowd = crowd(&server, READS_NOTHING).await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    works(&server, &mut clerk, "while two thousand read nothing");
    let more = resident_kilobytes(&server).saturating_sub(before);
    assert!(more < MOST_MORE, "{more} KB more for {} who read nothing", crowd.len());
    drop(crowd);
    server.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_of_half_bodies_shuts_nobody_out() {
    let _turn = TURN.lock().await;
    let (_folder, server, mut clerk) = shop();
    let before = resident_kilobytes(&server);
    let crowd = crowd(&server, HALF_BODY).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    // The places of those whose bodies were not waited for yet.
    let late = latecomers(&server, HALF_BODY).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    works(&server, &mut clerk, "while two thousand send half a body");
    let more = resident_kilobytes(&server).saturating_sub(before);
    assert!(more < MOST_MORE, "{more} KB more for {} half bodies", crowd.len());
    drop((crowd, late));
    server.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_that_guesses_tokens_shuts_nobody_out() {
    let _turn = TURN.lock().await;
    let (_folder, server, mut clerk) = shop();
    let crowd = crowd(&server, guesses()).await;
    works(&server, &mut clerk, "while two thousand guess tokens");
    drop(crowd);
    server.stop();
}

/// As many as there are of an order that is as large as one may be; they take none of it.
const GREEDY: usize = 200;

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_who_reads_nothing_of_large_answers_holds_some_of_them_and_nobody_up() {
    let _turn = TURN.lock().await;
    let (folder, server, mut clerk) = shop();
    let line = serde_json::json!({ "sku": "MUG-01", "title": "x".repeat(250), "quantity": 1, "unit_price": "1.00",
        "total": "1.00", "taxes": [] });
    let lines: Vec<_> = (0..2_000)
        .map(|id| {
            let mut line = line.clone();
            line["id"] = id.to_string().into();
            line
        })
        .collect();
    let mut order: serde_json::Value = serde_json::from_str::<Vec<_>>(REAL_ORDERS).expect("orders").remove(0);
    order["number"] = "LARGE".into();
    order["lines"] = lines.into();
    order["shipping"] = serde_json::json!([]);
    order["fees"] = serde_json::json!([]);
    order["order_discount"] = serde_json::Value::Null;
    order["payments"] = serde_json::json!([{ "id": "p1", "provider": "hipay", "transaction": "T-LARGE",
        "captured": "2000.00", "captured_at": order["placed_at"].clone() }]);
    folder.file("large.json", order.to_string());
    let said = folder.avoir(&["import", "large.json"]);
    assert_eq!(said.code, Some(0), "{}", said.err);

    let greedy = Clerk::hire(&folder, "Greedy");
    let ask = format!("GET /api/v1/orders/LARGE HTTP/1.1\r\nHost: desk\r\nAuthorization: {}\r\n\r\n", greedy.bearer());
    let before = resident_kilobytes(&server);
    let mut streams = Vec::new();
    for number in 0..GREEDY {
        streams.push(
            one(1 + u8::try_from(number % 4).expect("few"), server.address.parse().expect("an address"), &ask).await,
        );
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    works(&server, &mut clerk, "while an agent reads nothing of large answers");
    let more = resident_kilobytes(&server).saturating_sub(before);
    println!("{more} KB more for {GREEDY} large answers that one agent asks for and does not read");
    assert!(more < MOST_MORE, "{more} KB more");
    drop(streams);
    server.stop();
}
