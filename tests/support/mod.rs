//! What tests that call the backend stand on.

pub mod database;
pub mod full;
pub mod orders;
pub mod shop;
pub mod walk;
