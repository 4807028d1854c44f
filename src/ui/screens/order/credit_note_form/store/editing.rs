//! The agent's changes to the form.

use leptos::prelude::*;

use super::FormStore;
use crate::ui::screens::order::credit_note_form::creditable_order::CreditableOrder;
use crate::ui::screens::order::credit_note_form::draft_reader::read;
use crate::ui::screens::order::credit_note_form::form::{Form, FormField, Seen};

impl FormStore {
    /// Changes the form; the agent has seen the order as it is now.
    pub fn edit(&self, edit: impl FnOnce(&mut Form, &CreditableOrder)) {
        let Some(creditable) = self.creditable.get_untracked() else { return };
        // By the guard, because `update` would be compiled anew for each of these closures.
        edit(&mut self.form.write_untracked(), &creditable);
        self.edited(creditable.seen());
    }

    fn edited(&self, seen: Seen) {
        self.form.update(|form| form.seen = Some(seen));
        self.state.update(|state| state.cleared = None);
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
}
