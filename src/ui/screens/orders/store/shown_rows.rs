//! The rows that are shown, and what came since. A row keeps its place under the agent's eyes: what is new or has moved
//! waits until they ask for it.

use std::collections::{HashMap, HashSet};

use crate::api::orders::{OrderPage, OrderSummary};
use crate::client::order_index::{Found, KnownOrders, Row};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;
use crate::ui::route::OrderFilter;

/// The rows of one question, as far as they are known.
pub struct ShownRows {
    /// The question, whatever the layout.
    pub asked: OrderFilter,
    rows: Rows,
    /// None was found by the letter.
    pub near: bool,
    pub read_at: Timestamp,
    waiting: Option<(Waiting, News)>,
}

/// Where the rows are from.
enum Rows {
    /// From the backend, page by page.
    Read { rows: Vec<ShownRow>, next: Option<String> },
    /// From the orders at hand: all of them.
    Found { found: Found, gone: HashSet<Row>, generation: u32 },
}

/// What is shown in their place once it is asked for.
enum Waiting {
    Page(OrderPage),
    Found(Found, u32),
}

/// One order in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownRow {
    pub order: OrderSummary,
    /// It is no longer among what was asked for; what it says may be as old as that.
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
    /// The first page that the backend gave.
    pub fn read(asked: OrderFilter, page: OrderPage, read_at: Timestamp) -> Self {
        let near = page.near;
        let rows = Rows::Read { rows: page.items.into_iter().map(ShownRow::of).collect(), next: page.next_cursor };
        Self { asked, rows, near, read_at, waiting: None }
    }

    /// What was found at hand.
    pub fn found(asked: OrderFilter, found: Found, generation: u32, read_at: Timestamp) -> Self {
        Self {
            asked,
            rows: Rows::Found { found, gone: HashSet::new(), generation },
            near: false,
            read_at,
            waiting: None,
        }
    }

    /// The same rows, read again: what they say is new at once, their places stay.
    pub fn read_again(&mut self, page: OrderPage, read_at: Timestamp) {
        let Rows::Read { rows, next } = &mut self.rows else { return };
        self.read_at = read_at;
        let places: HashMap<OrderNumber, usize> =
            rows.iter().enumerate().map(|(place, row)| (row.order.number.clone(), place)).collect();
        let found: Vec<usize> = page.items.iter().filter_map(|item| places.get(&item.number).copied()).collect();
        // What stands behind the last one that was read again may only not have been reached.
        let reached = match &page.next_cursor {
            None => rows.len(),
            Some(_) => found.iter().max().map_or(0, |last| last.saturating_add(1)),
        };
        rows.iter_mut().take(reached).for_each(|row| row.gone = true);
        for item in &page.items {
            if let Some(row) = places.get(&item.number).and_then(|place| rows.get_mut(*place)) {
                *row = ShownRow::of(item.clone());
            }
        }
        let gone = rows.iter().filter(|row| row.gone).count();
        let news = News::of(page.items.len().saturating_sub(found.len()), gone, found.is_sorted());
        if news == News::default() {
            next.clone_from(&page.next_cursor);
            self.near = page.near;
            self.waiting = None;
        } else {
            self.waiting = Some((Waiting::Page(page), news));
        }
    }

    /// What is found for the same question now.
    pub fn found_again(&mut self, found: Found, generation: u32, index: &dyn KnownOrders, read_at: Timestamp) {
        self.read_at = read_at;
        // Rows of before name nothing any more.
        if matches!(self.rows, Rows::Found { generation: before, .. } if before != generation) {
            *self = Self::found(self.asked.clone(), found, generation, read_at);
            return;
        }
        let news = match &mut self.rows {
            // Where the backend's rows are those at hand, nobody sees the change.
            Rows::Read { rows, .. } => {
                let mut pairs = rows.iter().zip(&found.rows);
                let is_same =
                    rows.len() <= found.rows.len() && pairs.all(|(row, at)| row.order.number.0 == index.number(*at));
                News { fresh: 0, moved: usize::from(!is_same) }
            }
            Rows::Found { found: shown, .. } if shown.rows == found.rows => News::default(),
            Rows::Found { found: shown, gone, .. } => {
                let (before, now): (HashSet<Row>, HashSet<Row>) =
                    (shown.rows.iter().copied().collect(), found.rows.iter().copied().collect());
                *gone = before.difference(&now).copied().collect();
                let staying = |rows: &[Row], of: &HashSet<Row>| -> Vec<Row> {
                    rows.iter().filter(|row| of.contains(row)).copied().collect()
                };
                let is_in_order = staying(&shown.rows, &now) == staying(&found.rows, &before);
                News::of(now.difference(&before).count(), gone.len(), is_in_order)
            }
        };
        if news == News::default() {
            (self.rows, self.near) = (Rows::Found { found, gone: HashSet::new(), generation }, false);
            self.waiting = None;
        } else {
            self.waiting = Some((Waiting::Found(found, generation), news));
        }
    }

    /// The page behind the rows shown. An order that moved while the pages were read does not stand in two rows.
    pub fn append(&mut self, page: OrderPage) {
        let Rows::Read { rows, next } = &mut self.rows else { return };
        let known: HashSet<OrderNumber> = rows.iter().map(|row| row.order.number.clone()).collect();
        rows.extend(page.items.into_iter().filter(|item| !known.contains(&item.number)).map(ShownRow::of));
        *next = page.next_cursor;
    }

    pub fn len(&self) -> usize {
        match &self.rows {
            Rows::Read { rows, .. } => rows.len(),
            Rows::Found { found, .. } => found.rows.len(),
        }
    }

    /// The row at this place.
    pub fn row(&self, place: usize, index: Option<&dyn KnownOrders>) -> Option<ShownRow> {
        match &self.rows {
            Rows::Read { rows, .. } => rows.get(place).cloned(),
            Rows::Found { found, gone, .. } => {
                let row = *found.rows.get(place)?;
                Some(ShownRow { order: index?.summary(row), gone: gone.contains(&row) })
            }
        }
    }

    /// The order at this place.
    pub fn number(&self, place: usize, index: Option<&dyn KnownOrders>) -> Option<OrderNumber> {
        match &self.rows {
            Rows::Read { rows, .. } => rows.get(place).map(|row| row.order.number.clone()),
            Rows::Found { found, .. } => Some(OrderNumber(index?.number(*found.rows.get(place)?).to_owned())),
        }
    }

    pub fn place_of(&self, number: &OrderNumber, index: Option<&dyn KnownOrders>) -> Option<usize> {
        match &self.rows {
            Rows::Read { rows, .. } => rows.iter().position(|row| row.order.number == *number),
            Rows::Found { found, .. } => {
                let row = index?.row_of(number)?;
                found.rows.iter().position(|found| *found == row)
            }
        }
    }

    /// Whether they name anything in the orders at hand since these were made for the `generation`-th time.
    pub fn is_of(&self, generation: u32) -> bool {
        !matches!(self.rows, Rows::Found { generation: own, .. } if own != generation)
    }

    /// Whether they were found in the orders at hand.
    pub const fn is_at_hand(&self) -> bool {
        matches!(self.rows, Rows::Found { .. })
    }

    /// Where the backend's rows go on behind those shown.
    pub fn next(&self) -> Option<&str> {
        match &self.rows {
            Rows::Read { next, .. } => next.as_deref(),
            Rows::Found { .. } => None,
        }
    }

    /// How many orders are in this status, or in any, of those that every other filter lets through; `None` where only
    /// the backend knows.
    pub fn count_in(&self, status: Option<LogisticStatus>) -> Option<usize> {
        let Rows::Found { found, .. } = &self.rows else { return None };
        match status {
            Some(status) => {
                let place = LogisticStatus::KNOWN.iter().position(|known| *known == status)?;
                found.by_status.get(place).copied()
            }
            None => Some(found.by_status.iter().sum()),
        }
    }

    /// What waits to be asked for.
    pub fn news(&self) -> News {
        self.waiting.as_ref().map(|(_, news)| *news).unwrap_or_default()
    }

    /// Shows what waits.
    pub fn show_news(&mut self) {
        let asked = self.asked.clone();
        match self.waiting.take() {
            Some((Waiting::Page(page), _)) => *self = Self::read(asked, page, self.read_at),
            Some((Waiting::Found(found, generation), _)) => {
                *self = Self::found(asked, found, generation, self.read_at);
            }
            None => {}
        }
    }
}

impl ShownRow {
    pub const fn of(order: OrderSummary) -> Self {
        Self { order, gone: false }
    }
}

impl News {
    fn of(fresh: usize, gone: usize, is_in_order: bool) -> Self {
        Self { fresh, moved: if is_in_order { gone } else { gone.max(1) } }
    }
}

#[cfg(test)]
mod tests;
