//! What is checked of every text, list and amount alike. A path is only made when there is a problem.

use super::{LONGEST_ID, LONGEST_TEXT, OrderFlaw, OrderProblem};
use crate::domain::invisible::is_as_it_looks;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::field_path::{FieldPath, PathStep};

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

    pub fn report(&mut self, place: &[PathStep], flaw: OrderFlaw) {
        self.problems.push(OrderProblem { field: FieldPath(place.to_vec()), flaw });
    }

    /// What others refer to it by.
    pub fn id(&mut self, place: &[PathStep], id: &str) {
        if id.trim().is_empty() {
            self.report(place, OrderFlaw::Empty);
        }
        if id.chars().any(char::is_control) {
            self.report(place, OrderFlaw::ControlCharacter);
        }
        self.length(place, id, LONGEST_ID);
    }

    /// What people compare by eye and read to each other.
    pub fn name(&mut self, place: &[PathStep], name: &str) {
        self.id(place, name);
        if !name.trim().is_empty() && !name.chars().any(char::is_control) && !is_as_it_looks(name) {
            self.report(place, OrderFlaw::HiddenCharacter);
        }
    }

    /// An identifier that addresses are made of: every browser takes these for steps on the way (RFC 3986, 5.2.4).
    pub fn address(&mut self, place: &[PathStep], id: &str) {
        if matches!(id, "." | "..") {
            self.report(place, OrderFlaw::AddressStep);
        }
    }

    /// An item may be without one: then nobody keeps its stock.
    pub fn sku(&mut self, place: &[PathStep], sku: &str) {
        if !sku.is_empty() {
            self.id(place, sku);
            self.address(place, sku);
        }
    }

    /// True as long as nothing was reported that amounts could depend on.
    pub fn has_sound_amounts(&self) -> bool {
        self.problems.iter().all(|problem| problem.flaw == OrderFlaw::UnknownStatus)
    }

    /// An address that agents open.
    pub fn link(&mut self, place: &[PathStep], link: Option<&str>) {
        let Some(link) = link else { return };
        self.text(place, link);
        let host = link.strip_prefix("https://").unwrap_or_default();
        if host.is_empty() || host.starts_with('/') || link.chars().any(|c| c.is_control() || c.is_whitespace()) {
            self.report(place, OrderFlaw::NoLink);
        }
    }

    pub fn text(&mut self, place: &[PathStep], text: &str) {
        if text.contains('\0') {
            self.report(place, OrderFlaw::NulCharacter);
        }
        self.length(place, text, LONGEST_TEXT);
    }

    fn length(&mut self, place: &[PathStep], text: &str, limit: usize) {
        if text.chars().nth(limit).is_some() {
            self.report(place, OrderFlaw::TooLong { limit });
        }
    }

    /// Whether a list is short enough to be looked into.
    pub fn count(&mut self, place: &[PathStep], count: usize, limit: usize) -> bool {
        if count > limit {
            self.report(place, OrderFlaw::TooMany { limit });
        }
        count <= limit
    }

    pub fn amount(&mut self, place: &[PathStep], amount: Amount) {
        let (currency, digits) = (self.currency, self.currency.digits());
        if amount.digits() != digits {
            self.report(place, OrderFlaw::WrongDigits { currency, digits });
        }
        if amount.is_negative() {
            self.report(place, OrderFlaw::Negative);
        }
    }

    pub fn sum(&mut self, place: &[PathStep], amounts: impl Iterator<Item = Amount>) {
        let sum: i128 = amounts.map(|amount| i128::from(amount.minor())).sum();
        if sum >= 10_i128.pow(DIGITS_BEFORE_THE_POINT + u32::from(self.currency.digits())) {
            self.report(place, OrderFlaw::TooMuch);
        }
    }
}
