//! The store of the form: what was typed, and what it comes to.

mod editing;
mod problems;
mod sending;

use std::sync::Arc;

use leptos::prelude::*;

use super::creditable_order::CreditableOrder;
use super::evaluation::Evaluation;
use super::everything::Everything;
use super::explain::Reader;
use super::figure::Figure;
use super::form::{Form, FormField};
use crate::ui::language::Language;
use crate::ui::reactive::memo_bool;
use crate::ui::screens::order::open_dialog::Dialogs;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::session::AgentSession;

/// The state beside the texts.
struct State {
    /// The figure whose explanation is open.
    explained: Option<Figure>,
    /// It was tried to issue it; what is missing is marked from then on.
    was_tried: bool,
    /// What *Tout effacer* took away, until something is typed.
    cleared: Option<Form>,
    /// How many notes the order had when the agent pressed although somebody had just issued one: the next press is meant.
    doubted: Option<usize>,
}

/// The handle on the form, shared by its parts and the page.
#[derive(Clone, Copy)]
pub struct FormStore {
    session: AgentSession,
    language: Language,
    store: OrderStore,
    dialogs: Dialogs,
    form: RwSignal<Form>,
    state: RwSignal<State>,
    creditable: Memo<Option<Arc<CreditableOrder>>>,
    evaluation: Memo<Option<Arc<Evaluation>>>,
    everything: Memo<Option<Arc<Everything>>>,
}

impl FormStore {
    pub fn provide() {
        let language = Language::expect();
        let store = OrderStore::expect();
        let order = store.part(|one, other| {
            one.order == other.order
                && one.credit_notes == other.credit_notes
                && one.refund_tasks == other.refund_tasks
                && one.credits_gift_cards == other.credits_gift_cards
                && one.returns == other.returns
        });
        let includes_tax = untrack(|| order.get()).is_none_or(|order| order.order.prices_include_tax);
        let form = RwSignal::new(Form::new(includes_tax));
        let state = RwSignal::new(State { explained: None, was_tried: false, cleared: None, doubted: None });
        // Both always notify: comparing costs as much as recomputing.
        let creditable =
            Memo::new_with_compare(move |_| order.get().map(|order| Arc::new(CreditableOrder::of(order))), |_, _| true);
        let evaluation = move |_: Option<&Option<Arc<Evaluation>>>| {
            let (creditable, locale) = (creditable.get()?, language.locale());
            Some(Arc::new(form.with(|form| Evaluation::of(form, &creditable, locale))))
        };
        let evaluation = Memo::new_with_compare(evaluation, |_, _| true);
        let basis = Memo::new(move |_| form.with(|form| form.basis));
        let everything = move |_: Option<&Option<Arc<Everything>>>| {
            Everything::of(&*creditable.get()?, basis.get(), language.locale()).map(Arc::new)
        };
        let everything = Memo::new_with_compare(everything, |_, _| true);
        let this = Self {
            session: AgentSession::expect(),
            language,
            store,
            dialogs: Dialogs::expect(),
            form,
            state,
            creditable,
            evaluation,
            everything,
        };
        provide_context(this);
        this.keep();
        this.find_out();
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    pub fn creditable(&self) -> Option<Arc<CreditableOrder>> {
        self.creditable.get()
    }

    pub fn evaluation(&self) -> Option<Arc<Evaluation>> {
        self.evaluation.get()
    }

    pub fn reader(&self) -> Option<Reader> {
        Some(Reader { locale: self.language.locale(), currency: self.creditable.get()?.currency() })
    }

    /// The total in words: what is credited need not go back whole.
    pub fn total_name(&self) -> String {
        let evaluation = self.evaluation();
        let named = || Some(self.reader()?.total_name(evaluation.as_ref().and_then(|evaluation| evaluation.whole())));
        named().unwrap_or_default().to_owned()
    }

    /// Something of the form.
    pub fn of<T>(&self, take: impl FnOnce(&Form) -> T) -> T {
        // By the guard, because `with` would be compiled anew for each of these closures.
        take(&self.form.read())
    }

    /// Whether there is a text in the field of the total, to which what is wrong with the total then belongs.
    pub fn has_typed_total(&self) -> Memo<bool> {
        let form = self.form;
        memo_bool(move || !form.read().text(&FormField::Total).is_empty())
    }

    /// Whether the form asks for all that is left.
    pub fn asks_for_everything(&self) -> bool {
        let asked = || Some(self.everything.get()?.is_asked_by(&self.evaluation.get()?.draft));
        asked().unwrap_or(false)
    }

    pub fn explained(&self) -> Option<Figure> {
        self.state.with(|state| state.explained.clone())
    }

    /// Opens the explanation of this figure, or closes it.
    pub fn explain(&self, figure: &Figure) {
        self.state.update(|state| {
            state.explained = if state.explained.as_ref() == Some(figure) { None } else { Some(figure.clone()) };
        });
    }
}
