//! Orders come in.

use super::{Store, StoreError};
use crate::domain::order::{Order, OrderNumber};

/// Why none of the orders was taken.
#[derive(Debug, thiserror::Error)]
pub enum InsertError {
    #[error("order {0} is there already")]
    Duplicate(OrderNumber),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Whether no order was ever imported.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        todo!()
    }

    /// Takes all these orders or none, in one transaction; each gets its line in the journal. The orders are
    /// checked already ([`Order::check`]) and their discounts spread.
    ///
    /// # Errors
    /// [`InsertError::Duplicate`] names the first order that is known already or twice in `orders`.
    pub async fn insert_orders(&self, _orders: &[Order]) -> Result<(), InsertError> {
        todo!()
    }
}
