//! What the address asks for, as the backend and as the orders at hand are asked.

use crate::api::orders::ListOrders;
use crate::client::now;
use crate::client::order_index::OrderQuery;
use crate::domain::day::Day;
use crate::domain::moment_or_day::MomentOrDay;
use crate::ui::kit::{beginning_of, day_of};
use crate::ui::route::{ListLayout, OrderFilter};

/// The question alone: a layout asks for nothing, nor does a space behind a word.
pub fn question(filter: &OrderFilter) -> OrderFilter {
    OrderFilter { q: filter.q.trim().to_owned(), layout: ListLayout::default(), ..filter.clone() }
}

/// The question for the backend.
pub fn of_backend(asked: &OrderFilter) -> ListOrders {
    let (from, to) = asked.placed.days(day_of(now()));
    ListOrders {
        q: Some(asked.q.clone()).filter(|q| !q.is_empty()),
        logistic_status: asked.logistic_status,
        provider: asked.provider,
        payment_state: asked.payment_state,
        from: from.map(|day| MomentOrDay::Day(Day(day))),
        to: to.map(|day| MomentOrDay::Day(Day(day))),
        min_total: asked.min_total,
        max_total: asked.max_total,
        cancellable: asked.cancellable.then_some(true),
        held: asked.held.then_some(true),
        unfinished: asked.unfinished.then_some(true),
        sort: asked.sort,
        ..ListOrders::default()
    }
}

/// The question for the orders at hand.
pub fn at_hand(asked: &OrderFilter) -> OrderQuery {
    let now = now();
    let (from, to) = asked.placed.days(day_of(now));
    OrderQuery {
        q: asked.q.clone(),
        logistic_status: asked.logistic_status,
        provider: asked.provider,
        payment_state: asked.payment_state,
        from: from.map(beginning_of),
        to: to.and_then(time::Date::next_day).map(beginning_of),
        min_total: asked.min_total,
        max_total: asked.max_total,
        cancellable: asked.cancellable.then_some(true),
        held: asked.held.then_some(true),
        unfinished: asked.unfinished.then_some(true),
        sort: asked.sort.into(),
        now,
    }
}
