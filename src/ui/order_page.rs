//! One order.
