//! The shop's mail server as a carrier of mails.

use std::fmt;

use tracing::error;

use super::hand_over::{Patience, hand_over};
use super::{Sender, SmtpServer, letter};
use crate::backend::post::{Carrier, Post, Trouble, Whose};
use crate::backend::store::{Mail, MailWay, Store};
use crate::domain::mail_delivery::MailTrouble;

/// Mails by a mail server.
pub type SmtpPost = Post<SmtpCarrier>;

/// A mail server, and who writes.
#[derive(Clone, Debug)]
pub struct SmtpCarrier {
    server: SmtpServer,
    sender: Sender,
    patience: Patience,
}

impl SmtpPost {
    pub fn new(store: Store, server: SmtpServer, sender: Sender) -> Self {
        Self::by(store, SmtpCarrier { server, sender, patience: Patience::default() })
    }

    /// The same, with another patience.
    #[must_use]
    pub fn with_patience(mut self, patience: Patience) -> Self {
        self.carrier.patience = patience;
        self
    }
}

impl Carrier for SmtpCarrier {
    const WAY: MailWay = MailWay::Mail;
    const WHAT: &str = "mails";

    fn new_identifier(&self, mail: &Mail) -> String {
        letter::new_message_id(mail, &self.sender)
    }

    /// Who receives a mail twice knows it by its Message-ID, so it goes again where nobody knows what came of it.
    async fn hand_over(&self, mail: &Mail, _try_before: bool) -> Result<String, Trouble> {
        let letter = letter::compose(mail, &self.sender).map_err(|reason| {
            error!("mail {} of order {} can't be sent: {reason}", mail.id.0, mail.order);
            Trouble::new(MailTrouble::NoAddress, String::new(), Whose::MessageForGood)
        })?;
        hand_over(&self.server, &letter, self.patience).await
    }
}

impl fmt::Display for SmtpCarrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the mail server {}", self.server)
    }
}
