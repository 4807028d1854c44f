//! The post: each message that is due is handed over to whoever takes it on, and its row says what became of it.
//!
//! One is handed over at a time, in work that is not broken off when the server stops: between the other side's yes and the
//! row that says so there is only a crash. After one the same message goes again by the same identifier.

mod trouble;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Mutex as Turn;
use tracing::{error, info};

pub(super) use trouble::{Trouble, Whose, fit_to_show};

use super::background::Rounds;
use super::store::{Mail, MailId, MailWay, Store, StoreError};
use crate::domain::mail_delivery::MailDelivery;

/// The messages that are read at once.
const BATCH: u32 = 50;

/// The time in which a round begins with another message: all of it stays below what counts as stuck.
const ROUND: Duration = Duration::from_secs(20);

/// Whoever takes messages on: a mail server, a helpdesk. Its name, as in a sentence, is what it displays.
pub trait Carrier: Clone + fmt::Display + Send + Sync + 'static {
    /// The messages that are its own.
    const WAY: MailWay;
    /// What they are called: `mails`.
    const WHAT: &str;

    /// A name that no other message has, of this database or of one that was restored, by which it is known again.
    fn new_identifier(&self, mail: &Mail) -> String;

    /// Hands a message over, which has its identifier; what was said when it was taken. `try_before` is whether it may be
    /// there already: nobody knows what came of an earlier try.
    fn hand_over(&self, mail: &Mail, try_before: bool) -> impl Future<Output = Result<String, Trouble>> + Send;
}

/// The reason why messages wait that could have left.
#[derive(Debug, thiserror::Error)]
#[error("{what} wait, none is lost: {reason}")]
pub struct PostError {
    what: &'static str,
    reason: Standstill,
}

#[derive(Debug, thiserror::Error)]
enum Standstill {
    #[error("the database: {0}")]
    Store(#[from] StoreError),
    /// With the other side's words, or the connection's.
    #[error("{carrier}: {words}")]
    Closed { carrier: String, words: String },
    #[error("handing one over was broken off")]
    BrokenOff,
}

/// Hands messages over to their carrier; clones share what they know.
#[derive(Clone, Debug)]
pub struct Post<C> {
    store: Store,
    pub(super) carrier: C,
    /// What was said of the messages that were taken and whose rows don't say so yet.
    taken: Arc<Mutex<BTreeMap<MailId, MailDelivery>>>,
    /// One message at a time.
    turn: Arc<Turn<()>>,
}

/// What came of one message's turn.
enum Attempt {
    Taken,
    NotThisTime,
    /// None at all is taken.
    Closed(String),
}

impl<C: Carrier> Post<C> {
    pub fn by(store: Store, carrier: C) -> Self {
        Self { store, carrier, taken: Arc::default(), turn: Arc::default() }
    }

    /// Hands over the messages that are due, oldest first; answers how many were taken.
    ///
    /// # Errors
    /// [`PostError`]; what was not handed over by then waits for its next try.
    pub async fn deliver_due(&self) -> Result<usize, PostError> {
        self.deliver().await.map_err(|reason| PostError { what: C::WHAT, reason })
    }

    async fn deliver(&self) -> Result<usize, Standstill> {
        let (begin, mut taken, mut failed, mut last) = (Instant::now(), 0, None, MailId(0));
        loop {
            let mails = self.store.due_mails(C::WAY, last, BATCH).await?;
            let Some(newest) = mails.last() else { break };
            last = newest.id;
            for mail in mails {
                if begin.elapsed() > ROUND {
                    return failed.map_or(Ok(taken), Err);
                }
                // Work of its own, which goes on when this is dropped.
                let attempt = tokio::spawn(self.clone().attempt(mail)).await;
                match attempt.map_err(|_| Standstill::BrokenOff).flatten() {
                    Ok(Attempt::Taken) => taken += 1,
                    Ok(Attempt::NotThisTime) => {}
                    Ok(Attempt::Closed(words)) => {
                        return Err(Standstill::Closed { carrier: self.carrier.to_string(), words });
                    }
                    // Something about this row, which holds up no other.
                    Err(problem @ (Standstill::Store(StoreError::Database(_)) | Standstill::BrokenOff)) => {
                        failed = failed.or(Some(problem));
                    }
                    Err(problem) => return Err(problem),
                }
            }
        }
        failed.map_or(Ok(taken), Err)
    }

    /// Waits for the message that is being handed over, if one is.
    pub async fn finish(&self) {
        drop(self.turn.lock().await);
    }

    async fn attempt(self, mail: Mail) -> Result<Attempt, Standstill> {
        let _turn = self.turn.lock().await;
        let said_before = self.taken().get(&mail.id).cloned();
        if let Some(delivery) = said_before {
            self.tick_off(&mail, delivery).await?;
            return Ok(Attempt::Taken);
        }
        let try_before = mail.identifier.is_some();
        let identifier = mail.identifier.clone().unwrap_or_else(|| self.carrier.new_identifier(&mail));
        if !self.store.begin_sending(&mail, &identifier).await? {
            return Ok(Attempt::NotThisTime);
        }
        let mail = Mail { identifier: Some(identifier), ..mail };
        match self.carrier.hand_over(&mail, try_before).await {
            Ok(answer) => {
                let delivery = MailDelivery::HandedOver { at: self.store.clock().now(), answer };
                self.taken().insert(mail.id, delivery.clone());
                self.tick_off(&mail, delivery).await?;
                info!("message {} of order {} is handed over to {}", mail.id.0, mail.order, self.carrier);
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

    /// A trouble of the other side's own puts off every message that is due, so that none of them knocks in vain.
    async fn not_taken(&self, mail: &Mail, trouble: Trouble) -> Result<Attempt, Standstill> {
        let now = self.store.clock().now();
        match trouble.whose {
            Whose::Message => self.settle(mail, trouble.puts_off(mail, now)).await?,
            Whose::MessageForGood => {
                error!("message {} of order {} was refused by {}", mail.id.0, mail.order, self.carrier);
                let Trouble { kind: trouble, words: answer, .. } = trouble;
                self.settle(mail, MailDelivery::NotSent { at: now, trouble, answer }).await?;
            }
            Whose::Carrier => {
                let mut due = self.store.due_mails(C::WAY, MailId(0), u32::MAX).await?;
                due.retain(|mail| !self.taken().contains_key(&mail.id));
                let put_off: Vec<_> = due.iter().map(|mail| (mail, trouble.puts_off(mail, now))).collect();
                self.store.settle_mails(&put_off).await?;
                let words = if trouble.words.is_empty() { "no answer in time".to_owned() } else { trouble.words };
                return Ok(Attempt::Closed(words));
            }
        }
        Ok(Attempt::NotThisTime)
    }

    fn taken(&self) -> std::sync::MutexGuard<'_, BTreeMap<MailId, MailDelivery>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<C: Carrier> Rounds for Post<C> {
    type Error = PostError;

    async fn next_round(&mut self) -> Result<(), PostError> {
        self.deliver_due().await.map(drop)
    }

    fn pause(&self, went_well: bool) -> Duration {
        // After a failure there is time for someone to start what is down.
        Duration::from_secs(if went_well { 1 } else { 15 })
    }
}
