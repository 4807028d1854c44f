//! The latest orders as columns, part by part, so that none of them keeps a search or a write waiting.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::list::{select, summary};
use super::search::{other_amounts, own_names};
use super::{ChangePosition, Store, StoreError};
use crate::api::order_snapshot::{HeldOrder, OtherPayment, SnapshotPart, SnapshotStart};
use crate::api::orders::OrderSummary;

/// Orders of the first part: what a reader shows before the rest is there.
const FIRST: u32 = 200;
/// Orders of every other part: read by a browser within a few milliseconds.
const PART: u32 = 1_000;

/// A snapshot that is being read.
#[derive(Debug)]
pub struct SnapshotReading {
    store: Store,
    left: u32,
    /// The last order that was read: its moment and number.
    last: Option<(i64, String)>,
    shared: HashMap<String, u32>,
}

impl Store {
    /// How many orders a snapshot of at most `limit` has.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn begin_snapshot(
        &self,
        position: &ChangePosition,
        limit: u32,
    ) -> Result<(SnapshotStart, SnapshotReading), StoreError> {
        let mut search = self.searches.begin().await?;
        let all: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM orders").fetch_one(&mut *search).await?;
        let orders = u32::try_from(all).unwrap_or(u32::MAX).min(limit);
        let start = SnapshotStart { orders, is_complete: i64::from(orders) == all, position: position.to_string() };
        // What arrives meanwhile stands before the rest and must not push the oldest out of a snapshot that has them all.
        let left = if start.is_complete { u32::MAX } else { orders };
        let reading = SnapshotReading { store: self.clone(), left, last: None, shared: HashMap::new() };
        Ok((start, reading))
    }
}

impl SnapshotReading {
    /// The next part; `None` behind the last.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn next_part(&mut self) -> Result<Option<SnapshotPart>, StoreError> {
        let size = if self.last.is_none() { FIRST } else { PART }.min(self.left);
        if size == 0 {
            return Ok(None);
        }
        let mut query = select(self.store.clock.now());
        if let Some((placed_at, number)) = &self.last {
            query.push(" AND (placed_at, number) < (").push_bind(placed_at).push(", ").push_bind(number).push(")");
        }
        query.push(" ORDER BY placed_at DESC, number DESC LIMIT ").push_bind(size);
        let rows = query.build().fetch_all(&mut *self.store.searches.begin().await?).await?;
        let Some(last) = rows.last() else { return Ok(None) };
        self.last = Some((last.try_get("placed_at")?, last.try_get("number")?));
        self.left -= size;
        self.part(&rows).map(Some)
    }

    fn part(&mut self, rows: &[SqliteRow]) -> Result<SnapshotPart, StoreError> {
        let summaries = rows.iter().map(summary).collect::<Result<Vec<_>, _>>()?;
        let mut names = Vec::with_capacity(rows.len());
        for (row, summary) in rows.iter().zip(&summaries) {
            let shown = [&summary.number.0, &summary.customer, &summary.email].map(String::as_str);
            names.push(own_names(row.try_get("search_text")?, shown));
        }
        let mut part = SnapshotPart::default();
        self.share(&names, &mut part);
        for (at, ((row, summary), names)) in (0..).zip(rows.iter().zip(&summaries).zip(&names)) {
            put(&mut part, at, row, summary)?;
            self.put_names(&mut part, names);
        }
        for lines in [
            &mut part.numbers,
            &mut part.customers,
            &mut part.emails,
            &mut part.currencies,
            &mut part.providers,
            &mut part.payment_states,
            &mut part.logistic_statuses,
            &mut part.shared,
            &mut part.names,
        ] {
            // Each line was ended; the reader wants them parted.
            lines.pop();
        }
        Ok(part)
    }

    /// Gives a number to each name that the part has more than once.
    fn share(&mut self, names: &[Vec<&str>], part: &mut SnapshotPart) {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for name in names.iter().flatten() {
            let count = counts.entry(name).or_default();
            *count += 1;
            if *count == 2 && !self.shared.contains_key(*name) {
                let id = u32::try_from(self.shared.len()).unwrap_or(u32::MAX);
                self.shared.insert((*name).to_owned(), id);
                part.shared_names.push_str(if part.shared_names.is_empty() { "" } else { "\n" });
                part.shared_names.push_str(name);
            }
        }
    }

    fn put_names(&self, part: &mut SnapshotPart, names: &[&str]) {
        for name in names {
            let (column, text, mark) = match self.shared.get(*name) {
                Some(id) => (&mut part.shared, id.to_string(), ' '),
                None => (&mut part.names, name.replace('\t', " "), '\t'),
            };
            if !column.is_empty() && !column.ends_with('\n') {
                column.push(mark);
            }
            column.push_str(&text);
        }
        part.shared.push('\n');
        part.names.push('\n');
    }
}

fn put(part: &mut SnapshotPart, at: u32, row: &SqliteRow, summary: &OrderSummary) -> Result<(), StoreError> {
    line(&mut part.numbers, &summary.number.0);
    part.placed_at.push(summary.placed_at.micros());
    line(&mut part.customers, &summary.customer);
    line(&mut part.emails, &summary.email);
    line(&mut part.currencies, summary.currency.code());
    part.totals.push(summary.total.minor());
    let providers: Vec<&str> = summary.providers.iter().map(|provider| provider.as_str()).collect();
    line(&mut part.providers, &providers.join(" "));
    line(&mut part.payment_states, summary.payment_state.as_str());
    line(&mut part.logistic_statuses, summary.logistic_status.as_str());
    if summary.paid_in_part {
        part.paid_in_part.push(at);
    }
    if summary.unfinished {
        part.unfinished.push(at);
    }
    if let (Some(by), Some(until)) = (&summary.held_by, summary.held_until) {
        part.held.push(HeldOrder { at, by: by.clone(), until });
    }
    let others = other_amounts(row.try_get("amounts")?, summary.total);
    part.payments.extend(others.map(|amount| OtherPayment { at, captured: amount.minor() }));
    Ok(())
}

/// A text as one line.
fn line(column: &mut String, text: &str) {
    column.extend(text.chars().map(|letter| if letter == '\n' { ' ' } else { letter }));
    column.push('\n');
}
