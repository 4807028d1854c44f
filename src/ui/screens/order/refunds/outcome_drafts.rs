//! What the agent has typed and chosen about each refund, and not sent yet. It is kept apart from everything that is
//! drawn again when the order is read: a refusal, a refresh or a closed pop-in loses none of it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::refund_task::{Alternative, AlternativeMethod, ImpossibleReason, RefundOutcome, RefundTaskId};
use crate::ui::screens::order::draft_storage;

/// The answer to one refund, as far as it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerDraft {
    pub reference: String,
    /// *Remboursement impossible* was chosen; its form is shown.
    pub is_impossible: bool,
    pub reason: Option<ImpossibleReason>,
    pub method: Option<AlternativeMethod>,
    pub customer_agreed: bool,
    /// It was tried to send it; what is missing is marked from then on.
    #[serde(skip)]
    pub was_tried: bool,
}

impl AnswerDraft {
    /// *Remboursement impossible* with all that it takes; `None` while something is missing.
    pub fn impossible(&self) -> Option<RefundOutcome> {
        match (self.reason, self.method, self.customer_agreed) {
            (Some(reason), Some(method), true) => {
                Some(RefundOutcome::Impossible { reason, alternative: Alternative { method, customer_agreed: true } })
            }
            _ => None,
        }
    }
}

/// The handle on all of them.
#[derive(Clone, Copy)]
pub struct Answers {
    answers: RwSignal<BTreeMap<RefundTaskId, AnswerDraft>>,
}

impl Answers {
    /// On an order's page.
    pub(super) fn new() -> Self {
        let answers = RwSignal::new(BTreeMap::<RefundTaskId, AnswerDraft>::new());
        // A reference that was typed is on no other screen once the bank's page is closed.
        draft_storage::over_reloads("refunds", answers, |answers| !answers.is_empty(), || {});
        Self { answers }
    }

    /// The answer to this refund, as a value that changes only when that answer does.
    pub fn of(&self, task: RefundTaskId) -> Memo<AnswerDraft> {
        let answers = self.answers;
        Memo::new(move |_| answers.with(|answers| answers.get(&task).cloned().unwrap_or_default()))
    }

    /// Whether *Remboursement impossible* was chosen for this refund.
    pub fn is_impossible(&self, task: &RefundTaskId) -> bool {
        self.answers.with(|answers| answers.get(task).is_some_and(|answer| answer.is_impossible))
    }

    pub fn update(&self, task: &RefundTaskId, update: impl FnOnce(&mut AnswerDraft)) {
        self.answers.update(|answers| update(answers.entry(task.clone()).or_default()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_means_is_sent_only_with_a_reason_and_the_customers_agreement() {
        let mut answer = AnswerDraft { reason: Some(ImpossibleReason::TooOld), ..AnswerDraft::default() };
        assert_eq!(answer.impossible(), None);
        answer.method = Some(AlternativeMethod::BankTransfer);
        assert_eq!(answer.impossible(), None);
        answer.customer_agreed = true;
        assert!(answer.impossible().is_some());
    }
}
