//! The issuing of the note, once, and the recovery of an answer that nobody saw.

use leptos::html;
use leptos::prelude::*;

use super::{FormStore, State};
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::ui::kit::focus;
use crate::ui::reactive::draft_storage::keep_over_reloads;
use crate::ui::reactive::watch;
use crate::ui::screens::order::credit_note_form::creditable_order::CreditableOrder;
use crate::ui::screens::order::credit_note_form::form::{Form, FormField, Sent};
use crate::ui::screens::order::open_dialog::OpenDialog;
use crate::ui::screens::order::store::Writing;

impl FormStore {
    /// Issues the note, or goes to the first field that is wrong. The first press only takes a typed total, because the
    /// note that is sent is the one that the button named when it was pressed.
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
        if self.doubts_that_it_is_another(&creditable) {
            return;
        }
        let sent = draft.expected_total.map(|total| Sent { notes: creditable.detail.credit_notes.len(), total });
        self.form.update(|form| form.sent = sent);
        self.store.send(OrderCommand::IssueCreditNote(Box::new(draft)));
    }

    /// Whether this is the first press since somebody else issued a note: it may be the very same one.
    fn doubts_that_it_is_another(&self, creditable: &CreditableOrder) -> bool {
        let notes = creditable.detail.credit_notes.len();
        let is_meant = self.state.with_untracked(|state| state.doubted == Some(notes));
        self.state.update(|state| state.doubted = Some(notes));
        !is_meant && !untrack(|| self.notes_since()).is_empty()
    }

    /// Over a reload the form is as it was.
    pub(super) fn keep(self) {
        let store = self.store;
        keep_over_reloads(
            move || store.draft_place("credit-note"),
            self.form,
            |form| !form.is_empty() || form.sent.is_some(),
            move || self.settle_sent(),
        );
    }

    /// Looks at the order whenever it or a write moved on: a form that was sent is over once its note exists, whoever
    /// saw the answer, and can be sent again once it is known that it does not.
    pub(super) fn find_out(self) {
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
        let note = self.form.with_untracked(|form| form.issued(&order, &me.id)).filter(|_| !was_refused);
        if note.is_none() {
            return self.form.update(|form| form.sent = None);
        }
        self.form.set(Form::new(order.order.prices_include_tax));
        self.state.set(State { was_tried: false, explained: None, cleared: None, doubted: None });
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
