//! The orders of a file that the database has already.

use std::collections::{HashMap, HashSet};

use sqlx::Row;

use super::looks::Looks;
use crate::backend::store::{Store, StoreError};
use crate::domain::order::{Order, OrderNumber};

/// Orders of a file, by what the database has of them.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The very same: they were imported before.
    pub same: HashSet<OrderNumber>,
    /// Others under their numbers.
    pub different: HashSet<OrderNumber>,
    /// By their numbers, those that look like the number of another, and that one's.
    pub alike: HashMap<OrderNumber, OrderNumber>,
}

/// Looks each of these orders up. What happened to an order since does not make it another.
pub(super) async fn among(orders: &[Order], store: &Store) -> Result<Known, StoreError> {
    let mut known = Known::default();
    if store.is_empty().await? {
        return Ok(known);
    }
    let mut reading = store.begin_read().await?;
    for order in orders {
        let document =
            sqlx::query("SELECT document FROM order_documents WHERE order_number = $1").bind(&order.number.0);
        let Some(row) = document.fetch_optional(&mut *reading).await? else { continue };
        let there = serde_json::from_str::<Order>(row.try_get("document")?);
        let kind = if there.is_ok_and(|there| there == *order) { &mut known.same } else { &mut known.different };
        kind.insert(order.number.clone());
    }
    let mut looks = Looks::default();
    orders.iter().for_each(|order| looks.add(&order.number, &order.number));
    let numbers: Vec<String> = sqlx::query_scalar("SELECT number FROM orders").fetch_all(&mut *reading).await?;
    for there in numbers.into_iter().map(OrderNumber) {
        if let Some(number) = looks.like(&there).filter(|number| **number != there) {
            known.alike.insert(number.clone(), there);
        }
    }
    Ok(known)
}
