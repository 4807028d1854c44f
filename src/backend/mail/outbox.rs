//! The outbox: each mail becomes an `.eml` file, for the shop's own mail system to fetch.
//!
//! Its row says first that the mail is being sent, so that no agent takes it back meanwhile; then the file is written, and
//! then the row is ticked off. A crash in between writes the
//! same file again under the same name, so no mail is lost and none is there twice. A row that can't be ticked off has its
//! file written once by one process, whatever becomes of the file.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use tracing::{error, info};

use super::{MailingError, Sender, letter, whole_file};
use crate::backend::store::{Mail, MailId, Store, StoreError};
use crate::domain::mail_delivery::{MailDelivery, MailTrouble};

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

/// What became of a mail's file.
enum File {
    Written {
        is_new: bool,
    },
    /// There is none for this address.
    Unwritable,
    /// An agent took the mail back.
    TakenBack,
}

impl Outbox {
    pub fn new(store: Store, folder: impl Into<PathBuf>, sender: Sender) -> Self {
        Self { store, folder: folder.into(), sender, written: Arc::default() }
    }

    /// Writes all mails that wait; answers how many files that made.
    ///
    /// # Errors
    /// [`MailingError`]; what was not written by then waits for the next call.
    pub async fn empty(&self) -> Result<usize, MailingError> {
        let (mut written, mut failed, mut last) = (0, None, MailId(0));
        loop {
            let mails = self.store.mails_on_their_way(last, BATCH).await?;
            let Some(newest) = mails.last() else { break };
            last = newest.id;
            for mail in &mails {
                match self.deliver(mail).await {
                    Ok(is_new) => written += usize::from(is_new),
                    // Something about this row, which holds up no other.
                    Err(MailingError::Store(problem @ StoreError::Database(_))) => failed = failed.or(Some(problem)),
                    Err(problem) => return Err(problem),
                }
            }
        }
        failed.map_or(Ok(written), |problem| Err(problem.into()))
    }

    /// Writes a mail and ticks it off; whether its file is new.
    async fn deliver(&self, mail: &Mail) -> Result<bool, MailingError> {
        let file = self.write_once(mail).await?;
        self.tick_off(mail, &file).await?;
        Ok(matches!(file, File::Written { is_new: true }))
    }

    async fn write_once(&self, mail: &Mail) -> Result<File, MailingError> {
        if self.written().contains(&mail.id) {
            return Ok(File::Written { is_new: false });
        }
        let identifier = mail.identifier.clone().unwrap_or_else(|| letter::message_id(mail, &self.sender));
        if !self.store.begin_sending(mail, &identifier).await? {
            return Ok(File::TakenBack);
        }
        let file = self.write(mail).await?;
        if matches!(file, File::Written { .. }) {
            self.written().insert(mail.id);
        }
        Ok(file)
    }

    async fn tick_off(&self, mail: &Mail, file: &File) -> Result<(), StoreError> {
        let at = self.store.clock().now();
        let delivery = match file {
            File::Written { .. } => MailDelivery::Written { at },
            File::TakenBack => return Ok(()),
            File::Unwritable => MailDelivery::NotSent { at, trouble: MailTrouble::NoAddress, answer: String::new() },
        };
        self.store.settle_mails(&[(mail, delivery)]).await?;
        self.written().remove(&mail.id);
        Ok(())
    }

    fn written(&self) -> std::sync::MutexGuard<'_, BTreeSet<MailId>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A mail whose address can't be written to is put aside, where an agent sees it: it would otherwise hold up all
    /// that come after it, for ever.
    async fn write(&self, mail: &Mail) -> Result<File, MailingError> {
        let letter = match letter::compose(mail, &self.sender) {
            Ok(letter) => letter,
            Err(reason) => {
                error!("mail {} of order {} can't be sent: {reason}", mail.id.0, mail.order);
                return Ok(File::Unwritable);
            }
        };
        let (folder, name) = (self.folder.clone(), letter::file_name(mail));
        let at_disk = tokio::task::spawn_blocking(move || whole_file::write(&folder, &name, &letter.formatted()));
        match at_disk.await.map_err(io::Error::other).flatten() {
            Ok(whole_file::Written { path, is_new }) => {
                info!("mail of order {} is in {}", mail.order, path.display());
                Ok(File::Written { is_new })
            }
            Err(source) => Err(MailingError::Folder { folder: self.folder.clone(), source }),
        }
    }
}
