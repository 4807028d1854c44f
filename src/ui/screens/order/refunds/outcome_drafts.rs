//! The agent's words about each refund that are not sent yet. They are kept apart from what is drawn again when the
//! order is read, so that a refusal, a refresh or a closed pop-in loses none of them.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::destination::{DestinationDraft, DestinationGaps, KnownOfCustomer};
use super::page_draft::PageDraft;
use crate::domain::money::Amount;
use crate::domain::money::typed::TypedAmount;
use crate::domain::refund_task::{
    AlternativeMethod, ImpossibleReason, Mistaken, ProviderPage, RefundOutcome, RefundTaskId, WayOn,
};
use crate::ui::reactive::draft_storage::keep_over_reloads;
use crate::ui::screens::order::store::OrderStore;

/// What came of one refund, as far as the agent has said it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutcomeDraft {
    pub reference: String,
    /// The amount as typed, where it is not the exact one.
    pub amount: Option<String>,
    /// What was read of the provider's page, where it was pasted.
    pub page: Option<PageDraft>,
    /// *Remboursement impossible* was chosen; its form is shown.
    pub is_impossible: bool,
    /// Another way on was chosen; its form is shown.
    pub way: Option<WayOn>,
    /// What a way on asks to be said in words.
    pub words: String,
    /// The reference that a way on asks for.
    pub other_reference: String,
    pub reason: Option<ImpossibleReason>,
    pub method: Option<AlternativeMethod>,
    pub customer_agreed: bool,
    /// The agent from whom this one took it over: it may be made already.
    pub taken_from: Option<String>,
    /// Where the other means lead. An account's number is in no storage of the browser.
    #[serde(skip)]
    pub destination: DestinationDraft,
    /// The reference that looked like something else when it was sent; sent once more, it is meant.
    #[serde(skip)]
    pub doubted: Option<String>,
    /// It was tried to send it; what is missing is marked from then on.
    #[serde(skip)]
    pub was_tried: bool,
}

impl OutcomeDraft {
    /// *Remboursement impossible* with all that it takes; `None` while something is missing.
    pub fn impossible(&self, known: &KnownOfCustomer) -> Option<RefundOutcome> {
        match (self.reason, self.method, self.customer_agreed) {
            (Some(reason), Some(method), true) => {
                let alternative = self.destination.agreed(method, known).ok()?;
                Some(RefundOutcome::Impossible { reason, alternative })
            }
            _ => None,
        }
    }

    /// Takes what was read of the provider's page, which says how much went back; what was typed before says it no more.
    pub fn take_page(&mut self, page: ProviderPage) {
        self.reference = page.reference().cloned().unwrap_or_default();
        (self.amount, self.page, self.was_tried) = (None, Some(PageDraft::of(page)), false);
    }

    /// The page was another one's: nothing of it is kept.
    pub fn leave_page(&mut self) {
        let Some(PageDraft { page, .. }) = self.page.take() else { return };
        if page.references.contains(&self.reference) {
            self.reference.clear();
        }
        self.was_tried = false;
    }

    /// True where the page says how much went back.
    pub fn has_page_amount(&self) -> bool {
        self.page.as_ref().is_some_and(|page| page.amount().is_some())
    }

    /// True where this reference looks like something else and was not sent before. An account's number is never meant.
    pub fn doubts(&self, reference: &str, mistaken: Option<Mistaken>) -> bool {
        mistaken.is_some_and(|what| what == Mistaken::Account || self.doubted.as_deref() != Some(reference))
    }

    /// The reference that is doubted, as long as it stands there as it was sent.
    pub fn doubted_still(&self, typed: &str) -> Option<&str> {
        self.doubted.as_deref().filter(|doubted| *doubted == typed.trim())
    }

    /// What is missing or wrong of where the other means lead, once it was tried to send it.
    pub fn gaps(&self, known: &KnownOfCustomer) -> DestinationGaps {
        let method = self.method.filter(|_| self.was_tried);
        method.and_then(|method| self.destination.read(method, known).err()).unwrap_or_default()
    }

