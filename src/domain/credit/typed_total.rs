//! A total as the agent typed it.

use super::Past;
use super::draft::{AdjustmentDraft, CreditNoteDraft};
use super::refusal::RefundRefusal;
use crate::domain::credit::engine::items::Items;
use crate::domain::money::Amount;
use crate::domain::order::Order;

/// `draft` with an adjustment that takes it to this total: a typed total is never a silent override. The
/// adjustment keeps its reason and treatment, if there was one.
///
/// # Errors
/// The problems of the draft's items.
pub fn with_total(
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
