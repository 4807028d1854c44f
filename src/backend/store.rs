//! The database: SQLite in WAL mode, read through a pool and written through one connection, so that writes follow
//! one another and each is a transaction that happened whole or not at all.

mod agent_access;
mod agents;
mod approvals;
mod columns;
mod company_accounts;
mod connect;
mod credit_notes;
mod cursor;
mod erasure;
mod error;
mod help_votes;
mod insert_orders;
mod journal;
mod list;
mod load;
mod logistic_status;
mod messages;
mod moment;
mod occupancy;
mod order_changes;
mod order_record;
mod order_snapshot;
mod refund_references;
mod refund_tasks;
mod reply_templates;
mod return_terms;
mod returns;
mod save;
mod search;
mod searches;
mod sessions;
mod shared_transactions;
mod shop_kind;
mod stock;
mod unfinished;
mod write_transaction;

use std::path::Path;
use std::sync::Arc;

use sqlx::SqlitePool;
use tokio::sync::watch;

pub use agent_access::{AgentAccess, TokenHolder};
pub use agents::{AddAgentError, Token};
pub(super) use columns::{read_moment, read_version};
pub use company_accounts::CompanyAccount;
pub use credit_notes::{NextCreditNote, Seller};
pub use cursor::InvalidCursor;
pub use erasure::ErasureTerms;
pub use error::StoreError;
pub use insert_orders::InsertError;
pub(super) use journal::check_journal;
pub use journal::{JournalLine, chain};
pub use list::ListError;
pub use logistic_status::LogisticMove;
pub use messages::{Mail, MailId, MailWay};
pub(super) use moment::{from_micros, to_micros};
pub use occupancy::Occupancy;
pub use order_changes::ChangePosition;
pub use order_record::{Cancelled, OrderRecord};
pub use order_snapshot::SnapshotReading;
pub use refund_references::{NamedRefund, refunds_named};
pub use reply_templates::{read_reply_templates, read_shop_words, write_reply_template};
pub use return_terms::{read_return_terms, write_return_terms};
pub use sessions::{BrowserSession, FoundSession, SessionTerms};
pub use shop_kind::ShopKind;

use super::clock::Clock;
use super::database_file::OpenFiles;
use searches::Searches;

/// The database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    read: SqlitePool,
    searches: Searches,
    write: SqlitePool,
    clock: Clock,
    file: Arc<Path>,
    files: OpenFiles,
    /// Told after every write.
    written: Arc<watch::Sender<()>>,
}

impl Store {
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The same database, as if the time were another.
    #[must_use]
    pub fn at(&self, clock: Clock) -> Self {
        Self { clock, ..self.clone() }
    }

    /// The file that everything is kept in.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Asks the database for something, whatever it is.
    ///
    /// # Errors
    /// [`StoreError`] when it does not answer.
    pub async fn answers(&self) -> Result<(), StoreError> {
        self.files.check_database()?;
        sqlx::query("SELECT COUNT(*) FROM shop").fetch_one(&self.read).await?;
        Ok(())
    }
}
