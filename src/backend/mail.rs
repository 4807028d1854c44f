//! The outbox: each mail that was decided on becomes an `.eml` file, for the shop's own mail system to fetch.
//!
//! The file is written after the commit of the mail's row, and then the row is ticked off. A crash in between writes the
//! same file again under the same name, so no mail is lost and none is there twice.

mod letter;
mod recipient;
mod whole_file;

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use lettre::Address;
use tracing::{error, info, warn};

pub use recipient::recipient;

use super::store::{Mail, Store, StoreError};

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
    #[error("the database: {0}")]
    Store(#[from] StoreError),
    #[error("the folder {}: {source}", folder.display())]
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
        Self { store, folder: folder.into(), sender }
    }

    /// Writes mails as they are decided on, until it is dropped.
    pub async fn run(self) {
        loop {
            let pause = match self.empty().await {
                Ok(_) => EVERY,
                Err(error) => {
                    warn!("mails wait, none is lost; next try in {} s: {error}", AFTER_FAILURE.as_secs());
                    AFTER_FAILURE
                }
            };
            tokio::time::sleep(pause).await;
        }
    }

    /// Writes all mails that wait; answers how many files that made.
    ///
    /// # Errors
    /// [`OutboxError`]; what was not written by then waits for the next call.
    pub async fn empty(&self) -> Result<usize, OutboxError> {
        let mut written = 0;
        loop {
            let mails = self.store.unsent_mails(BATCH).await?;
            if mails.is_empty() {
                return Ok(written);
            }
            for mail in &mails {
                written += usize::from(self.write(mail).await?);
                self.store.mark_mail_written(mail.id).await?;
            }
        }
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
            Ok(path) => {
                info!("mail of order {} is in {}", mail.order, path.display());
                Ok(true)
            }
            Err(source) => Err(OutboxError::Folder { folder: self.folder.clone(), source }),
        }
    }
}
