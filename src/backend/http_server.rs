//! The HTTP server: what anyone without a sign-in can hold of it is bounded. A head, a body and a pause between two
//! requests have their time; connections have their number, by client and in all; an answer that nobody reads is given
//! up; and when connections are used up, one that waits for its client makes room for the next, an agent's last.

mod admission;
mod connection;
mod file_limit;
mod guarded_body;
mod limits;
mod of_agent;
mod progress;
mod request_body;
mod send_queue;
mod strangers;
mod watched_stream;

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

pub use admission::Admission;
pub(super) use admission::network;
pub use connection::Endless;
pub use limits::Limits;
pub use of_agent::OfAgent;
pub use strangers::for_strangers;

use super::trusted_proxies::TrustedProxies;

/// Answered to a client all whose connections are busy. It is written at once or not at all: nobody waits for it.
const NO_ROOM: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// The pause after the system gave no connection, most likely because it has no more files to give.
const BREATH: Duration = Duration::from_millis(100);

/// A listener, what answers there, and who is let in.
#[derive(Debug)]
pub struct HttpServer {
    pub listener: TcpListener,
    pub router: Router,
    pub limits: Limits,
    pub admission: Admission,
    pub proxies: TrustedProxies,
}

impl HttpServer {
    /// Serves until `stop` has no sender left, and then until what is being answered is answered. Dropped earlier, it
    /// cuts all connections.
    pub async fn serve(self, mut stop: watch::Receiver<()>) {
        let mut connections = JoinSet::new();
        loop {
            tokio::select! {
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, peer)) => self.admit(stream, peer, &stop, &mut connections),
                    Err(problem) if concerns_one_connection(&problem) => {}
                    Err(problem) => {
                        tracing::error!("no connection is accepted: {problem}");
                        tokio::time::sleep(BREATH).await;
                    }
                },
                Some(_) = connections.join_next() => {}
                changed = stop.changed() => if changed.is_err() { break },
            }
        }
        drop(self.listener);
        while connections.join_next().await.is_some() {}
    }

    fn admit(&self, stream: TcpStream, peer: SocketAddr, stop: &watch::Receiver<()>, connections: &mut JoinSet<()>) {
        let share =
            if self.proxies.contains(peer.ip()) { self.limits.connections } else { self.limits.connections / 4 };
        let Some(ticket) = self.admission.admit(peer.ip(), share.max(1), self.limits.connections) else {
            // There is no reader to wait for, and no harm when the words are lost.
            let _ = stream.try_write(NO_ROOM);
            return;
        };
        // Small answers leave at once.
        let _ = stream.set_nodelay(true);
        send_queue::bound(&stream);
        connections.spawn(connection::serve(stream, peer, self.router.clone(), self.limits, ticket, stop.clone()));
    }
}

/// True for a client that left before it was let in.
fn concerns_one_connection(problem: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(problem.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
