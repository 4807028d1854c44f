//! The list of orders: filters, sorts and pages by keyset, so that a page costs the same however far back it
//! lies and no row that stays is seen twice or missed while others move.

use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};

use super::columns::{read_currency, read_logistic_status, read_moment};
use super::cursor::{Cursor, InvalidCursor, SortValue};
use super::moment::{from_micros, to_micros};
use super::search::{self, Candidates, NearName};
use super::unfinished::UNFINISHED_STEPS;
use super::{Store, StoreError};
use crate::api::orders::{ListOrders, OrderPage, OrderSort, OrderSummary};
use crate::backend::time_zone::ShopTimeZone;
use crate::domain::case::PaymentState;
use crate::domain::eligibility::not_cancellable;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::modification::LEASE;
use crate::domain::money::Amount;
use crate::domain::order::OrderNumber;
use crate::domain::payment::PaymentProvider;
use crate::domain::search::Needle;
use crate::domain::timestamp::Timestamp;

#[cfg(test)]
mod tests;

const PAGE: u16 = 50;

/// The reason why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    #[error(transparent)]
    Cursor(#[from] InvalidCursor),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for ListError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Store {
    /// A page of the list.
    ///
    /// # Errors
    /// [`ListError`].
    pub async fn list(&self, list: &ListOrders) -> Result<OrderPage, ListError> {
        let needle = list.q.as_deref().and_then(Needle::of);
        let page = self.page(list, needle.as_ref().map(Wanted::Exactly)).await?;
        let near = list.q.as_deref().filter(|_| page.items.is_empty()).and_then(NearName::of);
        match near {
            None => Ok(page),
            Some(name) => {
                let page = self.page(list, Some(Wanted::Nearly(&name))).await?;
                Ok(OrderPage { near: !page.items.is_empty(), ..page })
            }
        }
    }

    /// The rows of a page, and one more, which tells whether there is a page behind this one.
    fn query(
        &self,
        list: &ListOrders,
        wanted: Option<Wanted<'_>>,
        candidates: &Candidates,
        limit: usize,
    ) -> Result<QueryBuilder<Sqlite>, InvalidCursor> {
        let order = SortOrder::of(list.sort);
        let mut query = match candidates {
            Candidates::Many => select(self.clock.now()),
            Candidates::Few(few) => select_of(few, self.clock.now()),
        };
        match wanted {
            None => {}
            Some(Wanted::Exactly(needle)) => search::push_for_orders(needle, query.push(" AND ")),
            Some(Wanted::Nearly(name)) => name.push_for_orders(query.push(" AND ")),
        }
        push_filters(&mut query, list, self.clock.now(), self.clock.zone());
        if let Some(cursor) = &list.cursor {
            order.push_behind(&mut query, Cursor::parse(cursor, list)?);
        }
        order.push_order(&mut query);
        query.push(" LIMIT ").push_bind(i64::try_from(limit + 1).unwrap_or(i64::MAX));
        Ok(query)
    }

    async fn page(&self, list: &ListOrders, wanted: Option<Wanted<'_>>) -> Result<OrderPage, ListError> {
        let limit = usize::from(list.limit.unwrap_or(PAGE));
        let order = SortOrder::of(list.sort);
        let mut search = self.searches.begin().await?;
        let candidates = match wanted {
            Some(Wanted::Exactly(needle)) => search::candidates(&mut search, needle).await?,
            _ => Candidates::Many,
        };
        let mut query = self.query(list, wanted, &candidates, limit)?;
        let rows = query.build().fetch_all(&mut *search).await?;

        let last = rows.get(limit.wrapping_sub(1)).filter(|_| rows.len() > limit);
        let next_cursor = match last {
            Some(row) => Some(Cursor::at(list, order.value(row)?, row.try_get("number")?).to_string()),
            None => None,
        };
        let items = rows.iter().take(limit).map(summary).collect::<Result<_, StoreError>>()?;
        Ok(OrderPage { items, next_cursor, near: false })
    }
}

