//! What was charged for each line, parcel and fee, and what credit notes gave back of it: a view of the
//! order and its past, made afresh for every quote.

use std::collections::HashMap;

use super::account::Account;
use crate::domain::credit::quote::Quote;
use crate::domain::credit::refusal::RefundProblem;
use crate::domain::money::total;
use crate::domain::order::{LineId, Order, Tax};

/// The number of items tried before all of them go into a map, because to make one costs about as much as all else.
const AHEAD: usize = 32;

/// Every item of an order.
pub(in crate::domain::credit) struct Ledger<'a> {
    pub lines: Section<'a>,
    pub shipping: Section<'a>,
    pub fees: Section<'a>,
}

/// Items of one kind, found by their id.
pub(in crate::domain::credit) struct Section<'a> {
    pub accounts: Vec<Account<'a>>,
    /// The position from which the next id is looked for: drafts and notes mostly keep the order of the order.
    next: usize,
    /// Made when it first isn't.
    by_id: Option<HashMap<&'a LineId, usize>>,
}

impl<'a> Ledger<'a> {
    pub fn new(order: &'a Order, notes: impl IntoIterator<Item = &'a Quote>) -> Self {
        let account = |id, units, line_total, taxes: &'a [Tax]| {
            let charged_tax = total(order.currency, taxes.iter().map(|tax| tax.amount));
            let charged = if order.prices_include_tax { line_total } else { line_total + charged_tax };
            Account::new(id, units, charged, charged_tax, taxes)
        };
        let lines = order.lines.iter().map(|line| account(&line.id, line.quantity, line.total, &line.taxes));
        let charges =
            |charges: &'a [_]| {
                Section::new(charges.iter().map(|charge: &'a crate::domain::order::Charge| {
                    account(&charge.id, 0, charge.total, &charge.taxes)
                }))
            };
        let mut ledger =
            Self { lines: Section::new(lines), shipping: charges(&order.shipping), fees: charges(&order.fees) };
        for note in notes {
            ledger.enter(note);
        }
        ledger
    }

    /// Counts what a credit note gave back. An item that the order doesn't have has nothing to be counted on.
    fn enter(&mut self, note: &Quote) {
        for line in &note.lines {
            if let Some(account) = self.lines.find(&line.line) {
                account.enter_line(line);
            }
        }
        for (section, charges) in [(&mut self.shipping, &note.shipping), (&mut self.fees, &note.fees)] {
            for charge in charges {
                if let Some(account) = section.find(&charge.id) {
                    account.enter_charge(charge);
                }
            }
        }
    }

    pub fn accounts(&self) -> impl Iterator<Item = &Account<'a>> {
        [&self.lines, &self.shipping, &self.fees].into_iter().flat_map(|section| &section.accounts)
    }
}

impl<'a> Section<'a> {
    fn new(accounts: impl Iterator<Item = Account<'a>>) -> Self {
        Self { accounts: accounts.collect(), next: 0, by_id: None }
    }

    /// The item with this id.
    pub fn find(&mut self, id: &LineId) -> Option<&mut Account<'a>> {
        let ahead = if self.by_id.is_none() { AHEAD } else { 1 };
        let near = |start: usize| self.accounts.iter().enumerate().skip(start).take(ahead);
        let position = match near(self.next).chain(near(0)).find(|(_, account)| account.id == id) {
            Some((position, _)) => position,
            None => *self.by_id().get(id)?,
        };
        self.next = position + 1;
        self.accounts.get_mut(position)
    }

    /// The item with this id, when the draft has not asked for it before.
    pub fn claim(&mut self, id: &LineId) -> Result<&Account<'a>, RefundProblem> {
        let account = self.find(id).ok_or(RefundProblem::UnknownItem)?;
        if std::mem::replace(&mut account.asked, true) {
            return Err(RefundProblem::AskedTwice);
        }
        Ok(account)
    }

    fn by_id(&mut self) -> &HashMap<&'a LineId, usize> {
        self.by_id.get_or_insert_with(|| {
            self.accounts.iter().enumerate().map(|(position, account)| (account.id, position)).collect()
        })
    }
}
