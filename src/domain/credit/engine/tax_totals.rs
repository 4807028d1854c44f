//! Taxes summed by name and rate.

use rust_decimal::Decimal;

use super::items::Items;
use crate::domain::credit::explanation::Parts;
use crate::domain::credit::quote::{AdjustmentQuote, TaxQuote, TaxTotal};
use crate::domain::money::Amount;

/// The taxes of some items, in the order in which they first appear.
pub(in crate::domain::credit) fn of_items(items: &Items) -> Vec<TaxTotal> {
    let mut totals = Vec::new();
    for line in &items.lines {
        add(&mut totals, line.net, &line.taxes, |parts| &mut parts.lines);
    }
    for charge in &items.shipping {
        add(&mut totals, charge.net, &charge.taxes, |parts| &mut parts.shipping);
    }
    for charge in &items.fees {
        add(&mut totals, charge.net, &charge.taxes, |parts| &mut parts.fees);
    }
    totals
}

fn add(totals: &mut Vec<TaxTotal>, net: Amount, taxes: &[TaxQuote], part: impl Fn(&mut Parts) -> &mut Amount) {
    for tax in taxes {
        let total = find_or_start(totals, &tax.name, tax.rate, net.zero_alike());
        total.net += net;
        total.amount += tax.amount;
        *part(&mut total.explanation) += tax.amount;
    }
}

/// Adds what an adjustment changes.
pub(in crate::domain::credit) fn add_adjustment(totals: &mut Vec<TaxTotal>, adjustment: &AdjustmentQuote) {
    for tax in &adjustment.taxes {
        let total = find_or_start(totals, &tax.name, tax.rate, adjustment.amount.zero_alike());
        total.net += tax.net;
        total.amount += tax.amount;
        total.explanation.adjustment += tax.amount;
    }
}

fn find_or_start<'t>(totals: &'t mut Vec<TaxTotal>, name: &str, rate: Decimal, zero: Amount) -> &'t mut TaxTotal {
    let position = totals.iter().position(|total| total.rate == rate && total.name == name);
    let position = position.unwrap_or_else(|| {
        let explanation = Parts { lines: zero, shipping: zero, fees: zero, adjustment: zero };
        totals.push(TaxTotal { name: name.to_owned(), rate, net: zero, amount: zero, explanation });
        totals.len() - 1
    });
    &mut totals[position]
}
