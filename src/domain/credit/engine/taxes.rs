//! What an item gives back, with the taxes in it.

use super::account::Account;
use super::taxed::Taxed;
use crate::domain::credit::explanation::TaxExplanation;
use crate::domain::credit::quote::TaxQuote;
use crate::domain::credit::terms::Basis;
use crate::domain::money::Amount;
use crate::domain::order::TaxBasesRule;

/// What an item gives back, with its taxes.
pub(in crate::domain::credit) struct ItemRefund {
    pub net: Amount,
    pub taxes: Vec<TaxQuote>,
    /// How they share the net, where they do.
    pub tax_bases: Option<TaxBasesRule>,
    pub gross: Amount,
}

impl ItemRefund {
    /// What `now`, gross or net, comes to.
    pub fn of(account: &Account<'_>, basis: Basis, now: Amount) -> Self {
        let (mut taxes, tax) = taxes_of(account, basis, now);
        let (net, gross) = match basis {
            Basis::Gross => (now - tax, now),
            Basis::Net => (now, now + tax),
        };
        let tax_bases = set_bases(account, net, &mut taxes);
        Self { net, taxes, tax_bases, gross }
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
        let (charged, given) = (tax.amount, account.given_tax(position).amount);
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
        quotes.push(TaxQuote { name: tax.name.clone(), rate: tax.rate, base: None, amount, explanation });
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

/// Says of each tax of an item what it is due on, where `net` of the item is given back with these taxes; and how they
/// share it, where they do.
///
/// Like a tax, a base gives back in all the same part of itself as its item does, so that the last part takes the
/// exact rest. Bases that are parts of the net come to exactly this net.
fn set_bases(account: &Account<'_>, net: Amount, quotes: &mut [TaxQuote]) -> Option<TaxBasesRule> {
    let Some(bases) = account.tax_bases() else {
        for quote in quotes {
            quote.base = Some(net);
        }
        return None;
    };
    let (whole, before) = account.on(Basis::Net);
    let given: Vec<Taxed> = (0..quotes.len()).map(|position| account.given_tax(position)).collect();
    let given_bases: Vec<Amount> = given.iter().map(|given| given.net).collect();
    let in_all: Vec<Amount> = quotes.iter().zip(&given).map(|(quote, given)| given.amount + quote.amount).collect();
    let now = bases.of_next_part(net, (before, &given_bases), whole, &in_all);
    for (quote, base) in quotes.iter_mut().zip(now) {
        quote.base = Some(base);
    }
    Some(bases.rule)
}

/// Changes the taxes by so much in all, the last first, none below zero or above what is left of it.
fn shift(account: &Account<'_>, quotes: &mut [TaxQuote], mut by: Amount) {
    for (position, quote) in quotes.iter_mut().enumerate().rev() {
        let (charged, given) = (account.taxes[position].amount, account.given_tax(position).amount);
        let share = quote.amount;
        quote.amount = (share + by).clamp(by.zero_alike(), (charged - given).max(share));
        if quote.amount != share {
            by -= quote.amount - share;
            quote.explanation = TaxExplanation::Bounded { charged, given, share };
        }
    }
}
