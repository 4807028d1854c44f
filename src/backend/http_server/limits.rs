//! The bounds of what connections may hold.

use std::time::Duration;

use super::file_limit;

/// The bounds of what connections may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Connections in all. A quarter of them is the most that one client gets, unless it is a trusted proxy.
    pub connections: usize,
    /// From the first byte of a request to the end of its head.
    pub head: Duration,
    /// From the end of an answer to the next request.
    pub pause: Duration,
    /// For a client that takes nothing of its answer, or next to nothing.
    pub stall: Duration,
}

impl Limits {
    /// For so many connections, or as many as the system has files for.
    pub fn of_connections(wanted: usize) -> Self {
        Self {
            connections: file_limit::connections(wanted),
            head: Duration::from_secs(10),
            // More than proxies wait between two requests, so that they end a pause and not the server.
            pause: Duration::from_secs(75),
            stall: Duration::from_secs(30),
        }
    }
}
