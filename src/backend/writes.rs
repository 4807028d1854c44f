//! The one way of every write to an order: key, version, rules, effect, journal and stored answer are one transaction,
//! which happened whole or not at all.

mod approval_gate;
mod approvals;
mod cancellations;
mod credit_notes;
mod messages;
mod modifications;
mod open_order;
mod overpayments;
mod refund_tasks;
mod returns;
mod started_refund;
mod tickets;
mod till;

use sqlx::SqliteConnection;

use open_order::Looked;
pub use open_order::{OpenOrder, WriteContext};

use super::app::App;
use super::canned_replies::ShopWords;
use super::idempotency::{Fingerprint, NewOperation, StoredAnswer, StoredOperation};
use super::order_detail::detail;
use super::refusal::Refusal;
use super::store::{NextCreditNote, OrderRecord, read_return_terms, read_shop_words, refunds_named};
use crate::api::field_error::FieldError;
use crate::api::operations::OperationKey;
use crate::api::order_write::{OrderWrite, Subject};
use crate::api::pointer;
use crate::api::problem::ProblemCode;
use crate::domain::agent::Agent;
use crate::domain::order::OrderNumber;
use crate::domain::returns::ReturnTerms;
use crate::domain::{size_limits, text_limits};

/// A write that the backend can carry out.
pub trait Execute: OrderWrite {
    /// The flaws that it has whatever the order is like.
    fn check(&self) -> Vec<FieldError> {
        Vec::new()
    }

    /// The provider's name for a refund that it settles, which may not have settled another.
    fn names_a_refund(&self) -> Option<String> {
        None
    }

    /// Whether it names reasons and actions of returns, by the shop's lists.
    fn names_return_terms(&self) -> bool {
        false
    }

    /// Whether it writes to somebody, in the shop's words.
    fn uses_shop_words(&self) -> bool {
        false
    }

    /// What is answered, of the order as it was kept: all of it, unless the call is one of those who may not know it all.
    ///
    /// # Errors
    /// [`Refusal`], although it took effect: a fault of the backend.
    fn told(_subject: &str, order: String) -> Result<String, Refusal> {
        Ok(order)
    }

    /// Changes the order.
    ///
    /// # Errors
    /// [`Refusal`]; nothing is kept then.
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal>;
}

/// The order that a write is about.
async fn order_of(db: &mut SqliteConnection, subject: Subject<'_>) -> Result<OrderNumber, Refusal> {
    let missing = match subject {
        Subject::Order(_) => ProblemCode::OrderNotFound,
        Subject::RefundTask(_) => ProblemCode::RefundTaskNotFound,
        Subject::CreditNote(_) | Subject::TillCode(_) => ProblemCode::CreditNoteNotFound,
        Subject::Approval(_) => ProblemCode::ApprovalNotFound,
        Subject::Return(_) => ProblemCode::ReturnNotFound,
    };
    OrderRecord::number_of(db, subject).await?.ok_or(missing.into())
}

/// A write as it arrived.
pub struct Delivery<W: Execute> {
    pub key: OperationKey,
    pub if_match: IfMatch,
    /// The value of the path's placeholder.
    pub subject: String,
    pub body: W::Body,
}

/// The version that a write was decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfMatch {
    Missing,
    Version(u64),
    /// Something that no version of ours is called.
    Other,
}

/// An answer, and whether it was given before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    pub answer: StoredAnswer,
    pub replayed: bool,
    pub order: OrderNumber,
}

/// Carries out a write once, however often it arrives.
///
/// # Errors
/// [`Refusal`]; nothing was changed, unless it is [`ProblemCode::OutcomeUnknown`]: then only the key knows.
pub async fn deliver<W: Execute>(app: &App, agent: &Agent, delivery: Delivery<W>) -> Result<Delivered, Refusal> {
    let mut db = app.store.begin_write().await?;
    let outcome = decide(app, agent, delivery, &mut db).await;
    match &outcome {
        Ok(delivered) if !delivered.replayed => db.commit().await?,
        // What the machine failed is dropped, and its connection with it.
        Err(refusal) if refusal.is_a_failure() => {}
        Ok(_) | Err(_) => db.roll_back().await,
    }
    if let Ok(Delivered { answer, replayed: false, order }) = &outcome {
        tracing::info!(%order, write = W::KIND.as_str(), agent = agent.id.0, version = answer.version, "written");
    }
    outcome
}

