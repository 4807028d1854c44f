//! The parts of a snapshot, taken in as they come.

use std::str::{FromStr, Split};

use super::OrderIndex;
use super::columns::{Held, State};
use super::number_map::hash;
use super::sieve::Sieve;
use super::texts::OrderTexts;
use crate::api::order_snapshot::{SnapshotPart, SnapshotStart};
use crate::domain::case::PaymentState;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::Currency;
use crate::domain::payment::PaymentProvider;
use crate::domain::search::fold;

/// A part whose columns don't fit together, or hold what is no value of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of the snapshot is unreadable")]
pub struct UnreadablePart;

impl OrderIndex {
    /// Makes room for what a snapshot says will come, and for some more that happen later.
    pub fn begin(&mut self, start: &SnapshotStart) {
        let rows = start.orders as usize + start.orders as usize / 64 + 256;
        self.columns.reserve(rows);
        self.shared.reserve(rows);
        self.reserve_numbers(rows);
        self.whole = start.is_complete.then_some(start.orders as usize);
    }

    /// Takes a part in. Orders that are there already stay as they are: they changed since.
    ///
    /// # Errors
    /// [`UnreadablePart`]; then the index is no use any more.
    pub fn append(&mut self, part: &SnapshotPart) -> Result<(), UnreadablePart> {
        let from = self.len();
        if part.is_empty() {
            return Ok(());
        }
        for name in part.shared_names.split('\n').filter(|name| !name.is_empty()) {
            self.shared.add_name(name);
        }
        let rows = self.append_rows(part)?;
        for held in &part.held {
            let held_by = Held { by: held.by.clone(), until: Some(held.until) };
            rows.get(held.at as usize)
                .copied()
                .ok_or(UnreadablePart)?
                .map(|row| self.columns.held.insert(row, held_by));
        }
        for payment in &part.payments {
            if let Some(row) = rows.get(payment.at as usize).ok_or(UnreadablePart)? {
                self.columns.other_payments.entry(*row).or_default().push(payment.captured);
            }
        }
        for (places, change) in [
            (&part.paid_in_part, (|state| state.paid_in_part = true) as fn(&mut State)),
            (&part.unfinished, |state| state.unfinished = true),
        ] {
            for at in places {
                if let Some(row) = rows.get(*at as usize).ok_or(UnreadablePart)? {
                    change(&mut self.columns.states[*row as usize]);
                }
            }
        }
        self.came += part.len();
        self.texts.end_piece();
        let mut sorted = std::mem::take(&mut self.sorted);
        sorted.rows_were_added(self, from as u32);
        self.sorted = sorted;
        Ok(())
    }

    /// The rows of the part's orders; none for those that were there.
    fn append_rows(&mut self, part: &SnapshotPart) -> Result<Vec<Option<u32>>, UnreadablePart> {
        let mut columns = [
            &part.numbers,
            &part.customers,
            &part.emails,
            &part.currencies,
            &part.providers,
            &part.payment_states,
            &part.logistic_statuses,
            &part.shared,
            &part.names,
        ]
        .map(|column| column.split('\n'));
        if part.placed_at.len() != part.len() {
            return Err(UnreadablePart);
        }
        self.reserve_numbers(self.len() + part.len());
        let shown = part.numbers.len() + part.customers.len() + part.emails.len();
        self.texts.begin_piece(2 * shown + part.names.len());
        let mut search = String::new();
        let mut rows = Vec::with_capacity(part.len());
        for (placed_at, total) in part.placed_at.iter().zip(&part.totals) {
            let [number, customer, email, currency, providers, payment, logistic, shared, names] = next(&mut columns)?;
            if self.numbers.find(hash(number), |row| self.number_at(row) == number).is_some() {
                rows.push(None);
                continue;
            }
            search.clear();
            for text in [number, customer, email] {
                put_folded(&mut search, text);
            }
            names.split('\t').for_each(|name| put_line(&mut search, name));
            let currency = self.columns.currency_place(Currency::parse(currency).map_err(|_| UnreadablePart)?);
            let providers = providers.split(' ').filter(|word| !word.is_empty());
            let providers = providers.map(|word| PaymentProvider::parse(word).unwrap_or(PaymentProvider::UNKNOWN));
            let providers = self.columns.providers_place(providers);
            let state = State {
                logistic: LogisticStatus::parse(logistic).unwrap_or(LogisticStatus::Unknown),
                payment: PaymentState::parse(payment).unwrap_or(PaymentState::Unknown),
                paid_in_part: false,
                unfinished: false,
            };
            let ids = shared.split(' ').filter(|id| !id.is_empty()).map(u32::from_str);
            let ids: Vec<u32> = ids.collect::<Result<_, _>>().map_err(|_| UnreadablePart)?;
            self.shared.add_row(ids.into_iter());
            let texts = OrderTexts { number, customer, email, search: &search };
            rows.push(Some(self.push(texts, *placed_at, *total, currency, providers, state)));
        }
        if columns.into_iter().any(|mut column| column.next().is_some()) {
            return Err(UnreadablePart);
        }
        Ok(rows)
    }

    /// Adds a row whose shared names were added.
    pub(super) fn push(
        &mut self,
        texts: OrderTexts<'_>,
        placed_at: i64,
        total: i64,
        currency: u16,
        providers: u16,
        state: State,
    ) -> u32 {
        let row = self.len() as u32;
        self.columns.places.push(self.texts.put(texts));
        self.columns.sieves.push(Sieve::of_lines(texts.search));
        self.columns.placed_at.push(placed_at);
        self.columns.totals.push(total);
        self.columns.currencies.push(currency);
        self.columns.providers.push(providers);
        self.columns.states.push(state);
        self.numbers.insert(hash(texts.number), row);
        row
    }

    pub(super) fn reserve_numbers(&mut self, rows: usize) {
        let mut numbers = std::mem::take(&mut self.numbers);
        numbers.reserve(rows, |row| hash(self.number_at(row)));
        self.numbers = numbers;
    }
}

/// The next line of each column.
fn next<'a, const N: usize>(columns: &mut [Split<'a, char>; N]) -> Result<[&'a str; N], UnreadablePart> {
    let mut lines = [""; N];
    for (line, column) in lines.iter_mut().zip(columns) {
        *line = column.next().ok_or(UnreadablePart)?;
    }
    Ok(lines)
}

/// One more line: a text that is shown, as searches see it.
pub(super) fn put_folded(text: &mut String, shown: &str) {
    if shown.is_ascii() {
        // Most texts are: nothing is made anew for them.
        let start = text.len();
        put_line(text, shown);
        text[start..].make_ascii_lowercase();
    } else {
        put_line(text, &fold(shown));
    }
}

/// One more line, unless it is empty.
pub(super) fn put_line(text: &mut String, line: &str) {
    if !line.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
}
