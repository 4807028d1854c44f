//! The texts of a draft.

use super::report::Findings;
use crate::domain::credit::draft::CreditNoteDraft;
use crate::domain::credit::refusal::{RefundProblem, RefundRefusal};
use crate::domain::text_limits;

pub(in crate::domain::credit) fn check_wording(draft: &CreditNoteDraft, findings: &mut Findings) {
    let adjustment = draft.adjustment.as_ref().map(|adjustment| ("/adjustment/reason", &adjustment.reason));
    for (pointer, text) in adjustment.into_iter().chain([("/reason", &draft.reason)]) {
        if text.chars().nth(text_limits::NOTE_REASON).is_some() {
            findings.refuse(pointer, RefundProblem::TextTooLong { limit: text_limits::NOTE_REASON });
        }
    }
}

/// What a draft with a sound quote may still lack to be issued: an adjustment says why. It is asked for at
/// creation only, so that totals move while the agent has not come to the reason yet.
pub fn missing_reason(draft: &CreditNoteDraft) -> Option<RefundRefusal> {
    let adjustment = draft.adjustment.as_ref().filter(|adjustment| !adjustment.amount.is_zero())?;
    adjustment
        .reason
        .trim()
        .is_empty()
        .then(|| RefundRefusal { pointer: "/adjustment/reason".to_owned(), problem: RefundProblem::ReasonMissing })
}
