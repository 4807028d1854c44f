//! The orders that were picked, for what can be done with several at once.

use std::collections::{HashMap, HashSet};

use leptos::prelude::*;

use super::store::{OrderListStore, ShownRow, ShownRows};
use crate::api::orders::OrderSort;
use crate::domain::money::{Amount, Currency, by_currency};
use crate::domain::order::OrderNumber;
use crate::ui::reactive::watch;
use crate::ui::route::OrderFilter;

/// A picked order.
struct Picked {
    currency: Currency,
    total: Amount,
    /// As it was listed, where it is not among the orders at hand: the list may lose it.
    row: Option<Box<ShownRow>>,
}

/// The handle. It lasts as long as the question that the orders answer.
#[derive(Clone, Copy)]
pub struct Selection {
    list: OrderListStore,
    picked: RwSignal<HashMap<OrderNumber, Picked>>,
    count: Memo<usize>,
    /// From where Shift picks on.
    anchor: StoredValue<Option<OrderNumber>>,
}

impl Selection {
    pub fn open(list: OrderListStore) -> Self {
        let picked = RwSignal::new(HashMap::new());
        let count = Memo::new(move |_| picked.with(HashMap::len));
        let this = Self { list, picked, count, anchor: StoredValue::new(None) };
        // Another sort shows the same orders; another filter does not.
        watch(move || OrderFilter { sort: OrderSort::default(), ..list.asked().get() }, move |_, _| this.clear());
        this
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it at the desk")
    }

    pub fn count(self) -> Memo<usize> {
        self.count
    }

    /// What they come to, currency by currency.
    pub fn sums(self) -> Vec<(Currency, Amount)> {
        self.picked.with(|picked| by_currency(picked.values().map(|pick| (pick.currency, pick.total))))
    }

    pub fn track(self) {
        self.picked.track();
    }

    pub fn has(self, number: &OrderNumber) -> bool {
        self.picked.with_untracked(|picked| picked.contains_key(number))
    }

    /// Picks this order, or no more.
    pub fn toggle(self, row: &ShownRow) {
        let number = row.order.number.clone();
        self.anchor.set_value(Some(number.clone()));
        self.picked.update(|picked| {
            if picked.remove(&number).is_none() {
                picked.insert(number, self.pick_of(row));
            }
        });
    }

    /// Picks everything from the order that was picked last to this place.
    pub fn extend_to(self, place: usize) {
        let from = self.anchor.with_value(|anchor| anchor.as_ref().and_then(|number| self.list.place_of(number)));
        let from = from.unwrap_or(place);
        self.pick(from.min(place)..from.max(place).saturating_add(1));
        if self.anchor.with_value(Option::is_none) {
            self.anchor.set_value(self.list.row(place).map(|row| row.order.number));
        }
    }

    /// Picks all that match.
    pub fn pick_all(self) {
        self.pick(0..self.list.with_untracked(ShownRows::len).unwrap_or(0));
    }

    fn pick(self, places: std::ops::Range<usize>) {
        let rows = places.filter_map(|place| self.list.row(place));
        self.picked.update(|picked| {
            picked.extend(rows.map(|row| (row.order.number.clone(), self.pick_of(&row))));
        });
    }

    fn pick_of(self, row: &ShownRow) -> Picked {
        let (currency, total) = (row.order.currency, row.order.total);
        let is_at_hand = self.list.with_untracked(ShownRows::is_at_hand) == Some(true);
        Picked { currency, total, row: (!is_at_hand).then(|| Box::new(row.clone())) }
    }

    pub fn clear(self) {
        self.anchor.set_value(None);
        if self.picked.with_untracked(|picked| !picked.is_empty()) {
            self.picked.update(HashMap::clear);
        }
    }

    /// The rows that were picked, as they are listed; behind them those that the list no longer has.
    pub fn rows(self) -> Vec<ShownRow> {
        let all = 0..self.list.with_untracked(ShownRows::len).unwrap_or(0);
        let is_picked = |place: &usize| self.list.number(*place).is_some_and(|number| self.has(&number));
        let mut rows: Vec<ShownRow> = all.filter(is_picked).filter_map(|place| self.list.row(place)).collect();
        if rows.len() < self.count.get_untracked() {
            let listed: HashSet<OrderNumber> = rows.iter().map(|row| row.order.number.clone()).collect();
            self.picked.with_untracked(|picked| {
                let left = picked.iter().filter(|(number, _)| !listed.contains(*number));
                rows.extend(left.filter_map(|(number, pick)| {
                    self.list.row_at_hand(number).or_else(|| pick.row.as_deref().cloned())
                }));
            });
        }
        rows
    }
}
