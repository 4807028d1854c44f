//! The drafts that give back everything.

use super::draft::{AdjustmentDraft, ChargeDraft, CreditNoteDraft, LineDraft};
use super::past::Past;
use super::reduce::reduce_to;
use super::terms::{AdjustmentTax, Basis, Payout, Restock};
use super::unit_condition::{LineRestock, UnitCondition, UnitsByCondition};
use crate::domain::credit::engine::account::Account;
use crate::domain::credit::engine::balance::Balance;
use crate::domain::credit::engine::ledger::{Ledger, Section};
use crate::domain::credit::engine::units::share_of;
use crate::domain::locale::Locale;
use crate::domain::order::Order;

/// The draft of a cancellation: all that is left of the lines, parcels and fees, and exactly what of the price is not
/// credited yet, paid or not. Where these differ, because of earlier adjustments, an adjustment says so. The goods go back
/// on the shelf, most of them without ever having left it.
///
/// To be quoted as [`super::Occasion::Cancellation`]; then it is never refused.
pub fn full_cancellation(order: &Order, past: &Past<'_>) -> CreditNoteDraft {
    let ledger = Ledger::new(order, past.quotes());
    let balance = Balance::of(order, past, &ledger);
    let amount = balance.uncredited() - balance.items_left;
    let adjusted_before = past.quotes().any(|quote| quote.adjustment.is_some());
    let adjustment = (!amount.is_zero() || adjusted_before).then(|| AdjustmentDraft {
        amount,
        reason: settlement(order.customer.language()).to_owned(),
        tax: AdjustmentTax::Rest,
    });
    let mut all = CreditNoteDraft { adjustment, restock: Restock::Return, ..all_left(&ledger) };
    // They stand as the order has them, so that one walk through it meets each.
    let mut sold = order.lines.iter();
    for line in &mut all.lines {
        let sold = sold.find(|sold| sold.id == line.line);
        if sold.is_some_and(|sold| UnitCondition::usual(order, sold) == UnitCondition::NeverLeft) {
            line.restock = never_left(line.quantity);
        }
    }
    all
}

/// The draft of a credit note of all that can be credited on this occasion, with this much of it going back as money.
/// Where the items are worth another amount than what the order and its payments have left, an adjustment says so. What
/// gift cards keep out is no adjustment: it stays on the items, to come back by cancelling.
pub fn full_credit(order: &Order, past: &Past<'_>, payout: Payout) -> CreditNoteDraft {
    let ledger = Ledger::new(order, past.quotes());
    let balance = Balance::of(order, past, &ledger);
    let (_, owed) = balance.creditable(past.occasion, payout);
    let amount = owed - balance.items_left;
    let adjustment = (!amount.is_zero()).then(|| AdjustmentDraft {
        amount,
        reason: difference(order.customer.language()).to_owned(),
        tax: AdjustmentTax::AsItems,
    });
    // What becomes of the goods is for whoever issues it to say.
    let all = CreditNoteDraft { adjustment, payout, ..all_left(&ledger) };
    let refundable = if payout.is_full() { owed.min(balance.captured_left_for(past.occasion)) } else { owed };
    // All that is left of an item is never more than it has left.
    reduce_to(order, past, &all, refundable).unwrap_or(all)
}

/// All that is left of the lines, parcels and fees.
fn all_left(ledger: &Ledger<'_>) -> CreditNoteDraft {
    CreditNoteDraft {
        lines: ledger.lines.accounts.iter().filter_map(rest_of_line).collect(),
        shipping: rest_of_charges(&ledger.shipping),
        fees: rest_of_charges(&ledger.fees),
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

/// That so many units never left.
fn never_left(units: Option<i64>) -> Option<LineRestock> {
    let units = u32::try_from(units?).ok()?;
    Some(LineRestock::By(UnitsByCondition::all(UnitCondition::NeverLeft, units)))
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
const fn settlement(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "Règlement des ajustements précédents",
        Locale::En => "Settlement of earlier adjustments",
    }
}

/// The same.
const fn difference(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "Différence avec le montant encaissé",
        Locale::En => "Difference from the amount captured",
    }
}