/// The columns of rows of the list.
const COLUMNS: &str = "SELECT orders.*, step, agents.name AS held_by, expires_at FROM ";

/// Rows of the list, for conditions to follow.
pub(super) fn select(now: Timestamp) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::<Sqlite>::new(COLUMNS);
    query.push("orders");
    push_joins(query, now)
}

/// The same of these orders alone, one after the other.
fn select_of(few: &[i64], now: Timestamp) -> QueryBuilder<Sqlite> {
    let ids = few.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let mut query = QueryBuilder::<Sqlite>::new(COLUMNS);
    // SQLite leaves the order of a cross join as it is: it would walk through all orders by date else.
    query.push("json_each(").push_bind(format!("[{ids}]")).push(") AS few CROSS JOIN orders ON search_id = few.value");
    push_joins(query, now)
}

fn push_joins(mut query: QueryBuilder<Sqlite>, now: Timestamp) -> QueryBuilder<Sqlite> {
    query.push(
        " LEFT JOIN cancellations ON cancellations.order_number = number \
         LEFT JOIN modifications ON modifications.order_number = number AND modifications.expires_at > ",
    );
    query.push_bind(to_micros(now)).push(" AND modifications.expires_at <= ").push_bind(to_micros(now + 2 * LEASE));
    query.push(" LEFT JOIN agents ON agents.id = modifications.holder WHERE 1 = 1");
    query
}

