//! The handle on the form: what was typed, what it comes to, and sending it once.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::creditable_order::CreditableOrder;
use super::evaluation::{Evaluation, FormProblem, Wrong, read};
use super::explain::Reader;
use super::figure::Figure;
use super::form::{Form, FormField, Sent};
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::credit::{Cap, CreditNoteNumber};
use crate::domain::money::Amount;
use crate::ui::kit::focus;
use crate::ui::language::Language;
use crate::ui::reactive::draft_storage::keep_over_reloads;
use crate::ui::reactive::watch;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::store::{OrderStore, Writing};
use crate::ui::session::AgentSession;

/// What is shown of the form.
struct State {
    /// The figure whose explanation is open.
    explained: Option<Figure>,
    /// It was tried to issue it; what is missing is marked from then on.
    was_tried: bool,
    /// The note that came of the form, until the agent goes on.
    issued: Option<(CreditNoteNumber, Amount)>,
    /// What *Tout effacer* took away, until something is typed.
    cleared: Option<Form>,
}

/// What everything in the form, and the page around it, shares.
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
        });
        let includes_tax = untrack(|| order.get()).is_none_or(|order| order.order.prices_include_tax);
        let form = RwSignal::new(Form::new(includes_tax));
        let state = RwSignal::new(State { explained: None, was_tried: false, issued: None, cleared: None });
        // What follows from them is as new as they are: to compare every figure would find that out once more.
        let creditable =
            Memo::new_with_compare(move |_| order.get().map(|order| Arc::new(CreditableOrder::of(order))), |_, _| true);
        let evaluation = move |_: Option<&Option<Arc<Evaluation>>>| {
            let (creditable, locale) = (creditable.get()?, language.locale());
            Some(Arc::new(form.with(|form| Evaluation::of(form, &creditable, locale))))
        };
        let evaluation = Memo::new_with_compare(evaluation, |_, _| true);
        let this = Self {
            session: AgentSession::expect(),
            language,
            store,
            dialogs: Dialogs::expect(),
            form,
            state,
            creditable,
            evaluation,
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

    /// Something of the form. What follows the form is compiled once, not with everything that is taken from it.
    pub fn of<T>(&self, take: impl FnOnce(&Form) -> T) -> T {
        let (mut take, mut taken) = (Some(take), None);
        self.read(&mut |form| taken = take.take().map(|take| take(form)));
        taken.expect("a form is there to be read, once")
    }

    fn read(&self, read: &mut dyn FnMut(&Form)) {
        self.form.with(read);
    }

    /// Changes the form; the agent has seen the order as it is now.
    pub fn edit(&self, edit: impl FnOnce(&mut Form, &CreditableOrder)) {
        let mut edit = Some(edit);
        self.change(&mut |form, creditable| {
            if let Some(edit) = edit.take() {
                edit(form, creditable);
            }
        });
    }

    fn change(&self, edit: &mut dyn FnMut(&mut Form, &CreditableOrder)) {
        let Some(creditable) = untrack(|| self.creditable.get()) else { return };
        self.form.update(|form| {
            edit(form, &creditable);
            form.seen = Some(creditable.seen());
        });
        self.state.update(|state| (state.issued, state.cleared) = (None, None));
    }

    pub fn set_text(&self, field: &FormField, text: String) {
        self.edit(|form, _| form.set_text(field.clone(), text));
    }

    /// Puts all that was typed aside.
    pub fn start_over(&self) {
        let typed = self.form.get_untracked();
        self.edit(|form, creditable| *form = Form::new(creditable.order().prices_include_tax));
        self.state.update(|state| {
            state.was_tried = false;
            state.cleared = Some(typed).filter(|typed| !typed.is_empty());
        });
    }

    /// Whether there is something to [restore](Self::restore).
    pub fn can_restore(&self) -> bool {
        self.state.with(|state| state.cleared.is_some())
    }

    /// Brings back what [`start_over`](Self::start_over) put aside.
    pub fn restore(&self) {
        if let Some(typed) = self.state.try_update(|state| state.cleared.take()).flatten() {
            self.edit(|form, _| *form = typed);
        }
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

    pub fn issued(&self) -> Option<(CreditNoteNumber, Amount)> {
        self.state.with(|state| state.issued.clone())
    }

    /// What is wrong with this field: as the rules have it here, or as the backend has it.
    pub fn wrong(&self, field: &FormField) -> Option<Wrong> {
        let evaluation = self.evaluation.get()?;
        let is_missing = self.state.with(|state| state.was_tried);
        let of = |problems: &[FormProblem]| {
            problems.iter().find(|problem| problem.field == *field).map(|problem| problem.wrong.clone())
        };
        let missing = || if is_missing { of(&evaluation.missing) } else { None };
        of(&evaluation.problems).or_else(missing).or_else(|| of(&self.refused(&evaluation)))
    }

    /// Whether what was typed into this field is what is wrong. What is wrong with the whole is no fault of the field
    /// that takes a total.
    pub fn is_invalid(&self, field: &FormField) -> bool {
        let wrong = self.wrong(field);
        if *field == FormField::Total { matches!(wrong, Some(Wrong::NotAnAmount(_))) } else { wrong.is_some() }
    }

    /// The cap that lowered what this field asked for.
    pub fn cap(&self, field: &FormField) -> Option<(Cap, Amount, Amount)> {
        self.evaluation.get()?.cap(field)
    }

    /// What the backend refused, for as long as the form is what it was sent.
    fn refused(&self, evaluation: &Evaluation) -> Vec<FormProblem> {
        self.store.writing().with(|writing| match writing {
            Writing::Refused { command: OrderCommand::IssueCreditNote(sent), problem }
                if evaluation.to_issue().as_ref() == Some(sent.as_ref()) =>
            {
                problem.errors.iter().map(|error| FormProblem::of_backend(error, sent)).collect()
            }
            _ => Vec::new(),
        })
    }

    /// Whether the order is another than when the agent last changed something.
    pub fn order_has_changed(&self) -> bool {
        let seen = self.form.with(|form| form.seen.clone().filter(|_| !form.is_empty()));
        matches!((seen, self.creditable.get()), (Some(seen), Some(creditable)) if seen != creditable.seen())
    }

    /// The typed total becomes an adjustment.
    pub fn take_total(&self) {
        let Some(evaluation) = untrack(|| self.evaluation.get()) else { return };
        let locale = untrack(|| self.language.locale());
        self.edit(|form, creditable| {
            if let Ok(total) = read(form.text(&FormField::Total), creditable, locale) {
                form.take_total(&evaluation.draft, creditable, total, locale);
            }
        });
    }

    /// Issues the note, or goes to the first field that keeps it from being issued. A total that was typed and not taken
    /// yet is only taken: what is sent is what the button said when it was pressed, so the next press sends it.
    pub fn submit(&self, place: NodeRef<html::Form>) {
        if self.store.obstacle(OrderAction::IssueCreditNote).is_some() {
            return;
        }
        let total_is_open = || self.form.with_untracked(|form| !form.text(&FormField::Total).is_empty());
        let is_taking = total_is_open();
        if is_taking {
            self.take_total();
        }
        self.state.update(|state| state.was_tried = true);
        let (creditable, evaluation) = untrack(|| (self.creditable.get(), self.evaluation.get()));
        let draft = evaluation.filter(|_| !total_is_open()).and_then(|evaluation| evaluation.to_issue());
        let (Some(creditable), Some(draft)) = (creditable, draft) else { return focus_wrong(place) };
        if is_taking {
            return;
        }
        let sent = draft.expected_total.map(|total| Sent { notes: creditable.detail.credit_notes.len(), total });
        self.form.update(|form| form.sent = sent);
        self.store.send(OrderCommand::IssueCreditNote(Box::new(draft)));
    }

    /// Over a reload the form is as it was.
    fn keep(self) {
        let store = self.store;
        keep_over_reloads(
            move || store.draft_place("credit-note"),
            self.form,
            |form| !form.is_empty() || form.sent.is_some(),
            move || {
                self.settle_sent();
            },
        );
    }

    /// Looks at the order whenever it or a write moved on: a form that was sent is over once its note exists, whoever
    /// saw the answer, and can be sent again once it is known that it does not.
    fn find_out(self) {
        let (writing, reading) = (self.store.writing(), self.store.reading());
        watch(
            move || {
                let written = writing.with(|writing| (writing.is_settled(), writing.kind()));
                (written, reading.with(|reading| reading.shown().map(|order| order.version)))
            },
            move |_, _| self.settle_sent(),
        );
    }

    fn settle_sent(self) {
        let is_settled = self.store.writing().with_untracked(Writing::is_settled);
        let is_stale = self.store.reading().with_untracked(|reading| reading.is_stale());
        let (Some(order), Some(me)) = untrack(|| (self.store.order(), self.session.agent())) else { return };
        if !is_settled || is_stale || self.form.with_untracked(|form| form.sent.is_none()) {
            return;
        }
        // What was refused did not take effect, however much a note of the same total looks like it.
        let was_refused =
            self.store.writing().with_untracked(|writing| writing.kind() == Some(OperationKind::IssueCreditNote));
        let sent = self.form.with_untracked(|form| form.sent.clone());
        let note = self.form.with_untracked(|form| form.issued(&order, &me.id)).filter(|_| !was_refused);
        let (Some(number), Some(sent)) = (note, sent) else {
            return self.form.update(|form| form.sent = None);
        };
        self.form.set(Form::new(order.order.prices_include_tax));
        let issued = Some((number, sent.total));
        self.state.set(State { was_tried: false, explained: None, issued, cleared: None });
        self.dialogs.drop_wish(&OpenDialog::CreditNote);
        self.dialogs.show(OpenDialog::Refunds);
    }
}

/// Moves the focus to the first field that is wrong, once it is marked; without one to what is offered instead, or to
/// where items are asked for.
fn focus_wrong(place: NodeRef<html::Form>) {
    request_animation_frame(move || {
        let Some(form) = place.try_get_untracked().flatten() else { return };
        let first = ["[aria-invalid]", ".take", ".credit-item input"];
        if let Some(place) = first.iter().find_map(|selector| focus::first(&form, selector)) {
            focus::focus(&place);
        }
    });
}
