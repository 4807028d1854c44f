//! What an item gives back, with the taxes in it.

use super::ledger::Account;
use crate::domain::credit::explanation::TaxExplanation;
use crate::domain::credit::quote::TaxQuote;
use crate::domain::credit::terms::Basis;
use crate::domain::money::Amount;

/// What an item gives back, with its taxes.
pub(in crate::domain::credit) struct ItemRefund {
    pub net: Amount,
    pub taxes: Vec<TaxQuote>,
    pub gross: Amount,
}

impl ItemRefund {
    /// What `now`, gross or net, comes to.
    pub fn of(account: &Account<'_>, basis: Basis, now: Amount) -> Self {
        let (taxes, tax) = taxes_of(account, basis, now);
        match basis {
            Basis::Gross => Self { net: now - tax, taxes, gross: now },
            Basis::Net => Self { net: now, taxes, gross: now + tax },
        }
    }
}

/// The taxes of an item of which `now`, gross or net, is given back, and their sum.
///
/// Each tax gives back, in all, the same part of itself as its item does, rounded: what is due now is the
/// rounded part less what was given before, so that no rounding ever adds up. What takes the rest of the
/// item takes the exact rest of every tax.
fn taxes_of(account: &Account<'_>, basis: Basis, now: Amount) -> (Vec<TaxQuote>, Amount) {
    let (whole, before) = account.on(basis);
    let takes_rest = before + now >= whole;
    let zero = now.zero_alike();
    let mut sum = zero;
    let mut quotes = Vec::with_capacity(account.taxes.len());
    for (position, tax) in account.taxes.iter().enumerate() {
        let (charged, given) = (tax.amount, account.given_tax(position));
        let (amount, explanation) = if takes_rest {
            ((charged - given).max(zero), TaxExplanation::Rest { charged, given })
        } else {
            match charged.share((before + now).minor(), whole.minor()) - given {
                // Gross and net refunds of one item round differently.
                share if share.is_negative() => (zero, TaxExplanation::Bounded { charged, given, share }),
                share => (share, TaxExplanation::Share { charged, given, before, now, whole, basis }),
            }
        };
        sum += amount;
        quotes.push(TaxQuote { name: tax.name.clone(), rate: tax.rate, amount, explanation });
    }
    if basis == Basis::Gross {
        // Several taxes that each round up can come to more than the whole of a very small refund, or leave
        // more tax than money behind.
        let tax_left = account.charged_tax - account.given.tax;
        let lowest = (tax_left - (account.left(Basis::Gross) - now)).max(zero);
        let bounded = sum.clamp(lowest.min(now), now);
        if bounded != sum {
            shift(account, &mut quotes, bounded - sum);
            sum = bounded;
        }
    }
    (quotes, sum)
}

/// Changes the taxes by so much in all, the last first, none below zero or above what is left of it.
fn shift(account: &Account<'_>, quotes: &mut [TaxQuote], mut by: Amount) {
    for (position, quote) in quotes.iter_mut().enumerate().rev() {
        let (charged, given) = (account.taxes[position].amount, account.given_tax(position));
        let share = quote.amount;
        quote.amount = (share + by).clamp(by.zero_alike(), (charged - given).max(share));
        if quote.amount != share {
            by -= quote.amount - share;
            quote.explanation = TaxExplanation::Bounded { charged, given, share };
        }
    }
}
