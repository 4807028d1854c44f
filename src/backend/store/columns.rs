//! Values of the contract and the domain, read from a row's columns.

use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::StoreError;
use super::moment::from_micros;
use crate::domain::agent::{Agent, AgentId, Role};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::Currency;
use crate::domain::ticket::TicketNumber;
use crate::domain::timestamp::Timestamp;

/// The columns of an agent in a query about agents.
pub(super) const AGENT: [&str; 3] = ["id", "name", "role"];

/// From the columns of the identifier, the name and the role.
pub(super) fn read_agent(row: &SqliteRow, [id, name, role]: [&str; 3]) -> Result<Agent, StoreError> {
    let role = Role::parse(row.try_get(role)?).ok_or(StoreError::unreadable("a role"))?;
    Ok(Agent { id: AgentId(row.try_get(id)?), name: row.try_get(name)?, role })
}

pub(super) fn read_currency(row: &SqliteRow) -> Result<Currency, StoreError> {
    Currency::parse(row.try_get("currency")?).map_err(|_| StoreError::unreadable("a currency"))
}

/// Also the status that another system has and this one does not know: an order may be imported with it.
pub(super) fn read_logistic_status(row: &SqliteRow) -> Result<LogisticStatus, StoreError> {
    let word: &str = row.try_get("logistic_status")?;
    let known = LogisticStatus::parse(word);
    known
        .or_else(|| (word == LogisticStatus::Unknown.as_str()).then_some(LogisticStatus::Unknown))
        .ok_or(StoreError::unreadable("a logistic status"))
}

pub(in crate::backend) fn read_moment(row: &SqliteRow, column: &str) -> Result<Timestamp, StoreError> {
    from_micros(row.try_get(column)?)
}

pub(in crate::backend) fn read_version(row: &SqliteRow, column: &str) -> Result<u64, StoreError> {
    let version: i64 = row.try_get(column)?;
    u64::try_from(version).map_err(|_| StoreError::unreadable("a version"))
}

pub(super) fn read_ticket(row: &SqliteRow) -> Result<Option<TicketNumber>, StoreError> {
    let ticket = row.try_get::<Option<&str>, _>("ticket")?.map(TicketNumber::parse);
    ticket.transpose().map_err(|_| StoreError::unreadable("a ticket"))
}

pub(super) fn read_document<T: DeserializeOwned>(row: &SqliteRow, column: &str) -> Result<T, StoreError> {
    serde_json::from_str(row.try_get(column)?).map_err(|_| StoreError::unreadable("a document"))
}
