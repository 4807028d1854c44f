//! Where everything is kept: SQLite in WAL mode, read through a pool and written through one connection, so
//! that writes follow one another and each is a transaction that happened whole or not at all.

mod agents;
mod connect;
mod error;
mod import;
mod outbox;
mod warehouse;

use sqlx::SqlitePool;

pub use agents::{AddAgentError, Token};
pub use error::StoreError;
pub use import::InsertError;
pub use outbox::{Mail, MailId};
pub use warehouse::Move;

use super::clock::Clock;

/// The database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    read: SqlitePool,
    write: SqlitePool,
    clock: Clock,
}

impl Store {
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }
}
