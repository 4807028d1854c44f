//! What orders and articles are found by, and the condition of a search on their rows.

mod candidates;
mod condition;
mod near;
mod text;
mod upkeep;

pub(super) use candidates::{Candidates, candidates};
pub(super) use condition::{push_for_items, push_for_orders};
pub(super) use near::NearName;
pub(super) use text::{SearchText, item_text, order_amounts, order_text, other_amounts, own_names};
