//! The bytes of an answer that the system holds for a client that does not take them yet.

use tokio::net::TcpStream;

/// In bytes, beyond what is on its way: otherwise the system takes megabytes of each answer, and holds them.
#[cfg(target_os = "linux")]
const MOST_UNSENT: u32 = 128 * 1024;

/// Bounds them (tcp(7), `TCP_NOTSENT_LOWAT`). Where that fails, all goes on as it would without.
#[cfg(target_os = "linux")]
pub(super) fn bound(stream: &TcpStream) {
    if let Err(problem) = socket2::SockRef::from(stream).set_tcp_notsent_lowat(MOST_UNSENT) {
        tracing::debug!("the system bounds no unsent bytes: {problem}");
    }
}

/// Elsewhere the system's own bounds hold.
#[cfg(not(target_os = "linux"))]
pub(super) fn bound(_: &TcpStream) {}
