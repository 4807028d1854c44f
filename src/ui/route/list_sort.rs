//! What the list is sorted by, column by column.

use super::list_layout::Column;
use crate::api::orders::OrderSort;

/// The sorts of a column: the one that its heading begins with, and the other one. Newest come first, as one mostly wants
/// them; whether an order can be cancelled follows from its status.
pub const fn sorts_of(column: Option<Column>) -> (OrderSort, OrderSort) {
    match column {
        None => (OrderSort::NumberUp, OrderSort::NumberDown),
        Some(Column::Date) => (OrderSort::Newest, OrderSort::Oldest),
        Some(Column::Customer) => (OrderSort::CustomerUp, OrderSort::CustomerDown),
        Some(Column::Total) => (OrderSort::TotalUp, OrderSort::TotalDown),
        Some(Column::Payment) => (OrderSort::PaymentUp, OrderSort::PaymentDown),
        Some(Column::Cancellation | Column::Status) => (OrderSort::StatusUp, OrderSort::StatusDown),
    }
}
