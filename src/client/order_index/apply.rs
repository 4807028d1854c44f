//! What became of orders since they came.

use super::OrderIndex;
use super::append::{put_folded, put_line};
use super::columns::{Held, State};
use super::known_orders::KnownOrders;
use super::sieve::Sieve;
use super::texts::OrderTexts;
use crate::api::order_events::ChangedOrder;
use crate::api::orders::OrderSummary;

/// The bytes of a piece for the texts of orders that come one by one.
const PIECE: usize = 64 * 1024;

impl OrderIndex {
    /// Takes in orders that are new or another than before. Rows stay where they are.
    pub fn apply(&mut self, changed: &[ChangedOrder]) {
        self.texts.begin_piece(PIECE);
        for order in changed {
            self.apply_one(order);
        }
        self.texts.end_piece();
    }

    fn apply_one(&mut self, changed: &ChangedOrder) {
        let summary = &changed.summary;
        let search = search_text(changed);
        let texts = OrderTexts {
            number: &summary.number.0,
            customer: &summary.customer,
            email: &summary.email,
            search: &search,
        };
        let currency = self.columns.currency_place(summary.currency);
        let providers = self.columns.providers_place(summary.providers.iter().copied());
        let (placed_at, total) = (summary.placed_at.micros(), summary.total.minor());
        let mut sorted = std::mem::take(&mut self.sorted);
        let row = match self.row_of(&summary.number) {
            Some(row) => {
                let at = row.0 as usize;
                let moves = self.columns.placed_at[at] != placed_at
                    || self.columns.totals[at] != total
                    || self.columns.currencies[at] != currency
                    || self.texts_at(at).customer != summary.customer;
                if moves {
                    sorted.take(row.0);
                }
                if self.texts_at(at).differs_from(texts) {
                    self.columns.places[at] = self.texts.put(texts);
                    self.columns.sieves[at] = Sieve::of_lines(&search);
                }
                self.columns.placed_at[at] = placed_at;
                self.columns.totals[at] = total;
                self.columns.currencies[at] = currency;
                self.columns.providers[at] = providers;
                self.columns.states[at] = state(summary);
                self.shared.clear_row(at);
                if moves {
                    sorted.put(self, row.0);
                }
                row.0
            }
            None => {
                self.reserve_numbers(self.len() + 1);
                self.shared.add_row([].into_iter());
                let row = self.push(texts, placed_at, total, currency, providers, state(summary));
                sorted.put(self, row);
                row
            }
        };
        self.sorted = sorted;
        match &summary.held_by {
            Some(by) => self.columns.held.insert(row, Held { by: by.clone(), until: summary.held_until }),
            None => self.columns.held.remove(&row),
        };
        let payments: Vec<i64> = changed.payments.iter().map(|payment| payment.minor()).collect();
        if payments.is_empty() {
            self.columns.other_payments.remove(&row);
        } else {
            self.columns.other_payments.insert(row, payments);
        }
    }
}

fn state(summary: &OrderSummary) -> State {
    State {
        logistic: summary.logistic_status,
        payment: summary.payment_state,
        paid_in_part: summary.paid_in_part,
        unfinished: summary.unfinished,
    }
}

fn search_text(changed: &ChangedOrder) -> String {
    let mut search = String::new();
    let summary = &changed.summary;
    for text in [&summary.number.0, &summary.customer, &summary.email] {
        put_folded(&mut search, text);
    }
    changed.names.iter().for_each(|name| put_line(&mut search, name));
    search
}
