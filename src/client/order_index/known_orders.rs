//! What the list asks of the orders that the browser holds.

use std::ops::Range;

use super::highlight::Matches;
use super::query::{Found, OrderQuery, Row};
use super::{OrderIndex, hash};
use crate::api::orders::OrderSummary;
use crate::domain::eligibility::not_cancellable;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;

/// Finds what was searched for in a text, in bytes.
pub type Highlight = Box<dyn Fn(&str) -> Vec<Range<usize>>>;

/// Orders that can be asked for without waiting. The list knows them by this alone: its first rows stand before what finds in
/// them is fetched.
pub trait KnownOrders {
    /// Whether all orders of the shop are among them.
    fn is_complete(&self) -> bool;

    /// The orders that are asked for, in the order that is asked for.
    fn find(&mut self, query: &OrderQuery) -> Found;

    /// A row of the list.
    fn summary(&self, row: Row) -> OrderSummary;

    /// An order's number.
    fn number(&self, row: Row) -> &str;

    /// Where an order is.
    fn row_of(&self, number: &OrderNumber) -> Option<Row>;

    /// Marks what was typed wherever it would be found.
    fn highlight(&self, typed: &str) -> Highlight;
}

impl KnownOrders for OrderIndex {
    fn is_complete(&self) -> bool {
        self.whole.is_some_and(|whole| self.came >= whole)
    }

    fn find(&mut self, query: &OrderQuery) -> Found {
        let mut sorted = std::mem::take(&mut self.sorted);
        sorted.ready(self, query.sort.column);
        let found = self.found(query, sorted.by(query.sort.column));
        self.sorted = sorted;
        found
    }

    fn summary(&self, row: Row) -> OrderSummary {
        let at = row.0 as usize;
        let texts = self.texts_at(at);
        let state = self.columns.states[at];
        let held = self.columns.held.get(&row.0);
        OrderSummary {
            number: OrderNumber(texts.number.to_owned()),
            placed_at: Timestamp::from_micros(self.columns.placed_at[at]).unwrap_or(Timestamp::EPOCH),
            customer: texts.customer.to_owned(),
            email: texts.email.to_owned(),
            currency: self.columns.currency(at),
            total: self.columns.total(at),
            providers: self.columns.providers(at).to_vec(),
            payment_state: state.payment,
            paid_in_part: state.paid_in_part,
            logistic_status: state.logistic,
            not_cancellable: not_cancellable(state.logistic),
            unfinished: state.unfinished,
            held_by: held.map(|held| held.by.clone()),
            held_until: held.and_then(|held| held.until),
        }
    }

    fn number(&self, row: Row) -> &str {
        self.number_at(row.0)
    }

    fn row_of(&self, number: &OrderNumber) -> Option<Row> {
        self.numbers.find(hash(&number.0), |row| self.number_at(row) == number.0).map(Row)
    }

    fn highlight(&self, typed: &str) -> Highlight {
        let matches = Matches::of(typed);
        Box::new(move |text| matches.within(text))
    }
}
