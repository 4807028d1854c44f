//! A discount on the whole order, spread over its lines.

use super::Order;

impl Order {
    /// The same order with its discount in the totals of its lines.
    pub fn spread_discount(self) -> Self {
        todo!()
    }
}
