//! A part of an item, with the taxes in it.

use super::ledger::Account;
use super::taxes::taxes_of;
use crate::domain::credit::draft::Basis;
use crate::domain::credit::quote::TaxQuote;
use crate::domain::money::Amount;

/// What an item gives back, with its taxes.
pub(in crate::domain::credit) struct Credited {
    pub net: Amount,
    pub taxes: Vec<TaxQuote>,
    pub gross: Amount,
}

impl Credited {
    /// What `now`, gross or net, comes to.
    pub fn of(account: &Account<'_>, basis: Basis, now: Amount) -> Self {
        let (taxes, tax) = taxes_of(account, basis, now);
        match basis {
            Basis::Gross => Self { net: now - tax, taxes, gross: now },
            Basis::Net => Self { net: now, taxes, gross: now + tax },
        }
    }
}
