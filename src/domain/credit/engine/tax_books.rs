//! Each tax of an order, charged and given back.

use std::ops::{Add, Sub};

use rust_decimal::Decimal;

use super::ledger::Ledger;
use crate::domain::credit::quote::{Quote, TaxTotal};
use crate::domain::money::Amount;

/// A net and the tax on it.
#[derive(Clone, Copy, Debug)]
pub(in crate::domain::credit) struct Taxed {
    pub net: Amount,
    pub amount: Amount,
}

/// One tax, by name and rate, over a whole order.
pub(in crate::domain::credit) struct TaxBook<'a> {
    pub name: &'a str,
    pub rate: Decimal,
    pub charged: Taxed,
    pub given: Taxed,
}

/// The taxes of an order, in the order of its items, with what `notes` gave back of each.
pub(in crate::domain::credit) fn tax_books<'a>(
    ledger: &Ledger<'a>,
    notes: impl Iterator<Item = &'a Quote>,
) -> Vec<TaxBook<'a>> {
    let mut books: Vec<TaxBook<'a>> = Vec::new();
    for account in ledger.accounts() {
        for tax in account.taxes {
            let charged = Taxed { net: account.charged - account.charged_tax, amount: tax.amount };
            match books.iter_mut().find(|book| book.is_of(&tax.name, tax.rate)) {
                Some(book) => book.charged = book.charged + charged,
                None => {
                    books.push(TaxBook { name: &tax.name, rate: tax.rate, charged, given: Taxed::none(tax.amount) })
                }
            }
        }
    }
    for note in notes {
        for book in &mut books {
            book.given = book.given + book.of(&note.taxes);
        }
    }
    books
}

impl TaxBook<'_> {
    fn is_of(&self, name: &str, rate: Decimal) -> bool {
        self.rate == rate && self.name == name
    }

    /// This tax among the totals of a note.
    pub fn of(&self, totals: &[TaxTotal]) -> Taxed {
        match totals.iter().find(|total| self.is_of(&total.name, total.rate)) {
            Some(&TaxTotal { net, amount, .. }) => Taxed { net, amount },
            None => Taxed::none(self.charged.amount),
        }
    }
}

impl Taxed {
    /// Nothing, in the currency of `alike`.
    pub const fn none(alike: Amount) -> Self {
        Self { net: alike.zero_alike(), amount: alike.zero_alike() }
    }

    pub const fn is_none(self) -> bool {
        self.net.is_zero() && self.amount.is_zero()
    }

    /// As much of `amount` as this is of `gross`; nothing of nothing.
    pub fn share(self, amount: Amount, gross: Amount) -> Self {
        if gross.is_zero() {
            return Self::none(amount);
        }
        let part = |part: Amount| amount.share(part.minor(), gross.minor());
        Self { net: part(self.net), amount: part(self.amount) }
    }

    pub fn clamp(self, lowest: Self, highest: Self) -> Self {
        let within = |value: Amount, lowest: Amount, highest: Amount| value.clamp(lowest.min(highest), highest);
        Self {
            net: within(self.net, lowest.net, highest.net),
            amount: within(self.amount, lowest.amount, highest.amount),
        }
    }
}

impl Add for Taxed {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { net: self.net + other.net, amount: self.amount + other.amount }
    }
}

impl Sub for Taxed {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { net: self.net - other.net, amount: self.amount - other.amount }
    }
}
