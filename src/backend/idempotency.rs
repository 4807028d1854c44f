//! The answers that were given, by key: the first of the three locks. A write that arrives again gets the same answer,
//! byte for byte, and does nothing.

mod answer_rest;
mod kept_answer;

use kept_answer::KeptAnswer;
use serde::Serialize;
use serde_json::Value;
use sqlx::{Row, SqliteConnection};

use super::refusal::Refusal;
use super::secret::sha256;
use super::store::{StoreError, read_moment, read_version, to_micros};
use crate::api::operations::{Operation, OperationKey, OperationKind};
use crate::api::order_detail::OrderDetail;
use crate::api::problem::ProblemCode;
use crate::domain::agent::{Agent, AgentId};
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;

/// The identity of a delivery: its call, its subject and its body, whatever the spelling of its JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// `kind` stands for method and path, `subject` for the path's placeholder.
    ///
    /// # Errors
    /// None in practice: a body that was read can be written.
    pub fn of(kind: OperationKind, subject: &str, body: &impl Serialize) -> Result<Self, Refusal> {
        let body = serde_json::to_string(body).map_err(Refusal::internal)?;
        // No body and an empty one say the same, also to a version that knew of none.
        let body = if body == "{}" { "null" } else { &body };
        let canonical = format!("[\"{}\",{},{body}]", kind.as_str(), Value::from(subject));
        Ok(Self(sha256(&canonical)))
    }
}

/// An answer, once given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAnswer {
    pub version: u64,
    pub body: String,
}

/// A write that took effect, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredOperation {
    pub key: OperationKey,
    pub agent: AgentId,
    pub fingerprint: Fingerprint,
    pub kind: OperationKind,
    pub order: OrderNumber,
    pub at: Timestamp,
    /// The order's version that it led to.
    pub version: u64,
    answer: KeptAnswer,
}

/// A write that takes effect, before it is kept.
#[derive(Clone, Debug)]
pub struct NewOperation<'a> {
    pub key: OperationKey,
    pub agent: &'a AgentId,
    pub fingerprint: Fingerprint,
    pub kind: OperationKind,
    pub at: Timestamp,
    pub answer: OrderDetail,
}

impl StoredOperation {
    /// The operation that was kept under this key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find(db: &mut SqliteConnection, key: &OperationKey) -> Result<Option<Self>, StoreError> {
        let row = sqlx::query("SELECT * FROM operations WHERE key = $1").bind(key.as_str()).fetch_optional(db).await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Self {
            key: key.clone(),
            agent: AgentId(row.try_get("agent_id")?),
            fingerprint: Fingerprint(row.try_get("fingerprint")?),
            kind: OperationKind::parse(row.try_get("kind")?).unwrap_or(OperationKind::Unknown),
            order: OrderNumber(row.try_get("order_number")?),
            at: read_moment(&row, "at")?,
            version: read_version(&row, "version")?,
            answer: KeptAnswer::read(&row)?,
        }))
    }

    /// The answer again, for the same agent with the same intent.
    ///
    /// # Errors
    /// [`ProblemCode::IdempotencyKeyReused`] for everyone and everything else.
    pub async fn replay(
        self,
        db: &mut SqliteConnection,
        agent: &AgentId,
        fingerprint: &Fingerprint,
    ) -> Result<StoredAnswer, Refusal> {
        if self.agent != *agent || self.fingerprint != *fingerprint {
            return Err(ProblemCode::IdempotencyKeyReused.into());
        }
        Ok(StoredAnswer { version: self.version, body: self.answer.give_again(db, &self.order).await? })
    }

    /// True for an agent who may learn of it: of their own, and a lead of everyone's.
    pub fn is_shown_to(&self, agent: &Agent) -> bool {
        self.agent == agent.id || agent.role.leads()
    }
}

impl NewOperation<'_> {
    /// Keeps it, in the transaction of its effect; answers what is to be answered.
    ///
    /// # Errors
    /// [`Refusal`]; also when the key is taken.
    pub async fn keep(self, db: &mut SqliteConnection, body: String) -> Result<StoredAnswer, Refusal> {
        let order = self.answer.order.number.clone();
        let version = self.answer.version;
        let kept = KeptAnswer::of(self.answer)?;
        let (form, kept) = kept.columns();
        sqlx::query(
            "INSERT INTO operations (key, agent_id, fingerprint, kind, order_number, at, version, form, body) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(self.key.as_str())
        .bind(&self.agent.0)
        .bind(&self.fingerprint.0)
        .bind(self.kind.as_str())
        .bind(&order.0)
        .bind(to_micros(self.at))
        .bind(version.cast_signed())
        .bind(form)
        .bind(kept)
        .execute(db)
        .await?;
        Ok(StoredAnswer { version, body })
    }
}

impl From<StoredOperation> for Operation {
    fn from(stored: StoredOperation) -> Self {
        let StoredOperation { key, kind, order, at, version, .. } = stored;
        Self { key, kind, order, at, version }
    }
}
