//! Mails to the customer, and replies for tickets, as rows. Each is a row of the transaction that decided it; it is taken off
//! our hands after the commit and ticked off here, so that a crash in between does that again and never loses it.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::columns::{read_moment, read_ticket};
use super::moment::{from_micros, to_micros};
use super::{JournalLine, Store, StoreError};
use crate::api::history::HistoryEvent;
use crate::api::order_detail::SentMessage;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::mail_delivery::{LONGEST_PAUSE, LONGEST_UNDO, MailDelivery, MailTrouble};
use crate::domain::order::OrderNumber;
use crate::domain::ticket::TicketNumber;

/// Where a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailWay {
    /// To the customer, as a mail.
    Mail,
    /// Into a ticket of the helpdesk, as a note.
    Ticket,
}

/// A mail by its place in the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailId(pub i64);

/// A mail that is not off our hands yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub id: MailId,
    pub order: OrderNumber,
    pub message: SentMessage,
    /// What its receiver knows it by, once it has it: a mail's Message-ID with the angle brackets, the mark of a note.
    pub identifier: Option<String>,
    /// How often it was tried.
    pub tries: u32,
}

/// A row that is to be taken off our hands and may leave by now, which is $3; $2 is whether it goes into a ticket. A moment
/// further off than agents are ever given, $4, is of a clock that was wrong.
const ON_ITS_WAY: &str = "SELECT * FROM messages WHERE state IN ('ready', 'sending', 'waiting') AND id > $1 \
     AND (ticket IS NOT NULL) = $2 AND (leaves_at IS NULL OR leaves_at <= $3 OR leaves_at > $4)";

impl Store {
    /// At most `limit` mails to customers behind this one that are to be taken off our hands, oldest first, whenever their
    /// next try is.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn mails_on_their_way(&self, after: MailId, limit: u32) -> Result<Vec<Mail>, StoreError> {
        let now = self.clock.now();
        let sql = sqlx::AssertSqlSafe(format!("{ON_ITS_WAY} ORDER BY id LIMIT $5"));
        let rows = sqlx::query(sql)
            .bind(after.0)
            .bind(false)
            .bind(to_micros(now))
            .bind(to_micros(now + LONGEST_UNDO * 2))
            .bind(limit)
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(read_mail).collect()
    }

    /// Those that go this way and whose time has come. A next try further off than any pause is of a clock that was wrong.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn due_mails(&self, way: MailWay, after: MailId, limit: u32) -> Result<Vec<Mail>, StoreError> {
        let now = self.clock.now();
        let due = "(next_try IS NULL OR next_try <= $3 OR next_try > $5)";
        let sql = sqlx::AssertSqlSafe(format!("{ON_ITS_WAY} AND {due} ORDER BY id LIMIT $6"));
        let rows = sqlx::query(sql)
            .bind(after.0)
            .bind(way == MailWay::Ticket)
            .bind(to_micros(now))
            .bind(to_micros(now + LONGEST_UNDO * 2))
            .bind(to_micros(now + LONGEST_PAUSE))
            .bind(limit)
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(read_mail).collect()
    }

    /// Writes down that this mail is being handed over, by this identifier if it has none yet. False where nothing of it is to
    /// leave any more: an agent took it back meanwhile.
    ///
    /// # Errors
    /// [`StoreError`]; nothing may be handed over then.
    pub async fn begin_sending(&self, mail: &Mail, identifier: &str) -> Result<bool, StoreError> {
        let mut db = self.begin_write().await?;
        let begun = sqlx::query(
            "UPDATE messages SET state = 'sending', message_id = COALESCE(message_id, $1), next_try = NULL, \
             trouble = NULL, answer = NULL WHERE id = $2 AND state IN ('ready', 'sending', 'waiting')",
        )
        .bind(identifier)
        .bind(mail.id.0)
        .execute(&mut *db)
        .await?;
        db.commit().await?;
        Ok(begun.rows_affected() > 0)
    }

    /// Writes down what became of these mails; those that left for good, or did not, with a line in the journal.
    ///
    /// # Errors
    /// [`StoreError`]; nothing of it was written then.
    pub async fn settle_mails(&self, settled: &[(&Mail, MailDelivery)]) -> Result<(), StoreError> {
        let mut db = self.begin_write().await?;
        for (mail, delivery) in settled {
            write_delivery(&mut db, mail.id, delivery).await?;
            let (to, ticket) = (mail.message.to.clone(), mail.message.ticket.clone());
            let event = match (delivery, ticket) {
                (MailDelivery::HandedOver { .. }, None) => HistoryEvent::MailHandedOver { to },
                (MailDelivery::HandedOver { .. }, Some(ticket)) => HistoryEvent::ReplyHandedOver { ticket },
                (MailDelivery::NotSent { .. }, None) => HistoryEvent::MailNotSent { to },
                (MailDelivery::NotSent { .. }, Some(ticket)) => HistoryEvent::ReplyNotAdded { ticket },
                _ => continue,
            };
            JournalLine { at: self.clock.now(), agent: None, event }.append(&mut db, &mail.order).await?;
        }
        db.commit().await
    }
}