    /// The amount that really went back of `whole`: nothing to say where it is the exact one; `None` where what was typed
    /// can't be it.
    pub fn given(&self, typed: TypedAmount, whole: Amount) -> Option<Option<Amount>> {
        let Some(text) = &self.amount else { return Some(None) };
        let amount = typed.read(text).ok().filter(|amount| amount.is_positive() && *amount <= whole)?;
        Some(Some(amount).filter(|amount| *amount != whole))
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

    /// The way on that was chosen for this refund.
    pub fn way(&self, task: RefundTaskId) -> Memo<Option<WayOn>> {
        let outcomes = self.outcomes;
        Memo::new(move |_| outcomes.with(|outcomes| outcomes.get(&task).and_then(|outcome| outcome.way)))
    }

    /// The same, read where it stands.
    pub fn way_of(&self, task: &RefundTaskId) -> Option<WayOn> {
        self.outcomes.with(|outcomes| outcomes.get(task).and_then(|outcome| outcome.way))
    }

    /// Shows the form of this way on, or none. What was typed into another one is no part of it.
    pub fn choose(&self, task: &RefundTaskId, way: Option<WayOn>) {
        self.update(task, |draft| {
            let OutcomeDraft { reference, taken_from, .. } = std::mem::take(draft);
            *draft = OutcomeDraft { reference, taken_from, way, ..OutcomeDraft::default() };
        });
    }

    /// The form was left: what was doubted in it is doubted anew when it is sent the next time.
    pub fn doubt_again(&self, task: &RefundTaskId) {
        self.outcomes.try_update(|outcomes| outcomes.get_mut(task).map(|outcome| outcome.doubted = None));
    }

    /// It was sent and took effect: whatever comes of the refund next is asked anew.
    pub fn forget(&self, task: &RefundTaskId) {
        self.outcomes.try_update(|outcomes| outcomes.remove(task));
    }

    pub fn update(&self, task: &RefundTaskId, update: impl FnOnce(&mut OutcomeDraft)) {
        self.outcomes.update(|outcomes| update(outcomes.entry(task.clone()).or_default()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::locale::Locale;
    use crate::domain::money::Currency;
    use crate::domain::order::fixture::amount;

    #[test]
    fn the_exact_amount_went_back_unless_another_one_is_typed_that_is_not_above_it() {
        let typed = TypedAmount { currency: Currency::EUR, locale: Some(Locale::Fr), signed: false };
        let given = |text: Option<&str>| {
            let draft = OutcomeDraft { amount: text.map(str::to_owned), ..OutcomeDraft::default() };
            draft.given(typed, amount("31.60"))
        };
        assert_eq!((given(None), given(Some("31,60"))), (Some(None), Some(None)));
        assert_eq!(given(Some("31,59")), Some(Some(amount("31.59"))));
        for wrong in ["", "0", "31,61", "-1", "abc"] {
            assert_eq!(given(Some(wrong)), None, "{wrong}");
        }
    }

    #[test]
    fn a_doubted_reference_is_meant_once_it_is_sent_again_and_an_accounts_number_never_is() {
        let mut draft = OutcomeDraft::default();
        assert!(!draft.doubts("HI-1", None));
        assert!(draft.doubts("8003121", Some(Mistaken::Transaction)));
        draft.doubted = Some("8003121".to_owned());
        assert!(!draft.doubts("8003121", Some(Mistaken::Transaction)));
        assert!(draft.doubts("8003121", Some(Mistaken::Account)) && draft.doubts("ORD1", Some(Mistaken::OrderNumber)));
        assert_eq!((draft.doubted_still(" 8003121"), draft.doubted_still("8003122")), (Some("8003121"), None));
    }

    #[test]
    fn another_means_is_sent_only_with_a_reason_and_the_customers_agreement() {
        let known = KnownOfCustomer::default();
        let mut outcome = OutcomeDraft { reason: Some(ImpossibleReason::TooOld), ..OutcomeDraft::default() };
        assert_eq!(outcome.impossible(&known), None);
        outcome.method = Some(AlternativeMethod::Cash);
        assert_eq!(outcome.impossible(&known), None);
        outcome.customer_agreed = true;
        assert!(outcome.impossible(&known).is_some());
    }

    #[test]
    fn a_transfer_is_sent_only_with_its_account_or_without_it_on_purpose() {
        let known = KnownOfCustomer { name: "Awa".to_owned(), ..KnownOfCustomer::default() };
        let (reason, method) = (Some(ImpossibleReason::TooOld), Some(AlternativeMethod::BankTransfer));
        let mut outcome = OutcomeDraft { reason, method, customer_agreed: true, ..OutcomeDraft::default() };
        assert_eq!((outcome.impossible(&known), outcome.gaps(&known)), (None, DestinationGaps::default()));
        outcome.was_tried = true;
        assert_ne!(outcome.gaps(&known), DestinationGaps::default());
        outcome.destination.is_left_out = true;
        assert_eq!(outcome.gaps(&known), DestinationGaps::default());
        assert!(outcome.impossible(&known).is_some());
    }

    #[test]
    fn an_accounts_number_is_in_no_storage_of_the_browser() {
        let iban = "FR7630006000011234567890189".to_owned();
        let destination = DestinationDraft { iban, ..DestinationDraft::default() };
        let kept = serde_json::to_string(&OutcomeDraft { destination, ..OutcomeDraft::default() });
        assert!(kept.is_ok_and(|kept| !kept.contains("FR76")));
    }
}
