//! What a search looks in, and for. What is kept of an order to be found by and what somebody typed or pasted are
//! brought to one form, so that neither accents nor punctuation decide whether they meet.

mod amount;
mod fold;
mod natural;
mod near;
mod needle;
mod pasted;
mod telephone;
mod text;
mod upkeep;

pub(super) use fold::fold;
pub(in crate::backend) use fold::look_of;
pub(super) use natural::natural_rank;
pub(super) use near::NearName;
pub(super) use needle::Needle;
pub(super) use text::{item_text, order_amounts, order_text};
