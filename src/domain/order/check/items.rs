//! Lines, parcels and fees.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::inspector::Inspector;
use super::{MOST_TAXES, OrderFlaw, check_new, field};
use crate::domain::money::Amount;
use crate::domain::order::field_path::PathStep::At;
use crate::domain::order::{Order, Tax, TaxCategory};

/// No rate is as high: a number from here on is a percentage by mistake.
const RATE_BOUND: Decimal = Decimal::TWO;

impl Order {
    pub(super) fn check_items(&self, inspector: &mut Inspector) {
        let mut ids = HashSet::new();
        for (position, line) in self.lines.iter().enumerate() {
            let at = ("lines", position);
            check_new(&mut ids, at, &line.id.0, inspector);
            self.check_charged(at, line.total, &line.taxes, inspector);
            inspector.sku(&[field("lines"), At(position), field("sku")], &line.sku);
            inspector.text(&[field("lines"), At(position), field("title")], &line.title);
            if line.quantity == 0 {
                inspector.report(&[field("lines"), At(position), field("quantity")], OrderFlaw::NoQuantity);
            }
        }
        for (list, charges) in [("shipping", &self.shipping), ("fees", &self.fees)] {
            for (position, charge) in charges.iter().enumerate() {
                let at = (list, position);
                check_new(&mut ids, at, &charge.id.0, inspector);
                self.check_charged(at, charge.total, &charge.taxes, inspector);
                inspector.text(&[field(list), At(position), field("title")], &charge.title);
            }
        }
        self.check_discount(inspector);
        let lines = self.lines.iter().map(|line| (line.total, &line.taxes));
        let charges = self.shipping.iter().chain(&self.fees).map(|charge| (charge.total, &charge.taxes));
        let amounts = lines
            .chain(charges)
            .flat_map(|(total, taxes)| [total].into_iter().chain(taxes.iter().map(|tax| tax.amount)));
        inspector.sum(&[], amounts);
    }

    /// The total and taxes of the item at this position of a field.
    fn check_charged(
        &self,
        (list, item): (&'static str, usize),
        total: Amount,
        taxes: &[Tax],
        inspector: &mut Inspector,
    ) {
        inspector.amount(&[field(list), At(item), field("total")], total);
        if !inspector.count(&[field(list), At(item), field("taxes")], taxes.len(), MOST_TAXES) {
            return;
        }
        for (position, tax) in taxes.iter().enumerate() {
            inspector.text(&[field(list), At(item), field("taxes"), At(position), field("name")], &tax.name);
            inspector.amount(&[field(list), At(item), field("taxes"), At(position), field("amount")], tax.amount);
            if tax.rate.is_sign_negative() || tax.rate >= RATE_BOUND {
                inspector.report(
                    &[field(list), At(item), field("taxes"), At(position), field("rate")],
                    OrderFlaw::RateOutOfRange,
                );
            }
            let place = |name| [field(list), At(item), field("taxes"), At(position), field(name)];
            inspector.text(&place("exemption"), tax.exemption.as_deref().unwrap_or_default());
            let is_untaxed = tax.category.is_some_and(|category| category != TaxCategory::Standard);
            if is_untaxed && !(tax.rate.is_zero() && tax.amount.is_zero()) {
                inspector.report(&place("category"), OrderFlaw::TaxedThough);
            }
            if taxes[..position].iter().any(|other| other.name == tax.name && other.rate == tax.rate) {
                inspector.report(&[field(list), At(item), field("taxes"), At(position)], OrderFlaw::Duplicate);
            }
        }
        let included: i128 = taxes.iter().map(|tax| i128::from(tax.amount.minor())).sum();
        if self.prices_include_tax && included > i128::from(total.minor()).max(0) {
            inspector.report(&[field(list), At(item), field("taxes")], OrderFlaw::TaxesExceedTotal);
        }
        let net = i128::from(total.minor()) - if self.prices_include_tax { included } else { 0 };
        check_bases((list, item), net + included, taxes, inspector);
    }
}

/// The bases of an item's taxes, if it states any, where its net and taxes come to `gross`.
fn check_bases((list, item): (&'static str, usize), gross: i128, taxes: &[Tax], inspector: &mut Inspector) {
    if taxes.iter().all(|tax| tax.base.is_none()) {
        return;
    }
    for (position, tax) in taxes.iter().enumerate() {
        let place = [field(list), At(item), field("taxes"), At(position), field("base")];
        let Some(base) = tax.base else {
            inspector.report(&place, OrderFlaw::BaseMissing);
            continue;
        };
        inspector.amount(&place, base);
        if i128::from(base.minor()) > gross - i128::from(tax.amount.minor()) {
            inspector.report(&place, OrderFlaw::BaseTooHigh);
        }
    }
}
