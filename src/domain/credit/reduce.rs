//! A draft brought to another total: reduced to what may go back, or adjusted to what the agent typed.

use super::draft::{AdjustmentDraft, ChargeDraft, CreditNoteDraft, LineDraft};
use super::past::Past;
use super::refusal::RefundRefusal;
use super::terms::Basis;
use crate::domain::credit::engine::items::Items;
use crate::domain::money::Amount;
use crate::domain::order::Order;

/// `draft` brought down to this total: what is too much is taken off its goodwill, then off the value of its last line
/// and of those before it, then off fees and parcels. It stays refundable, as nothing of it becomes a fee that is kept.
/// Units come back as they were asked for, unless nothing is left to give for them.
///
/// All amounts are gross then: not every gross total is that of a net one.
///
/// # Errors
/// The problems of the draft's items.
pub fn reduce_to(
    order: &Order,
    past: &Past<'_>,
    draft: &CreditNoteDraft,
    most: Amount,
) -> Result<CreditNoteDraft, Vec<RefundRefusal>> {
    let items = Items::sound(order, past, draft)?;
    let zero = most.zero_alike();
    let adjusted = draft.adjustment.as_ref().map_or(zero, |adjustment| adjustment.amount);
    let mut excess = Excess((items.parts(zero).sum() + adjusted - most).max(zero));
    let adjustment = draft.adjustment.clone().and_then(|adjustment| excess.off_goodwill(adjustment));
    let mut lines: Vec<LineDraft> = draft
        .lines
        .iter()
        .zip(&items.lines)
        .rev()
        .filter_map(|(line, quote)| excess.off_line(line, quote.gross))
        .collect();
    lines.reverse();
    let mut charges = |drafts: &[ChargeDraft], grosses: Vec<Amount>| {
        let mut lowered: Vec<ChargeDraft> =
            drafts.iter().zip(grosses).rev().filter_map(|(charge, gross)| excess.off_charge(charge, gross)).collect();
        lowered.reverse();
        lowered
    };
    let fees = charges(&draft.fees, items.fees.iter().map(|fee| fee.gross).collect());
    let shipping = charges(&draft.shipping, items.shipping.iter().map(|parcel| parcel.gross).collect());
    Ok(CreditNoteDraft { lines, shipping, fees, adjustment, ..draft.clone() })
}

/// `draft` with an adjustment that takes it to this total: a typed total is never a silent override. The
/// adjustment keeps its reason and treatment, if there was one.
///
/// # Errors
/// The problems of the draft's items.
pub fn adjust_to(
    order: &Order,
    past: &Past<'_>,
    draft: &CreditNoteDraft,
    typed: Amount,
) -> Result<CreditNoteDraft, Vec<RefundRefusal>> {
    let items = Items::sound(order, past, draft)?;
    let amount = typed - items.parts(Amount::zero(order.currency)).sum();
    let adjustment = (!amount.is_zero()).then(|| {
        let before = draft.adjustment.clone();
        let (reason, tax) = before.map(|before| (before.reason, before.tax)).unwrap_or_default();
        AdjustmentDraft { amount, reason, tax }
    });
    Ok(CreditNoteDraft { adjustment, ..draft.clone() })
}

/// The amount that is still too much.
struct Excess(Amount);

impl Excess {
    /// The rest of an amount, none below zero, once as much as can be is taken off it.
    fn off(&mut self, amount: Amount) -> Amount {
        let less = self.0.min(amount);
        self.0 -= less;
        amount - less
    }

    fn off_goodwill(&mut self, adjustment: AdjustmentDraft) -> Option<AdjustmentDraft> {
        if !adjustment.amount.is_positive() {
            return Some(adjustment);
        }
        let amount = self.off(adjustment.amount);
        amount.is_positive().then_some(AdjustmentDraft { amount, ..adjustment })
    }

    fn off_line(&mut self, line: &LineDraft, gross: Amount) -> Option<LineDraft> {
        let given = self.off(gross);
        let is_typed = line.amount.is_some() || given < gross;
        let amount = is_typed.then_some(given);
        (given.is_positive() || given == gross).then(|| LineDraft { amount, basis: Basis::Gross, ..line.clone() })
    }

    fn off_charge(&mut self, charge: &ChargeDraft, gross: Amount) -> Option<ChargeDraft> {
        let amount = self.off(gross);
        amount.is_positive().then(|| ChargeDraft { amount, basis: Basis::Gross, ..charge.clone() })
    }
}
