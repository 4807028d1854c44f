//! The checks of a draft beside its items and its split: of its adjustment, its texts, its expected total.

use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::past::Past;
use crate::domain::credit::place::{AdjustmentPart, Place};
use crate::domain::credit::refusal::{RefundProblem, RefundRefusal, Report};
use crate::domain::credit::terms::{AdjustmentTax, Occasion};
use crate::domain::order::Order;
use crate::domain::text_limits;

const ADJUSTMENT_REASON: Place = Place::Adjustment(AdjustmentPart::Reason);

/// Reports all that is wrong beside items and payments.
pub(in crate::domain::credit) fn check_rest(
    order: &Order,
    past: &Past<'_>,
    draft: &CreditNoteDraft,
    report: &mut Report,
) {
    let digits = order.currency.digits();
    if let Some(adjustment) = &draft.adjustment {
        if adjustment.amount.digits() != digits {
            report.refuse(Place::Adjustment(AdjustmentPart::Amount), RefundProblem::WrongDigits { digits });
        }
        if adjustment.tax == AdjustmentTax::Rest && past.occasion != Occasion::Cancellation {
            report.refuse(Place::Adjustment(AdjustmentPart::Tax), RefundProblem::TaxTreatmentNotAllowed);
        }
    }
    if draft.expected_total.is_some_and(|expected| expected.digits() != digits) {
        report.refuse(Place::ExpectedTotal, RefundProblem::WrongDigits { digits });
    }
    if order.order_discount.is_some_and(|discount| !discount.is_zero()) {
        report.refuse(Place::Whole, RefundProblem::DiscountNotSpread);
    }
    check_texts(draft, report);
}

fn check_texts(draft: &CreditNoteDraft, report: &mut Report) {
    let adjustment = draft.adjustment.as_ref().map(|adjustment| (ADJUSTMENT_REASON, &adjustment.reason));
    for (place, text) in adjustment.into_iter().chain([(Place::Reason, &draft.reason)]) {
        if text.chars().nth(text_limits::NOTE_REASON).is_some() {
            report.refuse(place, RefundProblem::TextTooLong { limit: text_limits::NOTE_REASON });
        }
    }
}

/// The reason that an adjustment lacks. It is asked for at creation only, because totals must move before the agent has
/// come to it.
pub fn missing_reason(draft: &CreditNoteDraft) -> Option<RefundRefusal> {
    let adjustment = draft.adjustment.as_ref().filter(|adjustment| !adjustment.amount.is_zero())?;
    let missing = RefundRefusal { place: ADJUSTMENT_REASON, problem: RefundProblem::ReasonMissing };
    adjustment.reason.trim().is_empty().then_some(missing)
}
