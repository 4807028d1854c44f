//! The outbox: each mail that was decided on becomes an `.eml` file, for the shop's own mail system to fetch.
//!
//! The file is written after the commit of the mail's row, and then the row is ticked off. A crash in between writes the
//! same file again under the same name, so no mail is lost and none is there twice. A row that can't be ticked off has its
//! file written once by one process, whatever becomes of the file.

mod letter;
mod recipient;
mod whole_file;

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::Address;
use tracing::{error, info};

pub use recipient::recipient;

use super::background::Rounds;
use super::store::{Mail, MailId, Store, StoreError};

/// The pause between two looks for mails.
const EVERY: Duration = Duration::from_secs(1);
/// The pause after a failure: time for someone to free the disk.
const AFTER_FAILURE: Duration = Duration::from_secs(15);
/// The mails that are read at once.
const BATCH: u32 = 50;

/// Writes mails into a folder.
#[derive(Clone, Debug)]
pub struct Outbox {
    store: Store,
    folder: PathBuf,
    sender: Sender,
    /// The mails that this process has written and not ticked off; clones share them.
    written: Arc<Mutex<BTreeSet<MailId>>>,
}

/// The sender of all mails.
#[derive(Clone, Debug)]
pub struct Sender {
    shop: String,
    address: Address,
}

/// The reason why the outbox stopped before it was empty.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    #[error("mails wait, none is lost: the database: {0}")]
    Store(#[from] StoreError),
    #[error("mails wait, none is lost: the folder {}: {source}", folder.display())]
    Folder { folder: PathBuf, source: io::Error },
}

impl Sender {
    /// The shop by its name, at this address.
    pub fn new(shop: &str, address: Address) -> Self {
        Self { shop: shop.to_owned(), address }
    }
}

impl Outbox {
    pub fn new(store: Store, folder: impl Into<PathBuf>, sender: Sender) -> Self {
        Self { store, folder: folder.into(), sender, written: Arc::default() }
    }

    /// Writes all mails that wait; answers how many files that made.
    ///
    /// # Errors
    /// [`OutboxError`]; what was not written by then waits for the next call.
    pub async fn empty(&self) -> Result<usize, OutboxError> {
        let (mut written, mut failed, mut last) = (0, None, MailId(0));
        loop {
            let mails = self.store.unsent_mails(last, BATCH).await?;
            let Some(newest) = mails.last() else { break };
            last = newest.id;
            for mail in &mails {
                written += usize::from(self.write_once(mail).await?);
                match self.tick_off(mail.id).await {
                    Ok(()) => {}
                    // Something about this row, which holds up no other.
                    Err(problem @ StoreError::Database(_)) => failed = failed.or(Some(problem)),
                    Err(problem) => return Err(problem.into()),
                }
            }
        }
        failed.map_or(Ok(written), |problem| Err(problem.into()))
    }

    async fn write_once(&self, mail: &Mail) -> Result<bool, OutboxError> {
        if self.written().contains(&mail.id) {
            return Ok(false);
        }
        let did_write = self.write(mail).await?;
        self.written().insert(mail.id);
        Ok(did_write)
    }

    async fn tick_off(&self, mail: MailId) -> Result<(), StoreError> {
        self.store.mark_mail_written(mail).await?;
        self.written().remove(&mail);
        Ok(())
    }

    fn written(&self) -> std::sync::MutexGuard<'_, BTreeSet<MailId>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A mail whose address can't be written to is put aside with a line in the log: it would otherwise hold
    /// up all that come after it, for ever.
    async fn write(&self, mail: &Mail) -> Result<bool, OutboxError> {
        let letter = match letter::compose(mail, &self.sender) {
            Ok(letter) => letter,
            Err(reason) => {
                error!("mail {} of order {} can't be sent: {reason}", mail.id.0, mail.order);
                return Ok(false);
            }
        };
        let (folder, name) = (self.folder.clone(), letter::file_name(mail));
        let at_disk = tokio::task::spawn_blocking(move || whole_file::write(&folder, &name, &letter));
        match at_disk.await.map_err(io::Error::other).flatten() {
            Ok(whole_file::Written { path, is_new }) => {
                info!("mail of order {} is in {}", mail.order, path.display());
                Ok(is_new)
            }
            Err(source) => Err(OutboxError::Folder { folder: self.folder.clone(), source }),
        }
    }
}

impl Rounds for Outbox {
    type Error = OutboxError;

    async fn next_round(&mut self) -> Result<(), OutboxError> {
        self.empty().await.map(|_| ())
    }

    fn pause(&self, went_well: bool) -> Duration {
        if went_well { EVERY } else { AFTER_FAILURE }
    }
}
