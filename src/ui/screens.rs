//! The screens, a module each, and what several of them show.

pub mod batch;
pub mod help;
pub mod items;
pub mod order;
pub mod orders;
pub mod read_failed;
pub mod reply_templates;
pub mod return_terms;
pub mod side_read;
pub mod sign_in;
mod status_badge;
mod stock_log;
pub mod unfinished;
