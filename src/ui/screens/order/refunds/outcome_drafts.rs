//! The agent's words about each refund that are not sent yet. They are kept apart from what is drawn again when the
//! order is read, so that a refusal, a refresh or a closed pop-in loses none of them.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::refund_task::{Alternative, AlternativeMethod, ImpossibleReason, RefundOutcome, RefundTaskId};
use crate::ui::reactive::draft_storage::keep_over_reloads;
use crate::ui::screens::order::store::OrderStore;

/// What came of one refund, as far as the agent has said it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeDraft {
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

impl OutcomeDraft {
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
pub struct OutcomeDrafts {
    outcomes: RwSignal<BTreeMap<RefundTaskId, OutcomeDraft>>,
}

impl OutcomeDrafts {
    pub fn provide() {
        let outcomes = RwSignal::new(BTreeMap::<RefundTaskId, OutcomeDraft>::new());
        // A reference that was typed is on no other screen once the bank's page is closed.
        let store = OrderStore::expect();
        let place = move || store.draft_place("refunds");
        keep_over_reloads(place, outcomes, |outcomes| !outcomes.is_empty(), || {});
        provide_context(Self { outcomes });
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    /// What the agent has said of this refund; it changes only when that does.
    pub fn of(&self, task: RefundTaskId) -> Memo<OutcomeDraft> {
        let outcomes = self.outcomes;
        Memo::new(move |_| outcomes.with(|outcomes| outcomes.get(&task).cloned().unwrap_or_default()))
    }

    /// Whether *Remboursement impossible* was chosen for this refund.
    pub fn is_impossible(&self, task: &RefundTaskId) -> bool {
        self.outcomes.with(|outcomes| outcomes.get(task).is_some_and(|outcome| outcome.is_impossible))
    }

    pub fn update(&self, task: &RefundTaskId, update: impl FnOnce(&mut OutcomeDraft)) {
        self.outcomes.update(|outcomes| update(outcomes.entry(task.clone()).or_default()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_means_is_sent_only_with_a_reason_and_the_customers_agreement() {
        let mut outcome = OutcomeDraft { reason: Some(ImpossibleReason::TooOld), ..OutcomeDraft::default() };
        assert_eq!(outcome.impossible(), None);
        outcome.method = Some(AlternativeMethod::BankTransfer);
        assert_eq!(outcome.impossible(), None);
        outcome.customer_agreed = true;
        assert!(outcome.impossible().is_some());
    }
}
