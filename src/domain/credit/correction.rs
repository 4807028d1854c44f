//! The figures that take a wrong credit note back.

use std::ops::Neg;

use super::allocation::AllocatedShare;
use super::explanation::{Explanation, Parts, ShareExplanation, TaxExplanation};
use super::past::Past;
use super::quote::{AdjustedTax, AdjustmentQuote, ChargeQuote, LineQuote, Quote, TaxQuote, TaxTotal};
use super::terms::Basis;
use crate::domain::credit::engine::balance::Balance;
use crate::domain::credit::engine::ledger::{Ledger, Section};
use crate::domain::order::Order;

/// The figures that take a note with these back: its own, with the opposite sign. What it had given back is left to be
/// given back again. The allocation says what the payments should get back; whether the money can be had, and
/// whether the note can still be taken back, is not asked here.
pub fn correction(order: &Order, past: &Past<'_>, wrong: &Quote) -> Quote {
    let mut ledger = Ledger::new(order, past.quotes());
    let balance = Balance::of(order, past, &ledger);
    let Quote { lines, shipping, fees, adjustment, taxes, untaxed, net, tax, total, explanation, allocation, .. } =
        wrong.clone();
    let explanation = reverse_parts(explanation);
    Quote {
        lines: lines.into_iter().map(|line| reverse_line(line, &mut ledger)).collect(),
        shipping: shipping.into_iter().map(|charge| reverse_charge(charge, &mut ledger.shipping)).collect(),
        fees: fees.into_iter().map(|charge| reverse_charge(charge, &mut ledger.fees)).collect(),
        adjustment: adjustment.map(reverse_adjustment),
        taxes: taxes.into_iter().map(reverse_tax_total).collect(),
        untaxed: untaxed.map(Neg::neg),
        net: -net,
        tax: -tax,
        total: -total,
        remaining_after: balance.after(-total, explanation.items(), &[]),
        explanation,
        allocation: allocation.into_iter().map(reverse_share).collect(),
        caps: Vec::new(),
    }
}

fn reverse_line(line: LineQuote, ledger: &mut Ledger<'_>) -> LineQuote {
    let mut line = LineQuote {
        quantity: -line.quantity,
        net: -line.net,
        taxes: reverse_taxes(line.taxes),
        gross: -line.gross,
        withheld: -line.withheld,
        explanation: Explanation::Reversed,
        ..line
    };
    if let Some(account) = ledger.lines.find(&line.line) {
        account.enter_line(&line);
        line.remaining = account.line_left();
    }
    line
}

fn reverse_charge(charge: ChargeQuote, section: &mut Section<'_>) -> ChargeQuote {
    let mut charge = ChargeQuote {
        net: -charge.net,
        taxes: reverse_taxes(charge.taxes),
        gross: -charge.gross,
        explanation: Explanation::Reversed,
        ..charge
    };
    if let Some(account) = section.find(&charge.id) {
        account.enter_charge(&charge);
        charge.remaining = account.left(Basis::Gross);
    }
    charge
}

fn reverse_taxes(taxes: Vec<TaxQuote>) -> Vec<TaxQuote> {
    let reverse = |tax: TaxQuote| TaxQuote {
        base: tax.base.map(Neg::neg),
        amount: -tax.amount,
        explanation: TaxExplanation::Reversed,
        ..tax
    };
    taxes.into_iter().map(reverse).collect()
}

fn reverse_adjustment(adjustment: AdjustmentQuote) -> AdjustmentQuote {
    let reverse = |tax: AdjustedTax| AdjustedTax {
        net: -tax.net,
        amount: -tax.amount,
        explanation: TaxExplanation::Reversed,
        ..tax
    };
    AdjustmentQuote {
        amount: -adjustment.amount,
        net: -adjustment.net,
        taxes: adjustment.taxes.into_iter().map(reverse).collect(),
        ..adjustment
    }
}

fn reverse_tax_total(total: TaxTotal) -> TaxTotal {
    TaxTotal { net: -total.net, amount: -total.amount, explanation: reverse_parts(total.explanation), ..total }
}

fn reverse_share(share: AllocatedShare) -> AllocatedShare {
    AllocatedShare { amount: -share.amount, explanation: ShareExplanation::Reversed, ..share }
}

fn reverse_parts(parts: Parts) -> Parts {
    Parts { lines: -parts.lines, shipping: -parts.shipping, fees: -parts.fees, adjustment: -parts.adjustment }
}
