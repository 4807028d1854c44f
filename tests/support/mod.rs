//! What tests that call the backend stand on.

pub mod database;
pub mod events;
pub mod orders;
pub mod shop;
pub mod walk;
