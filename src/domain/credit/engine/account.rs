//! What was charged for one line, parcel or fee, and what credit notes gave back of it.

use super::taxed::Taxed;
use crate::domain::credit::quote::{ChargeQuote, LineLeft, LineQuote, TaxQuote};
use crate::domain::credit::terms::Basis;
use crate::domain::money::Amount;
use crate::domain::order::{LineId, Tax, TaxBases};

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
    /// What units were given less than their share, on purpose. Parts of the value may have paid some of it since, or
    /// before: see [`Account::withheld_of`].
    pub withheld: Amount,
    pub tax: Amount,
    /// By tax, in the item's order; empty as long as nothing was given.
    taxes: Vec<Taxed>,
}

impl<'a> Account<'a> {
    pub fn new(id: &'a LineId, units: u32, charged: Amount, charged_tax: Amount, taxes: &'a [Tax]) -> Self {
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

    pub fn enter_line(&mut self, line: &LineQuote) {
        self.given.units += line.quantity;
        self.given.withheld += line.withheld;
        if line.quantity != 0 {
            self.given.for_units += line.gross;
        }
        self.enter_value(line.net, line.gross, &line.taxes);
    }

    pub fn enter_charge(&mut self, charge: &ChargeQuote) {
        self.enter_value(charge.net, charge.gross, &charge.taxes);
    }

    fn enter_value(&mut self, net: Amount, gross: Amount, taxes: &[TaxQuote]) {
        let unsaid = taxes.iter().any(|tax| tax.base.is_none()).then(|| self.usual_bases(net, taxes));
        let unsaid = |position: usize| unsaid.as_ref().and_then(|bases| bases.get(position).copied()).unwrap_or(net);
        let given = &mut self.given;
        given.gross += gross;
        given.taxes.resize(given.taxes.len().max(taxes.len()), Taxed::none(gross));
        for (position, (before, tax)) in given.taxes.iter_mut().zip(taxes).enumerate() {
            *before += Taxed { net: tax.base.unwrap_or_else(|| unsaid(position)), amount: tax.amount };
            given.tax += tax.amount;
        }
    }

    /// The bases of taxes in a note that doesn't say them, as none did once.
    fn usual_bases(&self, net: Amount, taxes: &[TaxQuote]) -> Vec<Amount> {
        let amounts: Vec<Amount> = taxes.iter().map(|tax| tax.amount).collect();
        let bases = self.tax_bases().filter(|bases| bases.bases.len() == taxes.len());
        bases.map(|bases| bases.of_part(net, self.on(Basis::Net).0, &amounts)).unwrap_or_default()
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
    pub fn given_tax(&self, position: usize) -> Taxed {
        self.given.taxes.get(position).copied().unwrap_or(Taxed::none(self.charged))
    }

    /// How its taxes share its net, where they do.
    pub fn tax_bases(&self) -> Option<TaxBases> {
        TaxBases::of(self.on(Basis::Net).0, self.taxes, self.units)
    }

    /// Each tax that was charged, with its base.
    pub fn charged_taxes(&self) -> Vec<Taxed> {
        let net = self.on(Basis::Net).0;
        let amounts: Vec<Amount> = self.taxes.iter().map(|tax| tax.amount).collect();
        let bases = match self.tax_bases() {
            Some(bases) => bases.of_part(net, net, &amounts),
            None => vec![net; amounts.len()],
        };
        bases.into_iter().zip(amounts).map(|(net, amount)| Taxed { net, amount }).collect()
    }

    /// What was charged without any tax on it.
    pub fn untaxed(&self) -> Amount {
        let net = self.on(Basis::Net).0;
        match self.tax_bases() {
            Some(bases) => bases.untaxed(net),
            None if self.taxes.is_empty() => net,
            None => net.zero_alike(),
        }
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

    /// The part of `left` that is withheld from units on purpose, once `now` more is: what a part of the value gave is not
    /// withheld any more, whether it came before the units or after them.
    pub fn withheld_of(&self, left: Amount, now: Amount) -> Amount {
        let by_value = self.given.gross - self.given.for_units;
        (self.given.withheld + now - by_value).clamp(left.zero_alike(), left.max(left.zero_alike()))
    }
}
