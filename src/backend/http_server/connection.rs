//! One connection, from its first request to the end of what it is allowed.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tower::ServiceExt;

use super::admission::Ticket;
use super::guarded_body::GuardedBody;
use super::limits::Limits;
use super::of_agent::OfAgent;
use super::progress::Progress;
use super::request_body::RequestBody;
use super::watched_stream::WatchedStream;

/// The most that is held of a head, or of a body that nobody has asked for yet, in bytes.
const BUFFER: usize = 32 * 1024;

/// The time between two looks at the clock.
const TICK: Duration = Duration::from_secs(1);

/// Marks an answer that goes on until somebody ends it: whoever needs room, or a server that stops.
#[derive(Clone, Copy, Debug)]
pub struct Endless;

/// Serves a connection to its end: the client's, the limits' or, between two requests, the server's.
pub(super) async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: Limits,
    ticket: Ticket,
    mut stop: watch::Receiver<()>,
) {
    let progress = ticket.progress.clone();
    let service = {
        let progress = progress.clone();
        service_fn(move |request| answer(router.clone(), request, peer, progress.clone()))
    };
    let stream = TokioIo::new(WatchedStream::new(stream, progress.clone()));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // Both are watched here, each by its own limit.
        .header_read_timeout(limits.pause + limits.head)
        .max_buf_size(BUFFER)
        .serve_connection(stream, service);
    let mut connection = pin!(connection);
    let mut is_stopping = false;
    loop {
        tokio::select! {
            // An error is the client's: it left, or it does not speak HTTP.
            _ = connection.as_mut() => break,
            () = progress.until_cut() => break,
            () = tokio::time::sleep(TICK) => if progress.is_overdue(&limits) { break },
            told = stop.changed(), if !is_stopping => if told.is_err() {
                is_stopping = true;
                if progress.is_waiting() || progress.is_endless() { break }
                connection.as_mut().graceful_shutdown();
            },
        }
    }
    drop(ticket);
}

async fn answer(
    router: Router,
    request: Request<Incoming>,
    peer: SocketAddr,
    progress: Arc<Progress>,
) -> Result<Response<GuardedBody>, Infallible> {
    if !progress.begin_request() {
        std::future::pending::<()>().await;
    }
    let mut request = request.map(|body| Body::new(RequestBody::new(body, progress.clone())));
    request.extensions_mut().insert(ConnectInfo(peer));
    let mut response = router.oneshot(request).await?;
    let of_agent = response.extensions_mut().remove::<OfAgent>();
    if of_agent.is_some() {
        progress.is_agents();
    } else if matches!(response.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
        // What else a crowd has sent is not looked at.
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    if response.extensions().get::<Endless>().is_some() {
        progress.never_ends();
    }
    Ok(response.map(|body| GuardedBody::new(body, progress, of_agent)))
}
