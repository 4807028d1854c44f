//! The import of orders into the database.

use std::collections::HashSet;
use std::iter;

use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

use super::moment::to_micros;
use super::search::{SearchText, order_amounts, order_text};
use super::stock::insert_items;
use super::{Store, StoreError, journal};
use crate::domain::case::OrderAmounts;
use crate::domain::money::Amount;
use crate::domain::order::{Order, OrderNumber};
use crate::domain::search::{fold, natural_rank};

/// Rows a statement: few statements, none of them near a database's limit of bound values.
const CHUNK: usize = 500;

/// The reason why none of the orders was taken.
#[derive(Debug, thiserror::Error)]
pub enum InsertError {
    #[error("order {0} is there already")]
    Duplicate(OrderNumber),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for InsertError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Store {
    /// True when no order was ever imported.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let any = sqlx::query("SELECT number FROM orders LIMIT 1").fetch_optional(&self.read).await?;
        Ok(any.is_none())
    }

    /// Takes all these orders or none, in one transaction; each gets its line in the journal. The orders are
    /// checked already ([`Order::check`]) and their discounts spread.
    ///
    /// # Errors
    /// [`InsertError::Duplicate`] names the first order that is known already or twice in `orders`.
    pub async fn insert_orders(&self, orders: &[Order]) -> Result<(), InsertError> {
        let mut seen = HashSet::new();
        if let Some(twice) = orders.iter().find(|order| !seen.insert(&order.number)) {
            return Err(InsertError::Duplicate(twice.number.clone()));
        }
        let now = self.clock.now();
        let mut db = self.begin_write().await?;
        for chunk in orders.chunks(CHUNK) {
            if let Some(known) = find_known(&mut db, chunk).await? {
                db.roll_back().await;
                return Err(InsertError::Duplicate(known));
            }
            insert_rows(&mut db, chunk).await?;
            insert_documents(&mut db, chunk).await?;
            insert_payments(&mut db, chunk).await?;
            insert_earlier_refunds(&mut db, chunk).await?;
            insert_items(&mut db, chunk, CHUNK).await?;
            journal::append_imports(&mut db, chunk, now).await?;
        }
        db.commit().await?;
        Ok(())
    }
}

async fn find_known(db: &mut SqliteConnection, orders: &[Order]) -> Result<Option<OrderNumber>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT number FROM orders WHERE number IN (");
    let mut numbers = query.separated(", ");
    for order in orders {
        numbers.push_bind(&order.number.0);
    }
    query.push(") ORDER BY number LIMIT 1");
    let known = query.build().fetch_optional(db).await?;
    Ok(known.map(|row| row.try_get("number").map(OrderNumber)).transpose()?)
}

async fn insert_rows(db: &mut SqliteConnection, orders: &[Order]) -> Result<(), StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "INSERT INTO orders (number, number_rank, placed_at, currency, gross, captured, total_rank, customer, \
         customer_rank, email, providers, search_text, joined_text, amounts, logistic_status, payment_state, version) ",
    );
    query.push_values(orders, |mut row, order| {
        let amounts = OrderAmounts::of(order, iter::empty());
        let OrderAmounts { gross, captured, .. } = amounts;
        let SearchText { written, joined } = order_text(order, []);
        row.push_bind(&order.number.0)
            .push_bind(natural_rank(&order.number.0))
            .push_bind(to_micros(order.placed_at))
            .push_bind(order.currency.code())
            .push_bind(gross.minor())
            .push_bind(captured.minor())
            .push_bind(gross.thousandths())
            .push_bind(&order.customer.name)
            .push_bind(fold(&order.customer.name))
            .push_bind(&order.customer.email)
            .push_bind(providers(order))
            .push_bind(written)
            .push_bind(joined)
            .push_bind(order_amounts(order))
            .push_bind(order.logistic_status.as_str())
            .push_bind(amounts.payment_state().as_str())
            .push("1");
    });
    query.build().execute(db).await?;
    Ok(())
}

async fn insert_documents(db: &mut SqliteConnection, orders: &[Order]) -> Result<(), StoreError> {
    let documents: Result<Vec<_>, _> =
        orders.iter().map(|order| Ok((&order.number.0, serde_json::to_string(order)?))).collect();
    let documents = documents.map_err(|_: serde_json::Error| StoreError::unreadable("an order"))?;
    let mut query = QueryBuilder::<Sqlite>::new("INSERT INTO order_documents (order_number, document) ");
    query.push_values(documents, |mut row, (number, document)| {
        row.push_bind(number).push_bind(document);
    });
    query.build().execute(db).await?;
    Ok(())
}

async fn insert_payments(db: &mut SqliteConnection, orders: &[Order]) -> Result<(), StoreError> {
    let payments: Vec<_> =
        orders.iter().flat_map(|order| order.payments.iter().map(move |payment| (&order.number.0, payment))).collect();
    for chunk in payments.chunks(CHUNK) {
        let mut query =
            QueryBuilder::<Sqlite>::new("INSERT INTO payments (order_number, id, provider, reference, captured) ");
        query.push_values(chunk, |mut row, (number, payment)| {
            row.push_bind(*number)
                .push_bind(&payment.id.0)
                .push_bind(payment.provider.as_str())
                .push_bind(&payment.transaction)
                .push_bind(payment.captured.minor());
        });
        query.build().execute(&mut *db).await?;
    }
    Ok(())
}

/// Each once, between spaces.
fn providers(order: &Order) -> String {
    let mut words: Vec<&str> = Vec::new();
    for payment in &order.payments {
        let word = payment.provider.as_str();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    format!(" {} ", words.join(" "))
}

/// What the shop gave back before, for the rules of the database.
async fn insert_earlier_refunds(db: &mut SqliteConnection, orders: &[Order]) -> Result<(), StoreError> {
    let refunds: Vec<_> =
        orders.iter().flat_map(|order| order.earlier_refunds.iter().map(move |refund| (order, refund))).collect();
    for chunk in refunds.chunks(CHUNK) {
        let mut query = QueryBuilder::<Sqlite>::new("INSERT INTO earlier_refunds (order_number, id, credited) ");
        query.push_values(chunk, |mut row, (order, refund)| {
            let credited = refund.credited(Amount::zero(order.currency));
            row.push_bind(&order.number.0).push_bind(&refund.id).push_bind(credited.minor());
        });
        query.build().execute(&mut *db).await?;
    }
    let payments: Vec<_> = refunds
        .iter()
        .flat_map(|(order, refund)| refund.payments.iter().map(move |paid| (&order.number.0, &refund.id, paid)))
        .collect();
    for chunk in payments.chunks(CHUNK) {
        let mut query = QueryBuilder::<Sqlite>::new(
            "INSERT INTO earlier_refund_payments (order_number, refund, payment_id, amount) ",
        );
        query.push_values(chunk, |mut row, (number, refund, paid)| {
            row.push_bind(*number).push_bind(*refund).push_bind(&paid.payment.0).push_bind(paid.amount.minor());
        });
        query.build().execute(&mut *db).await?;
    }
    Ok(())
}
