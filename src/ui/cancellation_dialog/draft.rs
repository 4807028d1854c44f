//! What the agent has typed and chosen, and not sent yet. It is kept apart from everything that is drawn again
//! when the order is read: a refusal, a refresh or a closed pop-in loses none of it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::cancellation::ContactChannel;
use crate::domain::refund_task::{Alternative, AlternativeMethod, ImpossibleReason, RefundOutcome, RefundTaskId};

/// The answer to one refund, as far as it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerDraft {
    pub reference: String,
    /// *Remboursement impossible* was chosen; its form is shown.
    pub is_impossible: bool,
    pub reason: Option<ImpossibleReason>,
    pub method: Option<AlternativeMethod>,
    pub customer_agreed: bool,
    /// It was tried to send it; what is missing is marked from then on.
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

/// The handle.
#[derive(Clone, Copy)]
pub struct Draft {
    channel: RwSignal<Option<ContactChannel>>,
    channel_was_tried: RwSignal<bool>,
    answers: RwSignal<BTreeMap<RefundTaskId, AnswerDraft>>,
    skips_mail: RwSignal<bool>,
    skip_reason: RwSignal<String>,
    skip_was_tried: RwSignal<bool>,
}

impl Draft {
    pub(super) fn new() -> Self {
        Self {
            channel: RwSignal::new(None),
            channel_was_tried: RwSignal::new(false),
            answers: RwSignal::default(),
            skips_mail: RwSignal::new(false),
            skip_reason: RwSignal::default(),
            skip_was_tried: RwSignal::new(false),
        }
    }

    pub fn channel(&self) -> Option<ContactChannel> {
        self.channel.get()
    }

    pub fn choose_channel(&self, channel: Option<ContactChannel>) {
        self.channel.set(channel);
    }

    /// The channel to send; without one it is marked as missing.
    pub fn take_channel(&self) -> Option<ContactChannel> {
        self.channel_was_tried.set(true);
        self.channel.get_untracked()
    }

    pub fn is_channel_missing(&self) -> bool {
        self.channel_was_tried.get() && self.channel.get().is_none()
    }

    /// The answer to this refund, as a value that changes only when that answer does.
    pub fn answer(&self, task: RefundTaskId) -> Memo<AnswerDraft> {
        let answers = self.answers;
        Memo::new(move |_| answers.with(|answers| answers.get(&task).cloned().unwrap_or_default()))
    }

    /// Whether *Remboursement impossible* was chosen for this refund.
    pub fn is_impossible(&self, task: &RefundTaskId) -> bool {
        self.answers.with(|answers| answers.get(task).is_some_and(|answer| answer.is_impossible))
    }

    pub fn update_answer(&self, task: &RefundTaskId, update: impl FnOnce(&mut AnswerDraft)) {
        self.answers.update(|answers| update(answers.entry(task.clone()).or_default()));
    }

    /// Whether *Ne pas envoyer* was chosen.
    pub fn skips_mail(&self) -> bool {
        self.skips_mail.get()
    }

    pub fn set_skips_mail(&self, skips: bool) {
        self.skips_mail.set(skips);
    }

    pub fn skip_reason(&self) -> String {
        self.skip_reason.get()
    }

    pub fn set_skip_reason(&self, reason: String) {
        self.skip_reason.set(reason);
    }

    /// The reason to send; without one it is marked as missing.
    pub fn take_skip_reason(&self) -> Option<String> {
        self.skip_was_tried.set(true);
        let reason = self.skip_reason.with_untracked(|reason| reason.trim().to_owned());
        (!reason.is_empty()).then_some(reason)
    }

    pub fn is_skip_reason_missing(&self) -> bool {
        self.skip_was_tried.get() && self.skip_reason.with(|reason| reason.trim().is_empty())
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
