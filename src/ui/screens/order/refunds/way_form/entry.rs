//! What the form of a way on holds: what the agent has said so far, what is missing of it, and how it changes.

use leptos::prelude::*;

use crate::domain::money::typed::TypedAmount;
use crate::domain::money::{Amount, Currency};
use crate::domain::refund_task::{Mistaken, RefundMeans, RefundOutcome, RefundState, RefundTask, RefundTaskId, WayOn};
use crate::ui::language::Language;
use crate::ui::language::refunds::RefundsTexts;
use crate::ui::screens::order::refunds::destination::{DestinationGaps, KnownOfCustomer};
use crate::ui::screens::order::refunds::outcome_drafts::{OutcomeDraft, OutcomeDrafts};
use crate::ui::screens::order::refunds::reference_hint::{ReferenceHint, refusal};
use crate::ui::screens::order::refunds::way_said::{Missing, outcome};
use crate::ui::screens::order::store::{OrderStore, Writing};

/// The handle that the fields of one form share.
#[derive(Clone, Copy)]
pub struct WayEntry {
    pub way: WayOn,
    /// How the refund was made.
    pub means: RefundMeans,
    /// Whether a till took it instead.
    is_at_till: bool,
    /// What went back, or was to.
    pub whole: Amount,
    language: Language,
    currency: Currency,
    /// What the refund's payment captured.
    captured: Amount,
    looks: StoredValue<ReferenceHint>,
    pub known: StoredValue<KnownOfCustomer>,
    task: StoredValue<RefundTask>,
    outcomes: OutcomeDrafts,
    draft: Memo<OutcomeDraft>,
    missing: Memo<Missing>,
}

impl WayEntry {
    pub fn new(way: WayOn, task: RefundTask, currency: Currency) -> Self {
        let (language, outcomes) = (Language::expect(), OutcomeDrafts::expect());
        let (means, whole) = (task.means, task.refunded().unwrap_or(task.amount));
        let is_at_till = matches!(task.state, RefundState::UsedAtTill { .. });
        let order = untrack(|| OrderStore::expect().order());
        let looks = StoredValue::new(ReferenceHint::of(&task, order.as_deref()));
        let known = order.as_ref().map(|order| KnownOfCustomer::of(&order.order));
        let known = StoredValue::new(known.unwrap_or_default());
        let payment = order.and_then(|order| order.order.payment(&task.payment).cloned());
        let captured = payment.map_or(whole, |payment| payment.captured);
        let draft = outcomes.of(task.id.clone());
        let task = StoredValue::new(task);
        let missing = Memo::new(move |_| {
            let typed = typed(language, currency);
            let missing = |draft: &OutcomeDraft| {
                let said = |task: &RefundTask| {
                    known.with_value(|known| outcome(way, draft, typed, (task, captured), known).err())
                };
                task.with_value(said)
            };
            draft.with(|draft| if draft.was_tried { missing(draft) } else { None }).unwrap_or_default()
        });
        Self {
            way,
            means,
            is_at_till,
            whole,
            language,
            currency,
            captured,
            looks,
            known,
            task,
            outcomes,
            draft,
            missing,
        }
    }

    pub fn language(self) -> Language {
        self.language
    }

    pub fn words(self) -> &'static RefundsTexts {
        &self.language.texts().refunds
    }

    /// What happened, what is safe, what to do now.
    pub fn explained(self) -> &'static str {
        let ways = &self.words().ways;
        if self.is_at_till { ways.never_used } else { (ways.explained)(self.way, self.means) }
    }

    /// What the agent has said; what reads it follows.
    pub fn draft(self) -> Memo<OutcomeDraft> {
        self.draft
    }

    pub fn update(self, update: impl FnOnce(&mut OutcomeDraft)) {
        self.task.with_value(|task| self.outcomes.update(&task.id, update));
    }

    /// The words at a field that is missing or wrong, once it was tried to send it.
    pub fn error(
        self,
        is_missing: fn(&Missing) -> bool,
        words: impl FnOnce(&'static RefundsTexts) -> String,
    ) -> Option<String> {
        self.missing.with(is_missing).then(|| words(self.words()))
    }

    /// How the refund's own reference looks; nothing of what is no refund's or may have none.
    pub fn reference_hint(self) -> Option<String> {
        let words = |draft: &OutcomeDraft| {
            self.looks.with_value(|looks| looks.words(self.words(), &draft.other_reference, false))
        };
        (self.way == WayOn::WrongReference).then(|| self.draft.with(words))
    }

    /// What is wrong with the reference: it is missing, was refused, or looks like something else.
    pub fn reference_error(self, writing: &Writing) -> Option<String> {
        let is_missing = self.missing.with(|missing| missing.reference);
        let refused = self.task.with_value(|task| refusal(writing, &task.id, self.language.texts()));
        self.draft.with(|draft| {
            let mistaken = || draft.doubted_still(&draft.other_reference).and_then(|doubted| self.mistakes(doubted));
            if !is_missing {
                return refused.or_else(|| mistaken().map(self.words().mistaken).map(str::to_owned));
            }
            let ways = &self.words().ways;
            let is_empty = draft.other_reference.trim().is_empty();
            Some(if is_empty { ways.reference_missing } else { ways.reference_unchanged }.to_owned())
        })
    }

    fn mistakes(self, reference: &str) -> Option<Mistaken> {
        self.task.with_value(|task| task.mistakes(reference))
    }

    /// What is missing or wrong of where the other means lead.
    pub fn gaps(self) -> DestinationGaps {
        self.missing.with(|missing| missing.destination)
    }

    /// The highest amount that may be typed.
    pub fn most(self) -> String {
        let most = if self.way == WayOn::Twice { self.captured } else { self.whole };
        most.display(self.currency, self.language.locale())
    }

    /// The outcome to send; where something is missing, it is marked from now on. A reference that looks like something else
    /// is asked for once more.
    pub fn try_to_send(self) -> Option<RefundOutcome> {
        self.update(|draft| draft.was_tried = true);
        let outcome = self.outcome()?;
        if let RefundOutcome::ReferenceCorrected { reference } = &outcome {
            let mistaken = self.mistakes(reference);
            if self.draft.with_untracked(|draft| draft.doubts(reference, mistaken)) {
                self.update(|draft| draft.doubted = Some(reference.clone()));
                return None;
            }
        }
        Some(outcome)
    }

    fn outcome(self) -> Option<RefundOutcome> {
        untrack(|| {
            let typed = typed(self.language, self.currency);
            let said = |draft: &OutcomeDraft| {
                let said = |task: &RefundTask| {
                    let known = |known: &KnownOfCustomer| outcome(self.way, draft, typed, (task, self.captured), known);
                    self.known.with_value(known).ok()
                };
                self.task.with_value(said)
            };
            self.draft.with(said)
        })
    }

    pub fn task(self) -> RefundTaskId {
        self.task.with_value(|task| task.id.clone())
    }

    /// The form was left without sending.
    pub fn doubt_again(self) {
        self.task.with_value(|task| self.outcomes.doubt_again(&task.id));
    }

    /// It took effect.
    pub fn forget(self) {
        self.outcomes.forget(&self.task());
    }
}

fn typed(language: Language, currency: Currency) -> TypedAmount {
    TypedAmount { currency, locale: Some(language.locale()), signed: false }
}