/// An order's mails, in the order in which they were decided on.
pub(super) async fn load(db: &mut SqliteConnection, number: &OrderNumber) -> Result<Vec<SentMessage>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM messages WHERE order_number = $1 ORDER BY id").bind(&number.0).fetch_all(db).await?;
    rows.iter().map(read_message).collect()
}

pub(super) async fn insert(
    db: &mut SqliteConnection,
    number: &OrderNumber,
    message: &SentMessage,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by, credit_note, \
         ticket, leaves_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&number.0)
    .bind(&message.to)
    .bind(&message.subject)
    .bind(&message.body)
    .bind(to_micros(message.sent_at))
    .bind(&message.sent_by)
    .bind(message.credit_note.as_ref().map(|note| &note.0))
    .bind(message.ticket.as_ref().map(TicketNumber::as_str))
    .bind(message.delivery.leaves_at().map(to_micros))
    .execute(db)
    .await?;
    Ok(())
}

/// Writes what an agent decided of the mail at this place among its order's.
pub(super) async fn update(
    db: &mut SqliteConnection,
    number: &OrderNumber,
    message: &SentMessage,
    position: usize,
) -> Result<(), StoreError> {
    let id = sqlx::query_scalar("SELECT id FROM messages WHERE order_number = $1 ORDER BY id LIMIT 1 OFFSET $2")
        .bind(&number.0)
        .bind(i64::try_from(position).unwrap_or(i64::MAX))
        .fetch_one(&mut *db)
        .await?;
    write_delivery(db, MailId(id), &message.delivery).await
}

/// The columns of a state, each as that state has it.
#[derive(Default)]
struct Columns<'a> {
    state: &'static str,
    at: Option<i64>,
    is_ticked_off: bool,
    /// Left as they are where it is not said.
    tries: Option<u32>,
    next_try: Option<i64>,
    trouble: Option<&'static str>,
    answer: Option<&'a str>,
    given_up_by: Option<&'a str>,
    given_up_reason: Option<&'a str>,
    taken_back_by: Option<&'a str>,
}

