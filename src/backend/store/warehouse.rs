//! The warehouse's side: it moves orders on, except those that an agent holds.

use super::{Store, StoreError};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::OrderNumber;

/// What came of the warehouse's wish to move an order on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Done; the order has this version now.
    Moved { version: u64 },
    /// An agent confirmed its cancellation, or it is cancelled: hands off.
    Held,
    /// It isn't where the warehouse thought it was.
    Elsewhere(LogisticStatus),
    /// Fulfilment doesn't go that way ([`LogisticStatus::next`]).
    NoWay,
    NoSuchOrder,
}

impl Store {
    /// At most `limit` orders in this status that the warehouse may move on, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn next_orders_for_warehouse(
        &self,
        _status: LogisticStatus,
        _limit: u32,
    ) -> Result<Vec<OrderNumber>, StoreError> {
        todo!()
    }

    /// Moves an order one step on, with its version and a line in the journal, unless an agent holds it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn move_logistic_status(
        &self,
        _number: &OrderNumber,
        _from: LogisticStatus,
        _to: LogisticStatus,
    ) -> Result<Move, StoreError> {
        todo!()
    }
}