/// What a write comes to, in a transaction that the caller ends.
async fn decide<W: Execute>(
    app: &App,
    agent: &Agent,
    delivery: Delivery<W>,
    db: &mut SqliteConnection,
) -> Result<Delivered, Refusal> {
    let Delivery { key, if_match, subject, body } = delivery;
    let fingerprint = Fingerprint::of(W::KIND, &subject, &body)?;
    if let Some(stored) = StoredOperation::find(db, &key).await? {
        let order = stored.order.clone();
        let answer = stored.replay(db, &agent.id, &fingerprint).await?;
        return Ok(Delivered { answer, replayed: true, order });
    }
    if if_match == IfMatch::Missing {
        return Err(ProblemCode::IfMatchRequired.into());
    }
    let write = W::received(subject, body);
    let number = order_of(db, write.subject()).await?;
    let before = OrderRecord::load(db, &number).await?.ok_or(ProblemCode::OrderNotFound)?;
    let now = app.clock().now();
    if if_match != IfMatch::Version(before.version) {
        let held = before.lease(now).filter(|lease| !lease.is_of(&agent.id)).cloned().map(Box::new);
        return Err(Refusal { lease: held, version: Some(before.version), ..ProblemCode::VersionMismatch.into() });
    }
    let shop_time = app.clock().zone().at_the_shop(now);
    let next_credit_note = NextCreditNote::at(db, shop_time, app.config.shop.series_of(&before.order)).await?;
    let context = WriteContext {
        agent,
        now,
        next_credit_note,
        shop: &app.config.shop,
        zone: app.clock().zone(),
        settings: app.config.settings(),
    };
    let notes_before = before.credit_notes.len();
    let after = carry_out(db, before, context, &write).await?;
    let answer = detail(&after, agent, now, (&app.config, app.clock().zone()));
    let body = serde_json::to_string(&answer).map_err(Refusal::internal)?;
    if let Some(note) = after.credit_notes.get(notes_before) {
        if !size_limits::holds_the_note(body.len()) {
            return Err(ProblemCode::OrderFull.into());
        }
        if note.issued_at > now {
            tracing::warn!(note = %note.number, dated = %note.issued_at, %now, "the clock went back: dated like the note before");
        }
    }
    let operation = NewOperation { key, agent: &agent.id, fingerprint, kind: W::KIND, at: now, answer };
    let answer = operation.keep(db, body).await?;
    Ok(Delivered { answer, replayed: false, order: number })
}

/// The write's effect on an order that was read before: its rules, then its rows. Neither key nor version are
/// looked at here; the database's own rules are.
///
/// # Errors
/// [`Refusal`]; the transaction is to be dropped then.
pub async fn carry_out<W: Execute>(
    db: &mut SqliteConnection,
    before: OrderRecord,
    context: WriteContext<'_>,
    write: &W,
) -> Result<OrderRecord, Refusal> {
    let errors = write.check();
    if !errors.is_empty() {
        return Err(Refusal::invalid(errors));
    }
    let named = match write.names_a_refund() {
        Some(name) => refunds_named(db, &name).await?,
        None => Vec::new(),
    };
    let terms = if write.names_return_terms() { read_return_terms(db).await? } else { ReturnTerms::default() };
    let words = if write.uses_shop_words() { read_shop_words(db).await? } else { ShopWords::default() };
    let mut order = OpenOrder::open(before, context, Looked { named, terms, words });
    write.execute(&mut order)?;
    Ok(order.save(db).await?)
}

/// The flaw of an agent's reason.
fn check_reason(reason: &str) -> Vec<FieldError> {
    check_text(pointer::REASON, reason, text_limits::REASON)
}

/// The flaw of a text that has to be there. Spaces around it are not kept, so they are not counted.
fn check_text(pointer: &str, text: &str, most: usize) -> Vec<FieldError> {
    if text.trim().is_empty() {
        return vec![FieldError::new(pointer, "required")];
    }
    check_length(pointer, text, most)
}

/// The flaw of a text that may be left out. Spaces around it are not counted.
fn check_length(pointer: &str, text: &str, most: usize) -> Vec<FieldError> {
    let is_too_long = text.trim().chars().count() > most;
    is_too_long.then(|| FieldError::new(pointer, "too_long")).into_iter().collect()
}
