//! The orders of a file that the database has already: all of them, not only the first.

use std::collections::HashSet;

use crate::backend::store::{Store, StoreError};
use crate::domain::order::{Order, OrderNumber};

pub(super) async fn among(orders: &[Order], store: &Store) -> Result<HashSet<OrderNumber>, StoreError> {
    let mut known = HashSet::new();
    if store.is_empty().await? {
        return Ok(known);
    }
    let mut reading = store.begin_read().await?;
    for order in orders {
        let found = sqlx::query("SELECT 1 FROM orders WHERE number = $1").bind(&order.number.0);
        if found.fetch_optional(&mut *reading).await?.is_some() {
            known.insert(order.number.clone());
        }
    }
    Ok(known)
}
