//! What a line gives back: units of it, a part of its value, or units at a typed amount.

use super::item_refund::Credited;
use super::ledger::Account;
use super::limits::{check_amount, check_quantity};
use super::report::Findings;
use super::units::{UnitsShare, most_for, share_of, withheld};
use crate::domain::credit::draft::{Basis, LineDraft};
use crate::domain::credit::explanation::Explanation;
use crate::domain::credit::note::Restock;
use crate::domain::credit::quote::{BindingCap, LineLeft, LineQuote};
use crate::domain::credit::refusal::{Cap, RefundProblem};
use crate::domain::money::Amount;

/// The quote of a drafted line, unless there is a problem with it.
pub(in crate::domain::credit) fn line(
    account: &Account<'_>,
    (position, draft): (usize, &LineDraft),
    restock: Restock,
    findings: &mut Findings,
) -> Option<LineQuote> {
    let wrong_quantity = draft.quantity.and_then(|asked| check_quantity(account, asked));
    let most = || match draft.quantity {
        Some(quantity) if wrong_quantity.is_none() => most_for(account, quantity, draft.basis),
        _ => (Cap::Line, account.left(draft.basis)),
    };
    let wrong_amount = draft.amount.and_then(|asked| check_amount(asked, most(), draft.quantity.is_some()));
    let mut sound = true;
    for (field, problem) in [("quantity", wrong_quantity), ("amount", wrong_amount)] {
        if let Some(problem) = problem {
            findings.refuse(format!("/lines/{position}/{field}"), problem);
            sound = false;
        }
    }
    match (draft.quantity, draft.amount) {
        (None, None) => {
            findings.refuse(format!("/lines/{position}"), RefundProblem::NothingAsked);
            None
        }
        _ if !sound => None,
        (Some(quantity), None) => Some(line_of_units(account, position, Units { quantity, restock }, findings)),
        (quantity, Some(amount)) => {
            let units = quantity.map(|quantity| Units { quantity, restock });
            Some(line_of_value(account, units, amount, draft.basis))
        }
    }
}

/// Units that come back, and whether to the shelf.
#[derive(Clone, Copy)]
struct Units {
    quantity: i64,
    restock: Restock,
}

/// Units at their share, or at what is left of the line when that is less.
fn line_of_units(account: &Account<'_>, position: usize, units: Units, findings: &mut Findings) -> LineQuote {
    let UnitsShare { amount: share, explanation } = share_of(account, units.quantity);
    let left = account.left(Basis::Gross);
    if share <= left {
        let credited = Credited::of(account, Basis::Gross, share);
        return credited.on_line(account, units, share.zero_alike(), explanation);
    }
    findings.caps.push(BindingCap {
        pointer: format!("/lines/{position}/quantity"),
        cap: Cap::Line,
        asked: share,
        limit: left,
    });
    let credited = Credited::of(account, Basis::Gross, left);
    credited.on_line(account, units, share.zero_alike(), Explanation::UnitsUpToRest { share, left })
}

/// A typed part of the value, with units or without.
fn line_of_value(account: &Account<'_>, units: Option<Units>, typed: Amount, basis: Basis) -> LineQuote {
    let credited = Credited::of(account, basis, typed);
    let left = account.left(basis);
    match units {
        None => {
            let none = Units { quantity: 0, restock: Restock::Leave };
            credited.on_line(account, none, typed.zero_alike(), Explanation::Value { typed, basis, left })
        }
        Some(units) => {
            let share = share_of(account, units.quantity).amount;
            let withheld = withheld(account, units.quantity, share, credited.gross);
            credited.on_line(account, units, withheld, Explanation::TypedUnits { typed, basis, share, left })
        }
    }
}

impl Credited {
    fn on_line(self, account: &Account<'_>, units: Units, withheld: Amount, explanation: Explanation) -> LineQuote {
        let Units { quantity, restock } = units;
        let gross_left = account.left(Basis::Gross) - self.gross;
        let remaining = LineLeft {
            quantity: account.units_left() - quantity,
            net: account.left(Basis::Net) - self.net,
            gross: gross_left,
            withheld: account.withheld_of(gross_left, withheld),
        };
        let Self { net, taxes, gross } = self;
        LineQuote { line: account.id.clone(), quantity, restock, net, taxes, gross, withheld, remaining, explanation }
    }
}