async fn write_delivery(db: &mut SqliteConnection, id: MailId, delivery: &MailDelivery) -> Result<(), StoreError> {
    let none = Columns::default();
    let columns = match delivery {
        MailDelivery::Ready { .. } => Columns { state: "ready", tries: Some(0), ..none },
        MailDelivery::Sending => Columns { state: "sending", ..none },
        MailDelivery::Written { at } => {
            Columns { state: "written", at: Some(to_micros(*at)), is_ticked_off: true, ..none }
        }
        MailDelivery::HandedOver { at, answer } => {
            let at = Some(to_micros(*at));
            Columns { state: "handed_over", at, is_ticked_off: true, answer: Some(answer), ..none }
        }
        MailDelivery::Waiting { trouble, answer, tries, next_try } => Columns {
            state: "waiting",
            tries: Some(*tries),
            next_try: Some(to_micros(*next_try)),
            trouble: Some(trouble.as_str()),
            answer: Some(answer),
            ..none
        },
        MailDelivery::NotSent { at, trouble, answer } => {
            let (at, trouble) = (Some(to_micros(*at)), Some(trouble.as_str()));
            Columns { state: "not_sent", at, trouble, answer: Some(answer), ..none }
        }
        MailDelivery::GivenUp { at, by, reason } => Columns {
            state: "given_up",
            at: Some(to_micros(*at)),
            given_up_by: Some(by),
            given_up_reason: Some(reason),
            ..none
        },
        MailDelivery::TakenBack { at, by } => {
            Columns { state: "taken_back", at: Some(to_micros(*at)), taken_back_by: Some(by), ..none }
        }
        MailDelivery::Unknown => return Err(StoreError::unreadable("the state of a mail")),
    };
    sqlx::query(
        "UPDATE messages SET state = $1, state_at = $2, written_at = $3, tries = COALESCE($4, tries), next_try = $5, \
         trouble = $6, answer = $7, given_up_by = $8, given_up_reason = $9, taken_back_by = $10 WHERE id = $11",
    )
    .bind(columns.state)
    .bind(columns.at)
    .bind(columns.at.filter(|_| columns.is_ticked_off))
    .bind(columns.tries)
    .bind(columns.next_try)
    .bind(columns.trouble)
    .bind(columns.answer)
    .bind(columns.given_up_by)
    .bind(columns.given_up_reason)
    .bind(columns.taken_back_by)
    .bind(id.0)
    .execute(db)
    .await?;
    Ok(())
}

fn read_mail(row: &SqliteRow) -> Result<Mail, StoreError> {
    Ok(Mail {
        id: MailId(row.try_get("id")?),
        order: OrderNumber(row.try_get("order_number")?),
        message: read_message(row)?,
        identifier: row.try_get("message_id")?,
        tries: row.try_get("tries")?,
    })
}

fn read_message(row: &SqliteRow) -> Result<SentMessage, StoreError> {
    Ok(SentMessage {
        to: row.try_get("recipient")?,
        subject: row.try_get("subject")?,
        body: row.try_get("body")?,
        sent_at: read_moment(row, "decided_at")?,
        sent_by: row.try_get("decided_by")?,
        delivery: read_delivery(row)?,
        credit_note: row.try_get::<Option<String>, _>("credit_note")?.map(CreditNoteNumber),
        ticket: read_ticket(row)?,
    })
}

fn read_delivery(row: &SqliteRow) -> Result<MailDelivery, StoreError> {
    let answer = || Ok::<String, StoreError>(row.try_get::<Option<String>, _>("answer")?.unwrap_or_default());
    let trouble = || {
        let word: &str = row.try_get("trouble")?;
        MailTrouble::parse(word).ok_or(StoreError::unreadable("the trouble with a mail"))
    };
    let at = || from_micros(row.try_get("state_at")?);
    // One from before mails stayed a while leaves at once.
    let leaves_at = || match row.try_get("leaves_at")? {
        Some(leaves_at) => from_micros(leaves_at),
        None => read_moment(row, "decided_at"),
    };
    Ok(match row.try_get("state")? {
        "ready" => MailDelivery::Ready { leaves_at: leaves_at()? },
        "sending" => MailDelivery::Sending,
        "written" => MailDelivery::Written { at: at()? },
        "handed_over" => MailDelivery::HandedOver { at: at()?, answer: answer()? },
        "waiting" => MailDelivery::Waiting {
            trouble: trouble()?,
            answer: answer()?,
            tries: row.try_get("tries")?,
            next_try: read_moment(row, "next_try")?,
        },
        "not_sent" => MailDelivery::NotSent { at: at()?, trouble: trouble()?, answer: answer()? },
        "given_up" => MailDelivery::GivenUp {
            at: at()?,
            by: row.try_get("given_up_by")?,
            reason: row.try_get("given_up_reason")?,
        },
        "taken_back" => MailDelivery::TakenBack { at: at()?, by: row.try_get("taken_back_by")? },
        _ => return Err(StoreError::unreadable("the state of a mail")),
    })
}
