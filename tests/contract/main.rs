//! The contract: every call through the real router, every answer pinned.

mod credit_notes;
#[allow(dead_code, reason = "shared with the tests of faults; each uses its part")]
mod database;
mod field_cases;
mod golden;
mod leases;
mod lists;
mod problems;
mod refund_cases;
mod scale;
mod sessions;
#[allow(dead_code, reason = "shared with the tests of faults; each uses its part")]
mod shop;
mod steps;
#[allow(dead_code, reason = "shared with the tests of faults; each uses its part")]
mod walk;
mod whole;
