//! A quote from beginning to end.

mod adjustment;
pub(super) mod balance;
mod item_refund;
pub(super) mod items;
pub(super) mod ledger;
mod limits;
mod lines;
pub(super) mod payment_balance;
mod report;
pub(super) mod split;
mod tax_books;
mod tax_totals;
mod taxes;
pub(super) mod texts;
mod total;
pub(super) mod units;

use super::draft::{AdjustmentDraft, AdjustmentTax, CreditNoteDraft};
use super::quote::Quote;
use super::refusal::{RefundProblem, RefundRefusal};
use super::{Occasion, Past};
use crate::domain::money::{Amount, total};
use crate::domain::order::Order;
use adjustment::adjust;
use balance::Standing;
use items::Items;
use ledger::Ledger;
use report::Findings;
use split::{allocate, problems};
use tax_books::tax_books;
use tax_totals::{add_adjustment, of_items};
use texts::check_wording;
use total::check_total;

/// What `draft` comes to, or every problem with it.
///
/// # Errors
/// A [`RefundRefusal`] for each problem. Those of the sum, and then of its split, can only be told once every
/// part is sound.
pub fn quote(order: &Order, past: &Past<'_>, draft: &CreditNoteDraft) -> Result<Quote, Vec<RefundRefusal>> {
    let mut findings = Findings::default();
    let mut ledger = Ledger::new(order, past.quotes());
    let items = Items::of(&mut ledger, draft, &mut findings);
    let standing = Standing::of(order, past, &ledger);
    check_rest(order, past, draft, &mut findings);
    findings.refusals.extend(problems(&standing.payments, &draft.allocation, past.occasion.gift_cards()));
    let mut caps = findings.sound()?;

    let mut parts = items.parts(Amount::zero(order.currency));
    let of_items_alone = parts.sum();
    let mut taxes = of_items(&items);
    let asked = draft.adjustment.as_ref().filter(|asked| !asked.amount.is_zero() || asked.tax == AdjustmentTax::Rest);
    let books = if moves_tax(past, asked) { tax_books(&ledger, past.quotes()) } else { Vec::new() };
    let adjustment = adjust(asked, &books, &taxes, (of_items_alone, standing.charged), &mut caps);
    if let Some(adjustment) = &adjustment {
        parts.adjustment = adjustment.amount;
        add_adjustment(&mut taxes, adjustment);
    }

    let comes_to = check_total(&parts, &standing, past.occasion).map_err(|refusal| vec![refusal])?;
    let (allocation, cap) = allocate(&standing.payments, &draft.allocation, comes_to, past.occasion.gift_cards())?;
    caps.extend(cap);
    if let Some(expected) = draft.expected_total.filter(|&expected| expected != comes_to) {
        let problem = RefundProblem::QuoteMismatch { expected, computed: comes_to };
        return Err(vec![RefundRefusal { pointer: "/expected_total".to_owned(), problem }]);
    }
    let tax = total(order.currency, taxes.iter().map(|tax| tax.amount));
    let Items { lines, shipping, fees } = items;
    Ok(Quote {
        lines,
        shipping,
        fees,
        adjustment,
        taxes,
        net: comes_to - tax,
        tax,
        total: comes_to,
        explanation: parts,
        remaining_after: standing.after(comes_to, of_items_alone, &allocation),
        allocation,
        caps,
    })
}

/// Whether an adjustment, this one or one before, has part in the taxes: otherwise items alone can't give
/// back more of a tax than was charged, and nothing needs to be added up.
fn moves_tax(past: &Past<'_>, asked: Option<&AdjustmentDraft>) -> bool {
    asked.is_some_and(|asked| asked.tax != AdjustmentTax::None)
        || past.quotes().filter_map(|quote| quote.adjustment.as_ref()).any(|adjustment| !adjustment.taxes.is_empty())
}

/// What is neither an item nor a payment.
fn check_rest(order: &Order, past: &Past<'_>, draft: &CreditNoteDraft, findings: &mut Findings) {
    let digits = order.currency.digits();
    if let Some(adjustment) = &draft.adjustment {
        if adjustment.amount.digits() != digits {
            findings.refuse("/adjustment/amount", RefundProblem::WrongDigits { digits });
        }
        if adjustment.tax == AdjustmentTax::Rest && past.occasion != Occasion::Cancellation {
            findings.refuse("/adjustment/tax", RefundProblem::TaxTreatmentNotAllowed);
        }
    }
    if draft.expected_total.is_some_and(|expected| expected.digits() != digits) {
        findings.refuse("/expected_total", RefundProblem::WrongDigits { digits });
    }
    if order.order_discount.is_some_and(|discount| !discount.is_zero()) {
        findings.refuse("", RefundProblem::DiscountNotSpread);
    }
    check_wording(draft, findings);
}
