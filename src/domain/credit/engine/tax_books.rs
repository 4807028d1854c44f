//! Each tax of an order, charged and given back.

use rust_decimal::Decimal;

use super::ledger::Ledger;
use super::taxed::Taxed;
use crate::domain::credit::quote::{Quote, TaxTotal};
use crate::domain::money::Amount;

/// One tax, by name and rate, over a whole order.
pub(in crate::domain::credit) struct TaxBook<'a> {
    pub name: &'a str,
    pub rate: Decimal,
    pub charged: Taxed,
    pub given: Taxed,
}

/// What holds taxes: some items, or all of an order.
#[derive(Clone, Copy, Debug)]
pub(in crate::domain::credit) struct Holding {
    pub gross: Amount,
    pub net: Amount,
    /// The part of the net that no tax is on.
    pub untaxed: Amount,
}

impl Holding {
    /// Whether the bases of these taxes are parts of it, so that they come to its net.
    pub fn is_split_into(&self, taxes: &[Taxed]) -> bool {
        taxes.iter().fold(self.untaxed, |sum, tax| sum + tax.net) == self.net
    }
}

/// The taxes of an order, in the order of its items.
pub(in crate::domain::credit) struct TaxBooks<'a> {
    pub books: Vec<TaxBook<'a>>,
    /// All that was charged.
    pub whole: Holding,
}

impl<'a> TaxBooks<'a> {
    /// What was charged of each tax, and what `notes` gave back of it.
    pub fn of(ledger: &Ledger<'a>, zero: Amount, notes: impl Iterator<Item = &'a Quote>) -> Self {
        let mut books: Vec<TaxBook<'a>> = Vec::new();
        let mut whole = Holding { gross: zero, net: zero, untaxed: zero };
        for account in ledger.accounts() {
            let net = account.charged - account.charged_tax;
            whole.gross += account.charged;
            whole.net += net;
            whole.untaxed += account.untaxed();
            for (tax, charged) in account.taxes.iter().zip(account.charged_taxes()) {
                match books.iter_mut().find(|book| book.is_of(&tax.name, tax.rate)) {
                    Some(book) => book.charged += charged,
                    None => books.push(TaxBook { name: &tax.name, rate: tax.rate, charged, given: Taxed::none(zero) }),
                }
            }
        }
        for note in notes {
            for book in &mut books {
                book.given += book.of(&note.taxes);
            }
        }
        Self { books, whole }
    }

    /// Whether all bases are parts of the net that was charged.
    pub fn is_split(&self) -> bool {
        let charged: Vec<Taxed> = self.books.iter().map(|book| book.charged).collect();
        self.whole.is_split_into(&charged)
    }
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
