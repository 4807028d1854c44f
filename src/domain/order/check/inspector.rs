//! What is checked of every text, list and amount alike. A pointer is only written when there is a problem.

use std::fmt::Display;

use super::{LONGEST_ID, LONGEST_TEXT, OrderFlaw, OrderProblem};
use crate::domain::money::{Amount, Currency};

/// The wire's bound for one amount holds for the sum of an order too: then no sum of a few can overflow.
const DIGITS_BEFORE_THE_POINT: u32 = 12;

/// Gathers problems.
pub(super) struct Inspector {
    currency: Currency,
    problems: Vec<OrderProblem>,
}

impl Inspector {
    pub const fn new(currency: Currency) -> Self {
        Self { currency, problems: Vec::new() }
    }

    pub fn done(self) -> Result<(), Vec<OrderProblem>> {
        if self.problems.is_empty() { Ok(()) } else { Err(self.problems) }
    }

    pub fn report(&mut self, pointer: impl Display, flaw: OrderFlaw) {
        self.problems.push(OrderProblem { pointer: pointer.to_string(), flaw });
    }

    /// What others refer to it by.
    pub fn id(&mut self, pointer: impl Display, id: &str) {
        if id.trim().is_empty() {
            self.report(&pointer, OrderFlaw::Empty);
        }
        if id.chars().any(char::is_control) {
            self.report(&pointer, OrderFlaw::ControlCharacter);
        }
        self.length(pointer, id, LONGEST_ID);
    }

    /// An item may be without one: then nobody keeps its stock.
    pub fn sku(&mut self, pointer: impl Display, sku: &str) {
        if !sku.is_empty() {
            self.id(pointer, sku);
        }
    }

    pub fn text(&mut self, pointer: impl Display, text: &str) {
        self.length(pointer, text, LONGEST_TEXT);
    }

    fn length(&mut self, pointer: impl Display, text: &str, limit: usize) {
        if text.chars().nth(limit).is_some() {
            self.report(pointer, OrderFlaw::TooLong { limit });
        }
    }

    /// Whether a list is short enough to be looked into.
    pub fn count(&mut self, pointer: impl Display, count: usize, limit: usize) -> bool {
        if count > limit {
            self.report(pointer, OrderFlaw::TooMany { limit });
        }
        count <= limit
    }

    pub fn amount(&mut self, pointer: impl Display, amount: Amount) {
        let (currency, digits) = (self.currency, self.currency.digits());
        if amount.digits() != digits {
            self.report(&pointer, OrderFlaw::WrongDigits { currency, digits });
        }
        if amount.is_negative() {
            self.report(pointer, OrderFlaw::Negative);
        }
    }

    pub fn sum(&mut self, pointer: impl Display, amounts: impl Iterator<Item = Amount>) {
        let sum: i128 = amounts.map(|amount| i128::from(amount.minor())).sum();
        if sum >= 10_i128.pow(DIGITS_BEFORE_THE_POINT + u32::from(self.currency.digits())) {
            self.report(pointer, OrderFlaw::TooMuch);
        }
    }
}
