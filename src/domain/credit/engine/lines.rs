//! The figures of a drafted line: units of it, a part of its value, or units at a typed amount.

use super::account::Account;
use super::ledger::Section;
use super::limits::{check_amount, check_conditions, check_quantity};
use super::taxes::ItemRefund;
use super::units::{UnitsShare, most_for, share_of, withheld};
use crate::domain::credit::draft::{CreditNoteDraft, LineDraft};
use crate::domain::credit::explanation::Explanation;
use crate::domain::credit::place::{LinePart, Place};
use crate::domain::credit::quote::{LineLeft, LineQuote};
use crate::domain::credit::refusal::{BindingCap, Cap, RefundProblem, Report};
use crate::domain::credit::terms::{Basis, Restock};
use crate::domain::credit::unit_condition::LineRestock;
use crate::domain::money::Amount;

/// The drafted lines.
pub(in crate::domain::credit) fn lines(
    section: &mut Section<'_>,
    draft: &CreditNoteDraft,
    report: &mut Report,
) -> Vec<LineQuote> {
    let mut quotes = Vec::with_capacity(draft.lines.len().min(section.accounts.len()));
    for (position, asked) in draft.lines.iter().enumerate() {
        match section.claim(&asked.line) {
            Ok(account) => {
                let restock = asked.restock.unwrap_or(LineRestock::Alike(draft.restock));
                quotes.extend(line(account, (position, asked), restock, report));
            }
            Err(problem) => report.refuse(Place::Line(position, LinePart::Id), problem),
        }
    }
    quotes
}

/// The quote of a drafted line, unless there is a problem with it.
fn line(
    account: &Account<'_>,
    (position, draft): (usize, &LineDraft),
    restock: LineRestock,
    report: &mut Report,
) -> Option<LineQuote> {
    let wrong_quantity = draft.quantity.and_then(|asked| check_quantity(account, asked));
    let most = || match draft.quantity {
        Some(quantity) if wrong_quantity.is_none() => most_for(account, quantity, draft.basis),
        _ => (Cap::Line, account.left(draft.basis)),
    };
    let wrong_amount = draft.amount.and_then(|asked| check_amount(asked, most(), draft.quantity.is_some()));
    let wrong_restock = check_conditions(draft.quantity.unwrap_or(0), restock).filter(|_| wrong_quantity.is_none());
    let problems =
        [(LinePart::Quantity, wrong_quantity), (LinePart::Amount, wrong_amount), (LinePart::Restock, wrong_restock)];
    let mut sound = true;
    for (part, problem) in problems {
        if let Some(problem) = problem {
            report.refuse(Place::Line(position, part), problem);
            sound = false;
        }
    }
    match (draft.quantity, draft.amount) {
        (None, None) => {
            report.refuse(Place::Line(position, LinePart::All), RefundProblem::NothingAsked);
            None
        }
        _ if !sound => None,
        (Some(quantity), None) => Some(line_of_units(account, position, Units { quantity, restock }, report)),
        (quantity, Some(amount)) => {
            let units = quantity.map(|quantity| Units { quantity, restock });
            Some(line_of_value(account, units, amount, draft.basis))
        }
    }
}

/// Units that come back, and what becomes of them.
#[derive(Clone, Copy)]
struct Units {
    quantity: i64,
    restock: LineRestock,
}

/// Units at their share, or at what is left of the line when that is less.
fn line_of_units(account: &Account<'_>, position: usize, units: Units, report: &mut Report) -> LineQuote {
    let UnitsShare { amount: share, explanation } = share_of(account, units.quantity);
    let left = account.left(Basis::Gross);
    if share <= left {
        let refund = ItemRefund::of(account, Basis::Gross, share);
        return refund.on_line(account, units, share.zero_alike(), explanation);
    }
    report.caps.push(BindingCap {
        place: Place::Line(position, LinePart::Quantity),
        cap: Cap::Line,
        asked: share,
        limit: left,
    });
    let refund = ItemRefund::of(account, Basis::Gross, left);
    refund.on_line(account, units, share.zero_alike(), Explanation::UnitsUpToRest { share, left })
}

/// A typed part of the value, with units or without.
fn line_of_value(account: &Account<'_>, units: Option<Units>, typed: Amount, basis: Basis) -> LineQuote {
    let refund = ItemRefund::of(account, basis, typed);
    let left = account.left(basis);
    match units {
        None => {
            let none = Units { quantity: 0, restock: LineRestock::Alike(Restock::Leave) };
            refund.on_line(account, none, typed.zero_alike(), Explanation::Value { typed, basis, left })
        }
        Some(units) => {
            let share = share_of(account, units.quantity).amount;
            let withheld = withheld(account, units.quantity, share, refund.gross);
            refund.on_line(account, units, withheld, Explanation::TypedUnits { typed, basis, share, left })
        }
    }
}

impl ItemRefund {
    fn on_line(self, account: &Account<'_>, units: Units, withheld: Amount, explanation: Explanation) -> LineQuote {
        let Units { quantity, restock } = units;
        let gross_left = account.left(Basis::Gross) - self.gross;
        // A part of the value pays what is withheld.
        let withheld_now = if quantity == 0 { -self.gross } else { withheld };
        let remaining = LineLeft {
            quantity: account.units_left() - quantity,
            net: account.left(Basis::Net) - self.net,
            gross: gross_left,
            withheld: account.withheld_of(gross_left, withheld_now),
        };
        let Self { net, taxes, tax_bases, gross } = self;
        LineQuote {
            line: account.id.clone(),
            quantity,
            restock,
            net,
            taxes,
            tax_bases,
            gross,
            withheld,
            remaining,
            explanation,
        }
    }
}
