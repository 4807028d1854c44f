//! The list of orders: filters, sorts and pages by keyset, so that a page costs the same however far back it
//! lies and no row that stays is seen twice or missed while others move.

use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};

use super::columns::{read_currency, read_moment};
use super::cursor::{Cursor, InvalidCursor, SortValue};
use super::moment::{from_micros, to_micros};
use super::search::{self, NearName};
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

    async fn page(&self, list: &ListOrders, wanted: Option<Wanted<'_>>) -> Result<OrderPage, ListError> {
        let limit = usize::from(list.limit.unwrap_or(PAGE));
        let order = SortOrder::of(list.sort);
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT orders.*, step, agents.name AS held_by, expires_at FROM orders \
             LEFT JOIN cancellations ON cancellations.order_number = number \
             LEFT JOIN modifications ON modifications.order_number = number AND modifications.expires_at > ",
        );
        let now = self.clock.now();
        query.push_bind(to_micros(now)).push(" AND modifications.expires_at <= ").push_bind(to_micros(now + 2 * LEASE));
        query.push(" LEFT JOIN agents ON agents.id = modifications.holder WHERE 1 = 1");
        match wanted {
            None => {}
            Some(Wanted::Exactly(needle)) => search::push_for_orders(needle, query.push(" AND ")),
            Some(Wanted::Nearly(name)) => name.push_for_orders(query.push(" AND ")),
        }
        push_filters(&mut query, list, self.clock.zone());
        if let Some(cursor) = &list.cursor {
            order.push_behind(&mut query, Cursor::parse(cursor, list)?);
        }
        order.push_order(&mut query);
        // One row more tells whether there is a page behind this one.
        query.push(" LIMIT ").push_bind(i64::try_from(limit + 1).unwrap_or(i64::MAX));
        let rows = query.build().fetch_all(&mut *self.searches.begin().await?).await?;

        let last = rows.get(limit.wrapping_sub(1)).filter(|_| rows.len() > limit);
        let next_cursor = match last {
            Some(row) => Some(Cursor::at(list, order.value(row)?, row.try_get("number")?).to_string()),
            None => None,
        };
        let items = rows.iter().take(limit).map(summary).collect::<Result<_, StoreError>>()?;
        Ok(OrderPage { items, next_cursor, near: false })
    }
}

/// What the orders are to be found by.
#[derive(Clone, Copy)]
enum Wanted<'a> {
    Exactly(&'a Needle),
    Nearly(&'a NearName),
}

fn push_filters(query: &mut QueryBuilder<Sqlite>, list: &ListOrders, zone: &ShopTimeZone) {
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

/// A sort as columns: rows of equal value follow by number, in the same direction.
struct SortOrder {
    column: &'static str,
    is_text: bool,
    descending: bool,
}

impl SortOrder {
    const fn of(sort: OrderSort) -> Self {
        let (column, is_text, descending) = match sort {
            OrderSort::Newest => ("placed_at", false, true),
            OrderSort::Oldest => ("placed_at", false, false),
            OrderSort::TotalUp => ("total_rank", false, false),
            OrderSort::TotalDown => ("total_rank", false, true),
            OrderSort::NumberUp => ("number_rank", true, false),
            OrderSort::NumberDown => ("number_rank", true, true),
            OrderSort::CustomerUp => ("customer_rank", true, false),
            OrderSort::CustomerDown => ("customer_rank", true, true),
        };
        Self { column, is_text, descending }
    }

    fn push_behind(&self, query: &mut QueryBuilder<Sqlite>, cursor: Cursor) {
        let comparison = if self.descending { ") < (" } else { ") > (" };
        query.push(" AND (").push(self.column).push(", number").push(comparison);
        match cursor.value {
            SortValue::Number(value) => query.push_bind(value),
            SortValue::Text(value) => query.push_bind(value),
        };
        query.push(", ").push_bind(cursor.number).push(")");
    }

    fn push_order(&self, query: &mut QueryBuilder<Sqlite>) {
        let direction = if self.descending { " DESC" } else { "" };
        query.push(" ORDER BY ").push(self.column).push(direction).push(", number").push(direction);
    }

    fn value(&self, row: &SqliteRow) -> Result<SortValue, StoreError> {
        Ok(if self.is_text {
            SortValue::Text(row.try_get(self.column)?)
        } else {
            SortValue::Number(row.try_get(self.column)?)
        })
    }
}

fn summary(row: &SqliteRow) -> Result<OrderSummary, StoreError> {
    let currency = read_currency(row)?;
    let status =
        LogisticStatus::parse(row.try_get("logistic_status")?).ok_or(StoreError::unreadable("a logistic status"))?;
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
        unfinished: step.is_some_and(|step| UNFINISHED_STEPS.contains(&step)),
        held_by: row.try_get("held_by")?,
        held_until: row.try_get::<Option<i64>, _>("expires_at")?.map(from_micros).transpose()?,
    })
}
