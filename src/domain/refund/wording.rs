//! The texts of a draft.

use super::findings::Findings;
use super::refusal::{RefundProblem, RefundRefusal};
use crate::domain::credit_note::CreditNoteDraft;
use crate::domain::longest;

pub(super) fn check_wording(draft: &CreditNoteDraft, findings: &mut Findings) {
    let adjustment = draft.adjustment.as_ref().map(|adjustment| ("/adjustment/reason", &adjustment.reason));
    for (pointer, text) in adjustment.into_iter().chain([("/reason", &draft.reason)]) {
        if text.chars().nth(longest::NOTE_REASON).is_some() {
            findings.refuse(pointer, RefundProblem::TextTooLong { limit: longest::NOTE_REASON });
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
