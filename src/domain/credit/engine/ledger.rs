//! What was charged for each line, parcel and fee, and what credit notes gave back of it: a view of the
//! order and its past, made afresh for every quote.

use std::collections::HashMap;

use crate::domain::credit::quote::{ChargeQuote, LineLeft, LineQuote, Quote, TaxQuote};
use crate::domain::credit::refusal::RefundProblem;
use crate::domain::credit::terms::Basis;
use crate::domain::money::{Amount, total};
use crate::domain::order::{LineId, Order, Tax};

/// How many items are tried before all of them are put into a map: to make one costs about as much as all else.
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
    /// Where the next id asked for is, or a little further on: drafts and notes mostly keep the order of the order.
    next: usize,
    /// Made when it first isn't.
    by_id: Option<HashMap<&'a LineId, usize>>,
}

/// One item: charged, and given back.
pub(in crate::domain::credit) struct Account<'a> {
    pub id: &'a LineId,
    /// None for an item without a quantity.
    pub units: u32,
    /// Gross.
    pub charged: Amount,
    pub charged_tax: Amount,
    pub taxes: &'a [Tax],
    pub given: Given,
    /// Whether the draft has been found to ask for it.
    pub asked: bool,
}

/// What credit notes gave back of an item.
pub(in crate::domain::credit) struct Given {
    pub units: i64,
    pub gross: Amount,
    /// The part of `gross` that went with units, not as a part of the value.
    pub for_units: Amount,
    /// What units were given less than their share, on purpose.
    pub withheld: Amount,
    pub tax: Amount,
    /// By tax, in the item's order; empty as long as nothing was given.
    taxes: Vec<Amount>,
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
                account.given.enter_line(line);
            }
        }
        for (section, charges) in [(&mut self.shipping, &note.shipping), (&mut self.fees, &note.fees)] {
            for charge in charges {
                if let Some(account) = section.find(&charge.id) {
                    account.given.enter_charge(charge);
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

impl<'a> Account<'a> {
    fn new(id: &'a LineId, units: u32, charged: Amount, charged_tax: Amount, taxes: &'a [Tax]) -> Self {
        let zero = charged.zero_alike();
        let given = Given { units: 0, gross: zero, for_units: zero, withheld: zero, tax: zero, taxes: Vec::new() };
        Self { id, units, charged, charged_tax, taxes, given, asked: false }
    }

    /// What was charged and what was given back, gross or net.
    pub fn on(&self, basis: Basis) -> (Amount, Amount) {
        match basis {
            Basis::Gross => (self.charged, self.given.gross),
            Basis::Net => (self.charged - self.charged_tax, self.given.gross - self.given.tax),
        }
    }

    /// What is left to give back, gross or net.
    pub fn left(&self, basis: Basis) -> Amount {
        let (charged, given) = self.on(basis);
        (charged - given).max(charged.zero_alike())
    }

    pub fn units_left(&self) -> i64 {
        (i64::from(self.units) - self.given.units).max(0)
    }

    /// What was given back of the tax at this position.
    pub fn given_tax(&self, position: usize) -> Amount {
        self.given.taxes.get(position).copied().unwrap_or(self.charged.zero_alike())
    }

    /// All that is left of a line.
    pub fn line_left(&self) -> LineLeft {
        let gross = self.left(Basis::Gross);
        LineLeft {
            quantity: self.units_left(),
            net: self.left(Basis::Net),
            gross,
            withheld: self.withheld_of(gross, gross.zero_alike()),
        }
    }

    /// The part of `left` that was withheld on purpose, once `now` more is.
    pub fn withheld_of(&self, left: Amount, now: Amount) -> Amount {
        (self.given.withheld + now).clamp(left.zero_alike(), left.max(left.zero_alike()))
    }
}

impl Given {
    pub fn enter_line(&mut self, line: &LineQuote) {
        self.units += line.quantity;
        self.withheld += line.withheld;
        if line.quantity != 0 {
            self.for_units += line.gross;
        }
        self.enter_value(line.gross, &line.taxes);
    }

    pub fn enter_charge(&mut self, charge: &ChargeQuote) {
        self.enter_value(charge.gross, &charge.taxes);
    }

    fn enter_value(&mut self, gross: Amount, taxes: &[TaxQuote]) {
        self.gross += gross;
        self.taxes.resize(self.taxes.len().max(taxes.len()), gross.zero_alike());
        for (given, tax) in self.taxes.iter_mut().zip(taxes) {
            *given += tax.amount;
            self.tax += tax.amount;
        }
    }
}
