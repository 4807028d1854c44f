//! The logistic status of an order: the older it is, the further along, with stragglers.

use super::dice::Dice;
use crate::domain::logistic_status::LogisticStatus::{
    self, AwaitingPrint, Cancelled, Delivered, Preparing, Printing, Shipped,
};

/// By the share of all orders that is newer, in percent: how often each status occurs. In sum about 35 % await
/// their print.
const BY_AGE: [(u64, [(u32, LogisticStatus); 6]); 4] = [
    (5, [(55, AwaitingPrint), (14, Printing), (11, Preparing), (18, Shipped), (0, Delivered), (2, Cancelled)]),
    (25, [(52, AwaitingPrint), (12, Printing), (13, Preparing), (18, Shipped), (2, Delivered), (3, Cancelled)]),
    (50, [(42, AwaitingPrint), (8, Printing), (11, Preparing), (24, Shipped), (12, Delivered), (3, Cancelled)]),
    (100, [(21, AwaitingPrint), (3, Printing), (5, Preparing), (20, Shipped), (47, Delivered), (4, Cancelled)]),
];

pub(super) fn status(index: u32, count: u32, dice: &mut Dice) -> LogisticStatus {
    let newer = u64::from(index) * 100 / u64::from(count.max(1));
    let (_, statuses) = BY_AGE.iter().find(|(until, _)| newer < *until).unwrap_or(&BY_AGE[3]);
    *dice.weighted(statuses)
}
