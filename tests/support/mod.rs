//! What tests that call the backend stand on.

pub mod database;
pub mod orders;
pub mod shop;
pub mod walk;
