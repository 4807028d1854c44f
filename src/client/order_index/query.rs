//! What the list asks of the index, and what it answers.

use crate::api::orders::OrderSort;
use crate::domain::case::PaymentState;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::Amount;
use crate::domain::payment::PaymentProvider;
use crate::domain::timestamp::Timestamp;

/// An order of an index; stays the same for as long as the index lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub(super) u32);

/// Which orders, in which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderQuery {
    pub q: String,
    pub logistic_status: Option<LogisticStatus>,
    pub provider: Option<PaymentProvider>,
    pub payment_state: Option<PaymentState>,
    /// Placed at this moment or later.
    pub from: Option<Timestamp>,
    /// Placed before this moment.
    pub to: Option<Timestamp>,
    pub min_total: Option<Amount>,
    pub max_total: Option<Amount>,
    pub cancellable: Option<bool>,
    /// Whether an agent has MOD on.
    pub held: Option<bool>,
    pub unfinished: Option<bool>,
    pub sort: Sort,
    /// The time: a lease that ended holds nothing.
    pub now: Timestamp,
}

impl OrderQuery {
    /// All orders, newest first.
    pub const fn all(now: Timestamp) -> Self {
        Self {
            q: String::new(),
            logistic_status: None,
            provider: None,
            payment_state: None,
            from: None,
            to: None,
            min_total: None,
            max_total: None,
            cancellable: None,
            held: None,
            unfinished: None,
            sort: Sort { column: SortColumn::PlacedAt, descending: true },
            now,
        }
    }
}

/// A column, up or down. Equal values follow by number, equal words by date and number, in the same direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    pub column: SortColumn,
    pub descending: bool,
}

/// A column that orders are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SortColumn {
    PlacedAt,
    Number,
    Customer,
    Total,
    Provider,
    PaymentState,
    LogisticStatus,
}

impl From<OrderSort> for Sort {
    fn from(sort: OrderSort) -> Self {
        let column = match sort {
            OrderSort::Newest | OrderSort::Oldest => SortColumn::PlacedAt,
            OrderSort::TotalUp | OrderSort::TotalDown => SortColumn::Total,
            OrderSort::NumberUp | OrderSort::NumberDown => SortColumn::Number,
            OrderSort::CustomerUp | OrderSort::CustomerDown => SortColumn::Customer,
            OrderSort::StatusUp | OrderSort::StatusDown => SortColumn::LogisticStatus,
            OrderSort::PaymentUp | OrderSort::PaymentDown => SortColumn::PaymentState,
        };
        Self { column, descending: sort.is_descending() }
    }
}

/// The orders that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub rows: Vec<Row>,
    /// How many there are in each status of [`LogisticStatus::KNOWN`], whichever status is asked for.
    pub by_status: [usize; LogisticStatus::KNOWN.len()],
}
