//! The post: each mail that is due is handed over to the shop's mail server, and its row says what became of it.
//!
//! One is handed over at a time, in work that is not broken off when the server stops: between the mail server's yes and
//! the row that says so there is only a crash. After one the same mail goes again by the same Message-ID.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Mutex as Turn;
use tracing::{error, info};

use super::hand_over::{Patience, Trouble, Whose, hand_over};
use super::{MailingError, Sender, SmtpServer, letter};
use crate::backend::store::{Mail, MailId, Store, StoreError};
use crate::domain::mail_delivery::{MailDelivery, MailTrouble};

/// The mails that are read at once.
const BATCH: u32 = 50;

/// The time in which a round begins with another mail: all of it stays below what counts as stuck.
const ROUND: Duration = Duration::from_secs(20);

/// Hands mails over to a mail server; clones share what they know.
#[derive(Clone, Debug)]
pub struct SmtpPost {
    store: Store,
    server: SmtpServer,
    sender: Sender,
    patience: Patience,
    /// What the server said of the mails that it took and whose rows don't say so yet.
    taken: Arc<Mutex<BTreeMap<MailId, MailDelivery>>>,
    /// One mail at a time.
    turn: Arc<Turn<()>>,
}

/// What came of one mail's turn.
enum Attempt {
    Taken,
    NotThisTime,
    /// The server takes none at all.
    Closed(String),
}

impl SmtpPost {
    pub fn new(store: Store, server: SmtpServer, sender: Sender) -> Self {
        let patience = Patience::default();
        Self { store, server, sender, patience, taken: Arc::default(), turn: Arc::default() }
    }

    /// The same, with another patience.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// Hands over the mails that are due, oldest first; answers how many the server took.
    ///
    /// # Errors
    /// [`MailingError`]; what was not handed over by then waits for its next try.
    pub async fn deliver_due(&self) -> Result<usize, MailingError> {
        let (begin, mut taken, mut failed, mut last) = (Instant::now(), 0, None, MailId(0));
        loop {
            let mails = self.store.due_mails(last, BATCH).await?;
            let Some(newest) = mails.last() else { break };
            last = newest.id;
            for mail in mails {
                if begin.elapsed() > ROUND {
                    return failed.map_or(Ok(taken), Err);
                }
                // Work of its own, which goes on when this is dropped.
                let attempt = tokio::spawn(self.clone().attempt(mail)).await;
                match attempt.map_err(|_| MailingError::BrokenOff).flatten() {
                    Ok(Attempt::Taken) => taken += 1,
                    Ok(Attempt::NotThisTime) => {}
                    Ok(Attempt::Closed(words)) => {
                        return Err(MailingError::Server { server: self.server.to_string(), words });
                    }
                    // Something about this row, which holds up no other.
                    Err(problem @ (MailingError::Store(StoreError::Database(_)) | MailingError::BrokenOff)) => {
                        failed = failed.or(Some(problem));
                    }
                    Err(problem) => return Err(problem),
                }
            }
        }
        failed.map_or(Ok(taken), Err)
    }

    /// Waits for the mail that is being handed over, if one is.
    pub async fn finish(&self) {
        drop(self.turn.lock().await);
    }

    async fn attempt(self, mail: Mail) -> Result<Attempt, MailingError> {
        let _turn = self.turn.lock().await;
        let said_before = self.taken().get(&mail.id).cloned();
        if let Some(delivery) = said_before {
            self.tick_off(&mail, delivery).await?;
            return Ok(Attempt::Taken);
        }
        let message_id = letter::new_message_id(&mail, &self.sender);
        let mail = Mail { message_id: Some(mail.message_id.clone().unwrap_or(message_id)), ..mail };
        let letter = match letter::compose(&mail, &self.sender) {
            Ok(letter) => letter,
            Err(reason) => {
                error!("mail {} of order {} can't be sent: {reason}", mail.id.0, mail.order);
                let (at, trouble) = (self.store.clock().now(), MailTrouble::NoAddress);
                self.settle(&mail, MailDelivery::NotSent { at, trouble, answer: String::new() }).await?;
                return Ok(Attempt::NotThisTime);
            }
        };
        self.store.begin_sending(&mail, mail.message_id.as_deref().unwrap_or_default()).await?;
        match hand_over(&self.server, &letter, self.patience).await {
            Ok(answer) => {
                let delivery = MailDelivery::HandedOver { at: self.store.clock().now(), answer };
                self.taken().insert(mail.id, delivery.clone());
                self.tick_off(&mail, delivery).await?;
                info!("mail {} of order {} is handed over", mail.id.0, mail.order);
                Ok(Attempt::Taken)
            }
            Err(trouble) => self.not_taken(&mail, trouble).await,
        }
    }

    async fn tick_off(&self, mail: &Mail, delivery: MailDelivery) -> Result<(), StoreError> {
        self.settle(mail, delivery).await?;
        self.taken().remove(&mail.id);
        Ok(())
    }

    async fn settle(&self, mail: &Mail, delivery: MailDelivery) -> Result<(), StoreError> {
        self.store.settle_mails(&[(mail, delivery)]).await
    }

    /// A trouble of the server's own puts off every mail that is due, so that none of them knocks in vain.
    async fn not_taken(&self, mail: &Mail, trouble: Trouble) -> Result<Attempt, MailingError> {
        let Trouble { kind, words, whose } = trouble;
        let now = self.store.clock().now();
        let later = |mail: &Mail| MailDelivery::put_off(kind, words.clone(), mail.tries + 1, now);
        match whose {
            Whose::Mail => self.settle(mail, later(mail)).await?,
            Whose::MailForGood => {
                error!("mail {} of order {} was refused", mail.id.0, mail.order);
                let answer = words.clone();
                self.settle(mail, MailDelivery::NotSent { at: now, trouble: kind, answer }).await?;
            }
            Whose::Server => {
                let mut due = self.store.due_mails(MailId(0), u32::MAX).await?;
                due.retain(|mail| !self.taken().contains_key(&mail.id));
                let put_off: Vec<_> = due.iter().map(|mail| (mail, later(mail))).collect();
                self.store.settle_mails(&put_off).await?;
                return Ok(Attempt::Closed(if words.is_empty() { "no answer in time".to_owned() } else { words }));
            }
        }
        Ok(Attempt::NotThisTime)
    }

    fn taken(&self) -> std::sync::MutexGuard<'_, BTreeMap<MailId, MailDelivery>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
