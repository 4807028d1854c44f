//! The rows that are shown, and what was read since. A row keeps its place under the agent's eyes: what is new or has
//! moved waits until they ask for it.

use std::collections::HashMap;

use crate::api::orders::{ListOrders, OrderPage, OrderSummary};
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;

/// The rows of one question, as far as they were read.
pub struct ShownRows {
    /// Without a cursor.
    pub asked: ListOrders,
    pub rows: Vec<ShownRow>,
    pub next: Option<String>,
    /// None was found by the letter.
    pub near: bool,
    pub read_at: Timestamp,
    waiting: Option<(OrderPage, News)>,
}

/// One order in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownRow {
    pub order: OrderSummary,
    /// It is no longer among what was asked for; what it says is as old as that.
    pub gone: bool,
}

/// What the rows shown don't have yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Orders that were not there.
    pub fresh: usize,
    /// Orders that are gone, or stand elsewhere now.
    pub moved: usize,
}

impl ShownRows {
    pub fn new(asked: ListOrders, page: OrderPage, read_at: Timestamp) -> Self {
        let rows = page.items.into_iter().map(ShownRow::of).collect();
        Self { asked, rows, next: page.next_cursor, near: page.near, read_at, waiting: None }
    }

    /// The same rows, read again: what they say is new at once, their places stay.
    pub fn refresh(&mut self, page: OrderPage, read_at: Timestamp) {
        self.read_at = read_at;
        let places: HashMap<OrderNumber, usize> =
            self.rows.iter().enumerate().map(|(place, row)| (row.order.number.clone(), place)).collect();
        let found: Vec<usize> = page.items.iter().filter_map(|item| places.get(&item.number).copied()).collect();
        // What stands behind the last one that was read again may only not have been reached.
        let reached = match &page.next_cursor {
            None => self.rows.len(),
            Some(_) => found.iter().max().map_or(0, |last| last.saturating_add(1)),
        };
        self.rows.iter_mut().take(reached).for_each(|row| row.gone = true);
        for item in &page.items {
            if let Some(row) = places.get(&item.number).and_then(|place| self.rows.get_mut(*place)) {
                *row = ShownRow::of(item.clone());
            }
        }
        let gone = self.rows.iter().filter(|row| row.gone).count();
        let is_in_order = found.is_sorted_by(|one, next| one < next);
        let news = News {
            fresh: page.items.len().saturating_sub(found.len()),
            moved: if is_in_order { gone } else { gone.max(1) },
        };
        if news == News::default() {
            self.next = page.next_cursor;
            self.near = page.near;
            self.waiting = None;
        } else {
            self.waiting = Some((page, news));
        }
    }

    /// The page behind the rows shown. An order that moved while the pages were read does not stand in two rows.
    pub fn append(&mut self, page: OrderPage) {
        for item in page.items {
            if self.place_of(&item.number).is_none() {
                self.rows.push(ShownRow::of(item));
            }
        }
        self.next = page.next_cursor;
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// What waits to be asked for.
    pub fn news(&self) -> News {
        self.waiting.as_ref().map(|(_, news)| *news).unwrap_or_default()
    }

    /// Shows what waits.
    pub fn show_news(&mut self) {
        if let Some((page, _)) = self.waiting.take() {
            *self = Self::new(self.asked.clone(), page, self.read_at);
        }
    }

    pub fn place_of(&self, number: &OrderNumber) -> Option<usize> {
        self.rows.iter().position(|row| row.order.number == *number)
    }
}

impl ShownRow {
    pub const fn of(order: OrderSummary) -> Self {
        Self { order, gone: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::json;

    fn order(number: &str, status: &str) -> OrderSummary {
        let reason = if status == "awaiting_print" { "null" } else { r#""printing""# };
        let text = format!(
            r#"{{"number":"{number}","placed_at":"2026-11-20T09:14:00Z","customer":"Claire","email":"c@example.com",
                "currency":"EUR","total":"10.00","providers":["hipay"],"payment_state":"paid",
                "logistic_status":"{status}","not_cancellable":{reason},"unfinished":false,"held_by":null}}"#
        );
        json::read(&text).expect("a summary")
    }

    fn page(orders: &[(&str, &str)], next: Option<&str>) -> OrderPage {
        let items = orders.iter().map(|(number, status)| order(number, status)).collect();
        OrderPage { items, next_cursor: next.map(str::to_owned), near: false }
    }

    const WAITS: &str = "awaiting_print";

    fn shown(orders: &[(&str, &str)], next: Option<&str>) -> ShownRows {
        ShownRows::new(ListOrders::default(), page(orders, next), Timestamp::EPOCH)
    }

    fn numbers(rows: &ShownRows) -> Vec<&str> {
        rows.rows.iter().map(|row| &*row.order.number.0).collect()
    }

    #[test]
    fn what_a_row_says_is_new_at_once_and_its_place_stays() {
        let mut rows = shown(&[("3", WAITS), ("2", WAITS)], None);
        rows.refresh(page(&[("4", WAITS), ("3", "printing"), ("2", WAITS)], None), Timestamp::EPOCH);
        assert_eq!(numbers(&rows), ["3", "2"]);
        assert_eq!(rows.rows[0].order, order("3", "printing"));
        assert_eq!(rows.news(), News { fresh: 1, moved: 0 });
        rows.show_news();
        assert_eq!((numbers(&rows), rows.news()), (vec!["4", "3", "2"], News::default()));
    }

    #[test]
    fn an_order_that_is_gone_stays_and_is_marked_until_the_list_is_asked_for() {
        let mut rows = shown(&[("3", WAITS), ("2", WAITS), ("1", WAITS)], None);
        rows.refresh(page(&[("3", WAITS), ("1", WAITS)], None), Timestamp::EPOCH);
        assert_eq!(rows.rows.iter().map(|row| row.gone).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(rows.news(), News { fresh: 0, moved: 1 });
        rows.refresh(page(&[("3", WAITS), ("2", WAITS), ("1", WAITS)], None), Timestamp::EPOCH);
        assert_eq!(rows.news(), News::default());
        assert!(rows.rows.iter().all(|row| !row.gone));
    }

    #[test]
    fn what_was_not_reached_again_is_not_gone() {
        let mut rows = shown(&[("3", WAITS), ("2", WAITS), ("1", WAITS)], None);
        rows.refresh(page(&[("4", WAITS), ("3", WAITS), ("2", WAITS)], Some("next")), Timestamp::EPOCH);
        assert!(rows.rows.iter().all(|row| !row.gone));
        assert_eq!(rows.news(), News { fresh: 1, moved: 0 });
    }

    #[test]
    fn orders_that_changed_places_are_news() {
        let mut rows = shown(&[("2", WAITS), ("1", WAITS)], None);
        rows.refresh(page(&[("1", WAITS), ("2", WAITS)], None), Timestamp::EPOCH);
        assert_eq!((numbers(&rows), rows.news()), (vec!["2", "1"], News { fresh: 0, moved: 1 }));
    }

    #[test]
    fn no_order_stands_in_two_rows() {
        let mut rows = shown(&[("3", WAITS), ("2", WAITS)], Some("next"));
        rows.append(page(&[("2", WAITS), ("1", WAITS)], None));
        assert_eq!((numbers(&rows), rows.next), (vec!["3", "2", "1"], None));
    }
}
