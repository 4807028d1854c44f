//! The orders of a file that the database has already.

use std::collections::{HashMap, HashSet};

use sqlx::Row;

use super::ImportRefusal;
use super::file_of_orders::FileOfOrders;
use super::file_problem::{FileProblem, FileProblems};
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
pub(super) async fn among(file: &FileOfOrders, store: &Store) -> Result<Known, ImportRefusal> {
    let mut known = Known::default();
    if store.is_empty().await? {
        return Ok(known);
    }
    let mut reading = store.begin_read().await?;
    for order in file.orders() {
        let order = order?;
        let document =
            sqlx::query("SELECT document FROM order_documents WHERE order_number = $1").bind(&order.number.0);
        let Some(row) = document.fetch_optional(&mut *reading).await.map_err(StoreError::from)? else { continue };
        let there = serde_json::from_str::<Order>(row.try_get("document").map_err(StoreError::from)?);
        let kind = if there.is_ok_and(|there| there == order) { &mut known.same } else { &mut known.different };
        kind.insert(order.number);
    }
    let mut looks = Looks::default();
    file.numbers().for_each(|(number, _)| looks.add(number, number));
    let numbers: Vec<String> =
        sqlx::query_scalar("SELECT number FROM orders").fetch_all(&mut *reading).await.map_err(StoreError::from)?;
    for there in numbers.into_iter().map(OrderNumber) {
        if let Some(number) = looks.like(&there).filter(|number| **number != there) {
            known.alike.insert(number.clone(), there);
        }
    }
    Ok(known)
}

impl Known {
    /// Names every order of the file whose number the database has for another, or for one that looks the same.
    pub(super) fn allow(&self, file: &FileOfOrders) -> Result<(), FileProblems> {
        let mut problems = FileProblems::default();
        for (number, line) in file.numbers() {
            if self.different.contains(number) {
                problems.push(FileProblem::number_taken(line, number));
            } else if let Some(other) = self.alike.get(number) {
                problems.push(FileProblem::alike(line, number, other, None));
            }
        }
        problems.none_or_else(())
    }
}
