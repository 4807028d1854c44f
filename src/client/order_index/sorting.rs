//! Rows in the order of a column. What is sorted once stays sorted while orders come and change.

use std::cmp::Ordering;

use super::OrderIndex;
use super::query::SortColumn;
use crate::domain::search::{fold, natural_rank};

/// Columns whose order is kept.
const KEPT: [SortColumn; 4] = [SortColumn::PlacedAt, SortColumn::Number, SortColumn::Customer, SortColumn::Total];

/// Rows by column, the greatest value first; empty where nobody asked yet.
#[derive(Debug, Default)]
pub(super) struct SortedRows {
    kept: [Option<Vec<u32>>; KEPT.len()],
}

impl SortedRows {
    /// Forgets what rows at the end of the index's own order would have to be sorted into.
    pub fn rows_were_added(&mut self, index: &OrderIndex, from: u32) {
        let newest = self.kept[0].take();
        self.kept = Default::default();
        let Some(mut newest) = newest else { return };
        let added = index.columns.len() as u32;
        let mut last = newest.last().copied();
        for row in from..added {
            if last.is_some_and(|last| index.by_date(row, last) == Ordering::Greater) {
                return;
            }
            newest.push(row);
            last = Some(row);
        }
        self.kept[0] = Some(newest);
    }

    /// Puts one row where it belongs, wherever rows are sorted.
    pub fn put(&mut self, index: &OrderIndex, row: u32) {
        for (rows, column) in self.kept.iter_mut().zip(KEPT) {
            if let Some(rows) = rows {
                let place = rows.partition_point(|other| index.compare(*other, row, column) == Ordering::Greater);
                rows.insert(place, row);
            }
        }
    }

    /// Takes a row out, before what it is sorted by changes.
    pub fn take(&mut self, row: u32) {
        for rows in self.kept.iter_mut().flatten() {
            rows.retain(|other| *other != row);
        }
    }

    /// Sorts by a column, if it isn't yet.
    pub fn ready(&mut self, index: &OrderIndex, column: SortColumn) {
        let place = KEPT.iter().position(|kept| *kept == column).unwrap_or_default();
        if self.kept[place].is_none() {
            self.kept[place] = Some(sorted(index, KEPT[place]));
        }
    }

    /// Rows by a column that is ready, the greatest first; newest first for others.
    pub fn by(&self, column: SortColumn) -> &[u32] {
        let place = KEPT.iter().position(|kept| *kept == column).unwrap_or_default();
        self.kept[place].as_deref().unwrap_or_default()
    }
}

impl OrderIndex {
    fn by_date(&self, one: u32, other: u32) -> Ordering {
        self.compare(one, other, SortColumn::PlacedAt)
    }

    fn compare(&self, one: u32, other: u32, column: SortColumn) -> Ordering {
        let by_value = match column {
            SortColumn::Number => natural_rank(self.number_at(one)).cmp(&natural_rank(self.number_at(other))),
            SortColumn::Customer => self.customer_rank(one).cmp(&self.customer_rank(other)),
            SortColumn::Total => self.total_rank(one).cmp(&self.total_rank(other)),
            _ => self.columns.placed_at[one as usize].cmp(&self.columns.placed_at[other as usize]),
        };
        by_value.then_with(|| self.number_at(one).cmp(self.number_at(other)))
    }

    fn customer_rank(&self, row: u32) -> String {
        fold(self.texts.customer(self.columns.places[row as usize]))
    }

    fn total_rank(&self, row: u32) -> i64 {
        self.columns.total(row as usize).thousandths()
    }
}

/// All rows, the greatest value first.
fn sorted(index: &OrderIndex, column: SortColumn) -> Vec<u32> {
    let rows = 0..index.columns.len() as u32;
    // Texts are compared by their first letters, and looked at again only where those are the same.
    let mut texts = String::new();
    let mut ends: Vec<u32> = Vec::new();
    let mut keyed: Vec<(u64, u32)> = Vec::with_capacity(rows.len());
    for row in rows {
        let text = match column {
            SortColumn::Number => natural_rank(index.number_at(row)),
            SortColumn::Customer => index.customer_rank(row),
            SortColumn::Total => {
                keyed.push((ranked(index.total_rank(row)), row));
                continue;
            }
            _ => {
                keyed.push((ranked(index.columns.placed_at[row as usize]), row));
                continue;
            }
        };
        let mut first = [0; 8];
        first.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
        keyed.push((u64::from_be_bytes(first), row));
        texts.push_str(&text);
        ends.push(texts.len() as u32);
    }
    let text = |row: u32| match ends.get(row as usize) {
        Some(end) => &texts[row.checked_sub(1).map_or(0, |before| ends[before as usize] as usize)..*end as usize],
        None => "",
    };
    keyed.sort_unstable_by(|(one, one_row), (other, other_row)| {
        let by_text = || text(*other_row).cmp(text(*one_row));
        let by_number = || index.number_at(*other_row).cmp(index.number_at(*one_row));
        other.cmp(one).then_with(by_text).then_with(by_number)
    });
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// The same order without a sign.
const fn ranked(value: i64) -> u64 {
    value.cast_unsigned() ^ (1 << 63)
}
