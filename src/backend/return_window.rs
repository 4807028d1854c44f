//! The days in which the shop takes a return of an order, on the shop's clock.

use time::Duration;

use super::shop::Shop;
use super::store::OrderRecord;
use super::time_zone::ShopTimeZone;
use crate::domain::day::Day;
use crate::domain::moment_or_day::MomentOrDay;
use crate::domain::returns::{ReturnWindow, WindowStart};
use crate::domain::timestamp::Timestamp;

/// The window of an order: from its delivery; where that is not known from its shipment; where that is not known either
/// from the day it was placed. None where the shop has none.
pub fn return_window(record: &OrderRecord, shop: &Shop, zone: &ShopTimeZone) -> Option<ReturnWindow> {
    let days = shop.returns.days?;
    let (since, from) = start(record);
    let Day(first) = zone.day_of(from);
    let last_day = Day(first.checked_add(Duration::days(days.into()))?);
    Some(ReturnWindow { since, from, days, last_day, ends_at: zone.end(MomentOrDay::Day(last_day)) })
}

fn start(record: &OrderRecord) -> (WindowStart, Timestamp) {
    let by_parcel = record.order.parcels.iter().filter_map(|parcel| parcel.shipped_at).max();
    let delivered = record.delivered_at.map(|at| (WindowStart::Delivered, at));
    let shipped = record.shipped_at.or(by_parcel).map(|at| (WindowStart::Shipped, at));
    delivered.or(shipped).unwrap_or((WindowStart::Placed, record.order.placed_at))
}
