//! An answer as it is kept, and as it is given again.

use sqlx::Row;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::answer_rest::AnswerRest;
use crate::api::order_detail::OrderDetail;
use crate::backend::refusal::Refusal;
use crate::backend::store::{OrderRecord, StoreError};
use crate::domain::order::OrderNumber;

/// The body of an answer, in one of the two forms that column `form` tells apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum KeptAnswer {
    /// All of it, as earlier versions kept it.
    Whole(String),
    /// JSON of an [`AnswerRest`].
    Rest(String),
}

impl KeptAnswer {
    /// What has to be kept of an answer.
    ///
    /// # Errors
    /// None in practice: what is answered can be written.
    pub fn of(answer: OrderDetail) -> Result<Self, Refusal> {
        serde_json::to_string(&AnswerRest::of(answer)).map(Self::Rest).map_err(Refusal::internal)
    }

    pub fn read(row: &SqliteRow) -> Result<Self, StoreError> {
        let body = row.try_get("body")?;
        match row.try_get("form")? {
            "whole" => Ok(Self::Whole(body)),
            "rest" => Ok(Self::Rest(body)),
            _ => Err(StoreError::unreadable("the form of an answer")),
        }
    }

    /// The columns `form` and `body`.
    pub fn columns(&self) -> (&'static str, &str) {
        match self {
            Self::Whole(body) => ("whole", body),
            Self::Rest(body) => ("rest", body),
        }
    }

    /// The answer's body, byte for byte as it was given, but for where money goes: that is told as it is told now.
    pub async fn give_again(self, db: &mut SqliteConnection, order: &OrderNumber) -> Result<String, Refusal> {
        let rest = match self {
            Self::Whole(body) => return Ok(body),
            Self::Rest(rest) => rest,
        };
        let rest: AnswerRest =
            serde_json::from_str(&rest).map_err(|_| StoreError::unreadable("the rest of an answer"))?;
        let record = OrderRecord::load(db, order).await?.ok_or(StoreError::unreadable("the order of an answer"))?;
        serde_json::to_string(&rest.complete(record)?).map_err(Refusal::internal)
    }
}
