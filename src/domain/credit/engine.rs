//! The refund engine: the figures of a credit note, to the cent, and why. One function serves the agent's preview and
//! the backend's creation.
//!
//! What was charged is the truth, not what rates say: every figure is a part of what the order records. Of each item
//! the ledger knows what was charged and what earlier credit notes gave back; lines, parcels and fees give back parts
//! of the rest, an adjustment comes last, then the sum is held against what the order cost and what was really
//! captured, and split over the payments.

pub(super) mod account;
mod adjustment;
pub(super) mod balance;
mod charges;
pub(super) mod draft_check;
pub(super) mod items;
pub(super) mod ledger;
mod limits;
mod lines;
pub(super) mod payment_balance;
mod split;
mod tax_books;
mod tax_totals;
mod taxed;
mod taxes;
pub(super) mod units;

use adjustment::adjust;
use balance::Balance;
use draft_check::check_rest;
use items::Items;
use ledger::Ledger;
use split::{allocate, problems};
use tax_books::TaxBooks;
use tax_totals::{add_adjustment, of_items};

use super::draft::{AdjustmentDraft, CreditNoteDraft};
use super::past::Past;
use super::place::Place;
use super::quote::Quote;
use super::refusal::{RefundProblem, RefundRefusal, Report};
use super::terms::AdjustmentTax;
use crate::domain::money::{Amount, total};
use crate::domain::order::Order;

/// The figures of `draft`, or every problem with it.
///
/// # Errors
/// A [`RefundRefusal`] for each problem. Those of the sum, and then of its split, can only be told once every
/// part is sound.
pub fn quote(order: &Order, past: &Past<'_>, draft: &CreditNoteDraft) -> Result<Quote, Vec<RefundRefusal>> {
    let mut report = Report::default();
    let mut ledger = Ledger::new(order, past.quotes());
    let items = Items::of(&mut ledger, draft, &mut report);
    let balance = Balance::of(order, past, &ledger);
    check_rest(order, past, draft, &mut report);
    report.refusals.extend(problems(&balance.payments, &draft.allocation, past.occasion));
    let mut caps = report.sound()?;

    let mut parts = items.parts(Amount::zero(order.currency));
    let of_items_alone = parts.sum();
    let (mut taxes, of_items) = of_items(&items, of_items_alone);
    let asked = draft.adjustment.as_ref().filter(|asked| !asked.amount.is_zero() || asked.tax == AdjustmentTax::Rest);
    let books = moves_tax(past, asked).then(|| TaxBooks::of(&ledger, of_items_alone.zero_alike(), past.quotes()));
    let adjusted = adjust(asked, books.as_ref(), &taxes, of_items, &mut caps);
    let mut untaxed = of_items.untaxed;
    if let Some(adjusted) = &adjusted {
        parts.adjustment = adjusted.quote.amount;
        untaxed += adjusted.untaxed;
        add_adjustment(&mut taxes, &adjusted.quote);
    }

    let restocks = items.lines.iter().any(|line| line.shelved() > 0);
    let comes_to =
        balance.check_total(&parts, restocks, past.occasion, draft.payout).map_err(|refusal| vec![refusal])?;
    let paid_out = balance.paid_out(comes_to, past.occasion, draft.payout);
    let (allocation, cap) = allocate(&balance.payments, &draft.allocation, paid_out, past.occasion)?;
    caps.extend(cap);
    if let Some(expected) = draft.expected_total.filter(|&expected| expected != comes_to) {
        let problem = RefundProblem::QuoteMismatch { expected, computed: comes_to };
        return Err(vec![RefundRefusal { place: Place::ExpectedTotal, problem }]);
    }
    let tax = total(order.currency, taxes.iter().map(|tax| tax.amount));
    let Items { lines, shipping, fees } = items;
    Ok(Quote {
        lines,
        shipping,
        fees,
        adjustment: adjusted.map(|adjusted| adjusted.quote),
        taxes,
        untaxed: Some(untaxed),
        net: comes_to - tax,
        tax,
        total: comes_to,
        explanation: parts,
        remaining_after: balance.after(comes_to, of_items_alone, &allocation),
        allocation,
        caps,
    })
}

/// True where an adjustment, this one or one before, has part in the taxes: otherwise items alone can't give
/// back more of a tax than was charged, and nothing needs to be added up.
fn moves_tax(past: &Past<'_>, asked: Option<&AdjustmentDraft>) -> bool {
    asked.is_some_and(|asked| asked.tax != AdjustmentTax::None)
        || past.quotes().filter_map(|quote| quote.adjustment.as_ref()).any(|adjustment| !adjustment.taxes.is_empty())
}
