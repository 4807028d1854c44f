//! The writes that an earlier page left behind: what is found out about them, and the notice that tells it.

pub mod notices;
pub mod store;
