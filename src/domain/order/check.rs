//! What an import must refuse.

use super::Order;

/// One problem of an order, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderProblem {
    /// As a JSON pointer (RFC 6901) into the order: `/payments/0/captured`.
    pub pointer: String,
    pub flaw: OrderFlaw,
}

/// What is wrong; displays as a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderFlaw {
    #[error("must not be empty")]
    Empty,
}

impl Order {
    /// That the order can be imported.
    ///
    /// # Errors
    /// Every problem.
    pub fn check(&self) -> Result<(), Vec<OrderProblem>> {
        todo!()
    }
}