/// What the orders are to be found by.
#[derive(Clone, Copy)]
enum Wanted<'a> {
    Exactly(&'a Needle),
    Nearly(&'a NearName),
}

fn push_filters(query: &mut QueryBuilder<Sqlite>, list: &ListOrders, now: Timestamp, zone: &ShopTimeZone) {
    if let Some(status) = list.logistic_status {
        query.push(" AND logistic_status = ").push_bind(status.as_str());
    }
    if let Some(provider) = list.provider {
        let pattern = format!("% {} %", provider.as_str().replace('_', "\\_"));
        query.push(" AND providers LIKE ").push_bind(pattern).push(" ESCAPE '\\'");
    }
    if let Some(state) = list.payment_state {
        query.push(" AND payment_state = ").push_bind(state.as_str());
    }
    if let Some(from) = list.from {
        query.push(" AND placed_at >= ").push_bind(to_micros(zone.beginning(from)));
    }
    if let Some(to) = list.to {
        query.push(" AND placed_at < ").push_bind(to_micros(zone.end(to)));
    }
    if let Some(least) = list.min_total {
        query.push(" AND total_rank >= ").push_bind(least.thousandths());
    }
    if let Some(most) = list.max_total {
        query.push(" AND total_rank <= ").push_bind(most.thousandths());
    }
    if let Some(wanted) = list.held {
        push_is_in(query, wanted, "SELECT order_number FROM modifications WHERE expires_at > ");
        query.push_bind(to_micros(now)).push(" AND expires_at <= ").push_bind(to_micros(now + 2 * LEASE)).push(")");
    }
    if let Some(wanted) = list.unfinished {
        push_is_in(query, wanted, "SELECT order_number FROM cancellations WHERE step IN (");
        let mut steps = query.separated(", ");
        for step in UNFINISHED_STEPS {
            steps.push_bind(step);
        }
        query.push(") UNION ALL SELECT order_number FROM refund_tasks WHERE state IN ('to_do', 'opened'))");
    }
    if let Some(wanted) = list.cancellable {
        let statuses = LogisticStatus::KNOWN.into_iter().filter(|status| not_cancellable(*status).is_none() == wanted);
        query.push(" AND logistic_status IN (");
        let mut words = query.separated(", ");
        for status in statuses {
            words.push_bind(status.as_str());
        }
        query.push(")");
    }
}

/// Whether an order is among those of a query that follows.
fn push_is_in(query: &mut QueryBuilder<Sqlite>, wanted: bool, orders: &'static str) {
    query.push(if wanted { " AND number IN (" } else { " AND number NOT IN (" }).push(orders);
}

/// A sort as columns: rows of equal value follow by number, in the same direction; those of equal rank by date before.
struct SortOrder {
    column: &'static str,
    kind: SortKind,
    descending: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SortKind {
    Number,
    Text,
    /// One of a few.
    Rank,
}

impl SortOrder {
    const fn of(sort: OrderSort) -> Self {
        let (column, kind) = match sort {
            OrderSort::Newest | OrderSort::Oldest => ("placed_at", SortKind::Number),
            OrderSort::TotalUp | OrderSort::TotalDown => ("total_rank", SortKind::Number),
            OrderSort::NumberUp | OrderSort::NumberDown => ("number_rank", SortKind::Text),
            OrderSort::CustomerUp | OrderSort::CustomerDown => ("customer_rank", SortKind::Text),
            OrderSort::StatusUp | OrderSort::StatusDown => ("status_rank", SortKind::Rank),
            OrderSort::PaymentUp | OrderSort::PaymentDown => ("payment_rank", SortKind::Rank),
        };
        let descending = sort.is_descending();
        Self { column, kind, descending }
    }

    /// The columns between the value and the number.
    const fn between(&self) -> &'static str {
        match self.kind {
            SortKind::Rank => ", placed_at",
            SortKind::Number | SortKind::Text => "",
        }
    }

    fn push_behind(&self, query: &mut QueryBuilder<Sqlite>, cursor: Cursor) {
        let comparison = if self.descending { ", number) < (" } else { ", number) > (" };
        query.push(" AND (").push(self.column).push(self.between()).push(comparison);
        match cursor.value {
            SortValue::Number(value) => query.push_bind(value),
            SortValue::Text(value) => query.push_bind(value),
            SortValue::Rank(rank, placed_at) => query.push_bind(rank).push(", ").push_bind(placed_at),
        };
        query.push(", ").push_bind(cursor.number).push(")");
    }

    fn push_order(&self, query: &mut QueryBuilder<Sqlite>) {
        let direction = if self.descending { " DESC" } else { "" };
        query.push(" ORDER BY ").push(self.column).push(direction);
        if self.kind == SortKind::Rank {
            query.push(", placed_at").push(direction);
        }
        query.push(", number").push(direction);
    }

    fn value(&self, row: &SqliteRow) -> Result<SortValue, StoreError> {
        Ok(match self.kind {
            SortKind::Number => SortValue::Number(row.try_get(self.column)?),
            SortKind::Text => SortValue::Text(row.try_get(self.column)?),
            SortKind::Rank => SortValue::Rank(row.try_get(self.column)?, row.try_get("placed_at")?),
        })
    }
}

/// A row that was [selected](select).
pub(super) fn summary(row: &SqliteRow) -> Result<OrderSummary, StoreError> {
    let currency = read_currency(row)?;
    let status = read_logistic_status(row)?;
    let providers: &str = row.try_get("providers")?;
    let step: Option<&str> = row.try_get("step")?;
    let payment_state =
        PaymentState::parse(row.try_get("payment_state")?).ok_or(StoreError::unreadable("a payment state"))?;
    let (gross, captured): (i64, i64) = (row.try_get("gross")?, row.try_get("captured")?);
    Ok(OrderSummary {
        number: OrderNumber(row.try_get("number")?),
        placed_at: read_moment(row, "placed_at")?,
        customer: row.try_get("customer")?,
        email: row.try_get("email")?,
        currency,
        total: Amount::from_minor(gross, currency),
        providers: providers.split_whitespace().filter_map(PaymentProvider::parse).collect(),
        payment_state,
        paid_in_part: payment_state == PaymentState::Paid && captured < gross,
        logistic_status: status,
        not_cancellable: not_cancellable(status),
        unfinished: payment_state == PaymentState::RefundPending
            || step.is_some_and(|step| UNFINISHED_STEPS.contains(&step)),
        held_by: row.try_get("held_by")?,
        held_until: row.try_get::<Option<i64>, _>("expires_at")?.map(from_micros).transpose()?,
    })
}
