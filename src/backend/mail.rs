//! How mails that were decided on leave: handed over to the shop's mail server, or as files for its own mail system to
//! fetch. One of the two is in use, and no mail leaves by both.
//!
//! Each is a row of the transaction that decided it, taken off our hands after the commit and then ticked off. A crash in
//! between does that again: the file has the same name and content, and the mail the same Message-ID, by which who receives
//! it twice knows it. Nothing is told to be handed over before the server said yes.

mod hand_over;
mod html_letter;
mod letter;
mod outbox;
mod recipient;
mod smtp_carrier;
mod smtp_server;
mod whole_file;

use std::time::Duration;

use lettre::Address;

pub use hand_over::Patience;
pub use outbox::Outbox;
pub use recipient::recipient;
pub use smtp_carrier::SmtpPost;
pub use smtp_server::{BadSmtpAddress, SmtpServer};

use super::background::Rounds;
use super::post::PostError;
use super::store::StoreError;

/// The sender of all mails.
#[derive(Clone, Debug)]
pub struct Sender {
    shop: String,
    address: Address,
}

impl Sender {
    /// The shop by its name, at this address.
    pub fn new(shop: &str, address: Address) -> Self {
        Self { shop: shop.to_owned(), address }
    }
}

/// The way by which mails leave here.
#[derive(Clone, Debug)]
pub enum Mailing {
    Outbox(Outbox),
    Smtp(SmtpPost),
}

/// The reason why mails wait that could have left.
#[derive(Debug, thiserror::Error)]
pub enum MailingError {
    #[error("mails wait, none is lost: the database: {0}")]
    Store(#[from] StoreError),
    #[error("mails wait, none is lost: the folder {}: {source}", folder.display())]
    Folder { folder: std::path::PathBuf, source: std::io::Error },
    #[error(transparent)]
    Post(#[from] PostError),
}

impl Mailing {
    /// Brings to an end what was begun, when the server stops. Files of mails that may leave are written still; what an agent
    /// can take back, or a mail server would have to be asked for, waits for the next start.
    ///
    /// # Errors
    /// [`MailingError`].
    pub async fn finish(&self) -> Result<(), MailingError> {
        match self {
            Self::Outbox(outbox) => outbox.empty().await.map(drop),
            Self::Smtp(post) => {
                post.finish().await;
                Ok(())
            }
        }
    }
}

impl Rounds for Mailing {
    type Error = MailingError;

    async fn next_round(&mut self) -> Result<(), MailingError> {
        match self {
            Self::Outbox(outbox) => outbox.empty().await.map(drop),
            Self::Smtp(post) => Ok(post.deliver_due().await.map(drop)?),
        }
    }

    fn pause(&self, went_well: bool) -> Duration {
        // After a failure there is time for someone to free the disk, or to start the mail server.
        Duration::from_secs(if went_well { 1 } else { 15 })
    }
}
