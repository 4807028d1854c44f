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
    // Equal values are many, and numbers mostly begin alike.
    let shared = shared_beginning(rows.clone().map(|row| index.number_at(row)));
    let number_key = |row: u32| first_bytes(&index.number_at(row)[shared..]);
    let mut keyed: Vec<(u64, u64, u32)> = Vec::with_capacity(rows.len());
    for row in rows {
        let text = match column {
            SortColumn::Number => natural_rank(index.number_at(row)),
            SortColumn::Customer => index.customer_rank(row),
            SortColumn::Total => {
                keyed.push((ranked(index.total_rank(row)), number_key(row), row));
                continue;
            }
            _ => {
                keyed.push((ranked(index.columns.placed_at[row as usize]), number_key(row), row));
                continue;
            }
        };
        keyed.push((first_bytes(&text), number_key(row), row));
        texts.push_str(&text);
        ends.push(texts.len() as u32);
    }
    let text = |row: u32| match ends.get(row as usize) {
        Some(end) => &texts[row.checked_sub(1).map_or(0, |before| ends[before as usize] as usize)..*end as usize],
        None => "",
    };
    keyed.sort_unstable_by(|(one, one_number, one_row), (other, other_number, other_row)| {
        let by_text = || text(*other_row).cmp(text(*one_row));
        let by_number = || index.number_at(*other_row).cmp(index.number_at(*one_row));
        other.cmp(one).then_with(by_text).then(other_number.cmp(one_number)).then_with(by_number)
    });
    keyed.into_iter().map(|(_, _, row)| row).collect()
}

/// A text's first bytes as a number that sorts as they do.
fn first_bytes(text: &str) -> u64 {
    let mut first = [0; 8];
    first.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
    u64::from_be_bytes(first)
}

/// The bytes that all these texts begin with, up to the last whole letter.
fn shared_beginning<'t>(mut texts: impl Iterator<Item = &'t str>) -> usize {
    let Some(first) = texts.next() else { return 0 };
    let alike =
        |text: &str, most: usize| first.bytes().zip(text.bytes()).take(most).take_while(|(a, b)| a == b).count();
    let shared = texts.fold(first.len(), |most, text| if most == 0 { 0 } else { alike(text, most) });
    first.floor_char_boundary(shared)
}

/// The same order without a sign.
const fn ranked(value: i64) -> u64 {
    value.cast_unsigned() ^ (1 << 63)
}
