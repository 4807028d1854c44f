//! What the list is sorted by.

use crate::api::orders::OrderSort;
use crate::domain::wire_words::wire_words;

use super::list_layout::Column;

wire_words! {
    /// A column and a direction. The first ones are the backend's own; the rest need the orders at hand.
    #[derive(Default)]
    pub enum ListSort {
        #[default]
        Newest = "newest",
        Oldest = "oldest",
        TotalUp = "total_up",
        TotalDown = "total_down",
        NumberUp = "number_up",
        NumberDown = "number_down",
        CustomerUp = "customer_up",
        CustomerDown = "customer_down",
        PaymentUp = "payment_up",
        PaymentDown = "payment_down",
        StatusUp = "status_up",
        StatusDown = "status_down",
    }
}

impl ListSort {
    /// As the backend has it, if it does.
    pub fn of_backend(self) -> Option<OrderSort> {
        OrderSort::parse(self.as_str())
    }

    /// The sorts of a column: the one that its heading begins with, and the other one. Newest come first, as one mostly
    /// wants them.
    pub const fn of_column(column: Option<Column>) -> Option<(Self, Self)> {
        match column {
            None => Some((Self::NumberUp, Self::NumberDown)),
            Some(Column::Date) => Some((Self::Newest, Self::Oldest)),
            Some(Column::Customer) => Some((Self::CustomerUp, Self::CustomerDown)),
            Some(Column::Total) => Some((Self::TotalUp, Self::TotalDown)),
            Some(Column::Payment) => Some((Self::PaymentUp, Self::PaymentDown)),
            Some(Column::Status) => Some((Self::StatusUp, Self::StatusDown)),
            // It follows from the status.
            Some(Column::Cancellation) => None,
        }
    }

    /// Whether the smallest, the first of the alphabet or the oldest comes first.
    pub const fn is_ascending(self) -> bool {
        matches!(
            self,
            Self::Oldest | Self::TotalUp | Self::NumberUp | Self::CustomerUp | Self::PaymentUp | Self::StatusUp
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_of_the_backend_is_one_of_the_list() {
        for sort in OrderSort::ALL {
            assert_eq!(ListSort::parse(sort.as_str()).and_then(ListSort::of_backend), Some(sort));
        }
    }
}
