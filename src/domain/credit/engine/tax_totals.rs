//! Taxes summed by name and rate.

use rust_decimal::Decimal;

use super::items::Items;
use super::tax_books::Holding;
use crate::domain::credit::explanation::Parts;
use crate::domain::credit::quote::untaxed::untaxed;
use crate::domain::credit::quote::{AdjustmentQuote, TaxQuote, TaxTotal};
use crate::domain::money::Amount;
use crate::domain::order::TaxBasesRule;

/// The taxes of some items that come to `gross`, in the order in which they first appear; and what of the items holds
/// them.
pub(in crate::domain::credit) fn of_items(items: &Items, gross: Amount) -> (Vec<TaxTotal>, Holding) {
    let mut totals = Vec::new();
    let mut whole = Holding { gross, net: gross.zero_alike(), untaxed: gross.zero_alike() };
    let mut add = |net: Amount, taxes: &[TaxQuote], rule: Option<TaxBasesRule>, part: fn(&mut Parts) -> &mut Amount| {
        whole.net += net;
        whole.untaxed += untaxed(net, taxes, rule);
        for tax in taxes {
            let total = find_or_start(&mut totals, &tax.name, tax.rate, net.zero_alike());
            total.net += tax.base.unwrap_or(net);
            total.amount += tax.amount;
            *part(&mut total.explanation) += tax.amount;
        }
    };
    for line in &items.lines {
        add(line.net, &line.taxes, line.tax_bases, |parts| &mut parts.lines);
    }
    for charge in &items.shipping {
        add(charge.net, &charge.taxes, charge.tax_bases, |parts| &mut parts.shipping);
    }
    for charge in &items.fees {
        add(charge.net, &charge.taxes, charge.tax_bases, |parts| &mut parts.fees);
    }
    (totals, whole)
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
