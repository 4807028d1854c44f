//! The flaws for which an import refuses an order, so that every rule may rely on the orders that are stored.

mod facts;
mod flaw;
mod inspector;
mod items;

use std::collections::HashSet;

pub use flaw::{OrderFlaw, OrderProblem};
use inspector::Inspector;

use super::Order;
use super::field_path::PathStep::{self, At};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::payment::PaymentProvider;
use crate::domain::size_limits;

const MOST_LINES: usize = 5_000;
/// Parcels, and fees.
const MOST_CHARGES: usize = 500;
const MOST_TAXES: usize = 16;
const MOST_PAYMENTS: usize = 64;
/// Characters of a number or an identifier.
const LONGEST_ID: usize = 100;
/// Characters of any other text.
const LONGEST_TEXT: usize = 1_000;

impl Order {
    /// That the order can be imported: its amounts have its currency's digits and are not negative, what has
    /// a name has one of its own, and no figure or text is absurd.
    ///
    /// # Errors
    /// Every problem, in the order of the fields; but what is too long a list is not looked into.
    pub fn check(&self) -> Result<(), Vec<OrderProblem>> {
        let mut inspector = Inspector::new(self.currency);
        inspector.name(&[field("number")], &self.number.0);
        inspector.address(&[field("number")], &self.number.0);
        if self.logistic_status == LogisticStatus::Unknown {
            inspector.report(&[field("logistic_status")], OrderFlaw::UnknownStatus);
        }
        inspector.text(&[field("customer"), field("name")], &self.customer.name);
        inspector.text(&[field("customer"), field("email")], &self.customer.email);
        inspector.text(&[field("customer"), field("phone")], self.customer.phone.as_deref().unwrap_or_default());
        inspector.text(&[field("customer"), field("locale")], &self.customer.locale);
        let short_enough = inspector.count(&[field("lines")], self.lines.len(), MOST_LINES)
            & inspector.count(&[field("shipping")], self.shipping.len(), MOST_CHARGES)
            & inspector.count(&[field("fees")], self.fees.len(), MOST_CHARGES);
        if short_enough {
            self.check_items(&mut inspector);
        }
        if inspector.count(&[field("payments")], self.payments.len(), MOST_PAYMENTS) {
            self.check_payments(&mut inspector);
        }
        if short_enough {
            self.check_facts(&mut inspector);
        }
        if bytes_of(self) > size_limits::ORDER {
            inspector.report(&[], OrderFlaw::TooLarge { limit: size_limits::ORDER });
        }
        inspector.done()
    }

    fn check_payments(&self, inspector: &mut Inspector) {
        let mut ids = HashSet::new();
        for (position, payment) in self.payments.iter().enumerate() {
            check_new(&mut ids, ("payments", position), &payment.id.0, inspector);
            if payment.provider == PaymentProvider::UNKNOWN {
                inspector.report(&[field("payments"), At(position), field("provider")], OrderFlaw::UnknownProvider);
            }
            let transaction = [field("payments"), At(position), field("transaction")];
            if payment.provider.is_gift_card() {
                // Money goes back onto the card of this number by itself, without anyone who looks.
                inspector.name(&transaction, &payment.transaction);
            } else {
                inspector.text(&transaction, &payment.transaction);
            }
            inspector
                .text(&[field("payments"), At(position), field("label")], payment.label.as_deref().unwrap_or_default());
            inspector.amount(&[field("payments"), At(position), field("captured")], payment.captured);
            if let Some(authorized) = &payment.authorized {
                inspector.amount(
                    &[field("payments"), At(position), field("authorized"), field("amount")],
                    authorized.amount,
                );
                if payment.captured.is_positive() {
                    inspector.report(&[field("payments"), At(position), field("authorized")], OrderFlaw::Captured);
                }
            }
        }
        inspector.sum(&[field("payments")], self.payments.iter().map(|payment| payment.captured));
    }

    fn check_discount(&self, inspector: &mut Inspector) {
        let Some(discount) = self.order_discount else { return };
        inspector.amount(&[field("order_discount")], discount);
        let totals = self.lines.iter().map(|line| line.total).chain(self.shipping.iter().map(|parcel| parcel.total));
        let all: i128 = totals.map(|total| i128::from(total.minor())).sum();
        if i128::from(discount.minor()) > all {
            inspector.report(&[field("order_discount")], OrderFlaw::MoreThanItems);
        }
    }
}

/// Of its JSON. There is no order that can't be written.
fn bytes_of(order: &Order) -> usize {
    serde_json::to_string(order).map_or(usize::MAX, |text| text.len())
}

const fn field(name: &'static str) -> PathStep {
    PathStep::field(name)
}

/// Reports an id that is not sound, or that something before had.
fn check_new<'a>(
    ids: &mut HashSet<&'a str>,
    (list, position): (&'static str, usize),
    id: &'a str,
    inspector: &mut Inspector,
) {
    inspector.id(&[field(list), At(position), field("id")], id);
    if !ids.insert(id) {
        inspector.report(&[field(list), At(position), field("id")], OrderFlaw::Duplicate);
    }
}

#[cfg(test)]
mod tests;
