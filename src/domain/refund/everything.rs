//! The draft that gives back everything.

use super::Past;
use super::ledger::{Account, Ledger, Section};
use super::standing::Standing;
use super::units::share_of;
use crate::domain::credit_note::{
    AdjustmentDraft, AdjustmentTax, Basis, ChargeDraft, CreditNoteDraft, LineDraft, Restock,
};
use crate::domain::locale::Locale;
use crate::domain::order::Order;

/// The draft of a cancellation: all that is left of the lines, parcels and fees, and exactly what was
/// captured. Where these differ, because less or more was captured than charged, or because of earlier
/// adjustments, an adjustment says so. The goods never left the warehouse, so they go back on the shelf.
///
/// To be quoted as [`super::Occasion::Cancellation`]; then it is never refused.
pub fn everything_left(order: &Order, past: &Past<'_>) -> CreditNoteDraft {
    let ledger = Ledger::new(order, past.quotes());
    let standing = Standing::of(order, past, &ledger);
    let amount = standing.captured_left - standing.items_left;
    let adjusted_before = past.quotes().any(|quote| quote.adjustment.is_some());
    let adjustment = (!amount.is_zero() || adjusted_before).then(|| AdjustmentDraft {
        amount,
        reason: difference(order.customer.language()).to_owned(),
        tax: AdjustmentTax::Rest,
    });
    CreditNoteDraft {
        lines: ledger.lines.accounts.iter().filter_map(rest_of_line).collect(),
        shipping: rest_of_charges(&ledger.shipping),
        fees: rest_of_charges(&ledger.fees),
        adjustment,
        restock: Restock::Return,
        ..CreditNoteDraft::default()
    }
}

/// Units at their share where that is all that is left of the line, and otherwise at all that is left.
fn rest_of_line(account: &Account<'_>) -> Option<LineDraft> {
    let (units, left) = (account.units_left(), account.left(Basis::Gross));
    let quantity = (units > 0).then_some(units);
    let by_units = quantity.is_some_and(|units| share_of(account, units).amount.min(left) == left);
    let amount = (!by_units && (left.is_positive() || quantity.is_some())).then_some(left);
    (quantity.is_some() || amount.is_some()).then(|| LineDraft {
        line: account.id.clone(),
        quantity,
        amount,
        basis: Basis::Gross,
        restock: None,
    })
}

fn rest_of_charges(section: &Section<'_>) -> Vec<ChargeDraft> {
    let rest = section.accounts.iter().map(|account| ChargeDraft {
        id: account.id.clone(),
        amount: account.left(Basis::Gross),
        basis: Basis::Gross,
    });
    rest.filter(|charge| charge.amount.is_positive()).collect()
}

/// Printed on the customer's credit note, so in their language.
const fn difference(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "Différence avec le montant encaissé",
        Locale::En => "Difference from the amount captured",
    }
}
