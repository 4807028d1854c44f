//! What the agent has typed about an overpayment, and what is wrong with it.

use leptos::prelude::*;

use crate::api::overpayments::RefundOverpaymentBody;
use crate::domain::approval::Proposed;
use crate::domain::credit::{Limit, RefundProblem};
use crate::domain::locale::Locale;
use crate::domain::money::Amount;
use crate::domain::money::typed::TypedAmount;
use crate::domain::overpayment::OverpaymentProblem;
use crate::domain::payment::{Payment, PaymentId};
use crate::ui::language::Language;
use crate::ui::screens::order::store::{OrderStore, ShownOrder};

#[derive(Clone, Copy)]
pub struct OverpaymentDraft {
    order: ShownOrder,
    chosen: RwSignal<Option<PaymentId>>,
    /// All that there is, until the agent types another.
    amount: RwSignal<Option<String>>,
    pub reason: RwSignal<String>,
    was_tried: RwSignal<bool>,
}

impl OverpaymentDraft {
    pub fn provide() {
        let order = OrderStore::expect()
            .part(|one, other| one.amounts == other.amounts && one.refund_tasks == other.refund_tasks);
        provide_context(Self {
            order,
            chosen: RwSignal::default(),
            amount: RwSignal::default(),
            reason: RwSignal::default(),
            was_tried: RwSignal::new(false),
        });
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    pub fn clear(&self) {
        self.chosen.set(None);
        self.amount.set(None);
        self.reason.set(String::new());
        self.was_tried.set(false);
    }

    /// What is there to give back.
    pub fn overpayment(&self) -> Option<Amount> {
        self.order.get().map(|order| order.amounts.overpayment)
    }

    pub fn written(&self, amount: Amount, locale: Locale) -> String {
        self.order.get().map(|order| amount.display(order.order.currency, locale)).unwrap_or_default()
    }

    /// The payments that can give something back, in words: the provider and its transaction.
    pub fn choices(&self, language: Language) -> Vec<(PaymentId, String)> {
        let texts = language.texts();
        let words = |payment: Payment| {
            let words = format!("{} · {}", texts.domain.provider(payment.provider), payment.transaction);
            (payment.id, words)
        };
        self.payments().into_iter().map(|(payment, _)| words(payment)).collect()
    }

    /// The one that gives it back: as chosen, or the one that more was paid by.
    pub fn payment(&self) -> Option<PaymentId> {
        let payments = self.payments();
        let chosen = self.chosen.get().filter(|chosen| payments.iter().any(|(payment, _)| payment.id == *chosen));
        chosen.or_else(|| {
            let order = self.order.get()?;
            let left = order.case().refundable();
            let beyond = left.overpayments.iter().rev().filter(|share| share.amount.is_positive());
            let mut beyond = beyond.filter(|share| payments.iter().any(|(payment, _)| payment.id == share.payment));
            beyond.next().map(|share| share.payment.clone()).or_else(|| Some(payments.first()?.0.id.clone()))
        })
    }

    pub fn choose(&self, payment: PaymentId) {
        self.chosen.set(Some(payment));
    }

    pub fn amount_text(&self, locale: Locale) -> String {
        let all = || self.most().map(|most| most.display_number(locale)).unwrap_or_default();
        self.amount.get().unwrap_or_else(all)
    }

    pub fn type_amount(&self, text: String) {
        self.amount.set(Some(text));
    }

    pub fn most_words(&self, language: Language) -> Option<String> {
        let most = self.written(self.most()?, language.locale());
        Some((language.texts().overpayment.most)(&most))
    }

    pub fn amount_error(&self, language: Language) -> Option<String> {
        let text = self.amount_text(language.locale());
        let problem = self.read(&text, language.locale()).err()?;
        let words = &language.texts().credit_note_form.problem;
        Some(match problem.as_ref().map(RefundProblem::limit) {
            Some(Some(Limit::Amount(cap, left))) => (words.amount_left)(cap, &self.written(left, language.locale())),
            Some(_) => words.not_positive.to_owned(),
            None => words.not_an_amount.to_owned(),
        })
    }

    pub fn reason_error(&self, language: Language) -> Option<String> {
        let is_missing = self.was_tried.get() && self.reason.with(|reason| reason.trim().is_empty());
        is_missing.then(|| language.texts().overpayment.reason_missing.to_owned())
    }

    /// "Rembourser 49,90 €"
    pub fn action_words(&self, language: Language) -> String {
        let words = &language.texts().overpayment;
        let text = self.amount_text(language.locale());
        match self.read(&text, language.locale()) {
            Ok(amount) => (words.action_with)(&self.written(amount, language.locale())),
            Err(_) => words.action.to_owned(),
        }
    }

    /// What the limits are about, as far as it is typed.
    pub fn limited(&self, locale: Locale) -> Option<Proposed> {
        let amount = self.read(&self.amount_text(locale), locale).ok()?;
        let reason = self.reason.with(|reason| reason.trim().to_owned());
        Some(Proposed::overpayment(self.payment()?, amount, reason))
    }

    /// What to send, when nothing is wrong or missing.
    pub fn take(&self) -> Option<RefundOverpaymentBody> {
        self.was_tried.set(true);
        untrack(|| {
            let locale = Language::expect().locale();
            let amount = self.read(&self.amount_text(locale), locale).ok()?;
            let reason = self.reason.with(|reason| reason.trim().to_owned());
            let payment = self.payment()?;
            (!reason.is_empty()).then_some(RefundOverpaymentBody { payment, amount, reason })
        })
    }

    /// The amount, or what is wrong with it; nothing can be said of what is no amount.
    fn read(&self, text: &str, locale: Locale) -> Result<Amount, Option<RefundProblem>> {
        let order = self.order.get().ok_or(None)?;
        let typed = TypedAmount { currency: order.order.currency, locale: Some(locale), signed: false };
        let amount = typed.read(text).map_err(|_| None)?;
        let payment = self.payment().ok_or(None)?;
        match order.case().check_overpayment(&payment, amount) {
            Ok(()) => Ok(amount),
            Err(OverpaymentProblem::Payment(problem) | OverpaymentProblem::Amount(problem)) => Err(Some(problem)),
        }
    }

    fn most(&self) -> Option<Amount> {
        let payment = self.payment()?;
        self.payments().into_iter().find(|(known, _)| known.id == payment).map(|(_, most)| most)
    }

    /// Each with the most that it can give back.
    fn payments(&self) -> Vec<(Payment, Amount)> {
        let Some(order) = self.order.get() else { return Vec::new() };
        let case = order.case();
        let payments = order.order.payments.iter().map(|payment| (payment.clone(), case.most_overpaid(payment).1));
        payments.filter(|(_, most)| most.is_positive()).collect()
    }
}
