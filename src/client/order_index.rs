//! The browser's own index of orders: compact columns, found through, filtered and sorted within a frame. It decides
//! nothing about money: an order that is opened is read afresh.

mod append;
mod apply;
mod columns;
mod filter;
mod highlight;
mod known_orders;
mod number_map;
mod query;
mod shared_names;
mod sieve;
mod sorting;
mod texts;
mod wanted;

#[cfg(test)]
mod tests;

use crate::domain::logistic_status::LogisticStatus;

use columns::Columns;
use filter::Filter;
use number_map::{NumberMap, hash};
use shared_names::SharedNames;
use sorting::SortedRows;
use texts::{OrderTexts, Texts};
use wanted::Wanted;

pub use append::UnreadablePart;
pub use known_orders::{Highlight, KnownOrders};
pub use query::{Found, OrderQuery, Row, Sort, SortColumn};

/// Orders, as far as they came.
#[derive(Debug, Default)]
pub struct OrderIndex {
    columns: Columns,
    texts: Texts,
    shared: SharedNames,
    numbers: NumberMap,
    sorted: SortedRows,
    /// Orders that came with the snapshot.
    came: usize,
    /// Orders that the shop had when the snapshot began, where all of them are in it.
    whole: Option<usize>,
}

impl OrderIndex {
    pub fn new() -> Self {
        Self::default()
    }

    /// How many orders are in it.
    pub const fn len(&self) -> usize {
        self.columns.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.columns.len() == 0
    }

    fn found(&self, query: &OrderQuery, sorted: &[u32]) -> Found {
        let wanted = Wanted::of(self, &query.q);
        let filter = Filter::of(self, query);
        let mut by_status = [0; LogisticStatus::KNOWN.len()];
        let mut is_found = vec![false; self.len()];
        let mut count = 0;
        for (row, is_found) in is_found.iter_mut().enumerate() {
            if !filter.admits(row) || wanted.as_ref().is_some_and(|wanted| !wanted.is_met(self, row)) {
                continue;
            }
            let status = self.columns.states[row].logistic;
            if let Some(count) = by_status.get_mut(status as usize) {
                *count += 1;
            }
            *is_found = query.logistic_status.is_none_or(|wanted| wanted == status);
            count += usize::from(*is_found);
        }
        let mut rows = Vec::with_capacity(count);
        let kept = sorted.iter().filter(|row| is_found[**row as usize]).map(|row| Row(*row));
        match self.word_ranks(query.sort.column) {
            None if query.sort.descending => rows.extend(kept),
            None => rows.extend(kept.rev()),
            Some(ranks) => {
                by_words(&mut rows, kept, &ranks);
                if !query.sort.descending {
                    rows.reverse();
                }
            }
        }
        Found { rows, by_status }
    }

    fn number_at(&self, row: u32) -> &str {
        self.texts.number(self.columns.places[row as usize])
    }

    fn texts_at(&self, row: usize) -> OrderTexts<'_> {
        self.texts.get(self.columns.places[row])
    }

    fn search_text(&self, row: usize) -> &str {
        self.texts.search(self.columns.places[row])
    }

    fn has_payment(&self, row: usize, minor: i64) -> bool {
        self.columns.other_payments.get(&(row as u32)).is_some_and(|others| others.contains(&minor))
    }

    /// The rank of each row's word in this column; `None` where it has no words.
    fn word_ranks(&self, column: SortColumn) -> Option<Vec<u16>> {
        let states = self.columns.states.iter();
        match column {
            SortColumn::LogisticStatus => Some(states.map(|state| state.logistic as u16).collect()),
            SortColumn::PaymentState => Some(states.map(|state| state.payment as u16).collect()),
            SortColumn::Provider => {
                let ranks = self.columns.provider_ranks();
                Some(self.columns.providers.iter().map(|place| ranks[usize::from(*place)]).collect())
            }
            _ => None,
        }
    }
}

/// Rows by their words' ranks, the greatest first; those of one word stay as they were.
fn by_words(rows: &mut Vec<Row>, kept: impl Iterator<Item = Row>, ranks: &[u16]) {
    let mut buckets: Vec<Vec<Row>> = Vec::new();
    for row in kept {
        let rank = usize::from(ranks[row.0 as usize]);
        if buckets.len() <= rank {
            buckets.resize_with(rank + 1, Vec::new);
        }
        buckets[rank].push(row);
    }
    rows.extend(buckets.into_iter().rev().flatten());
}
