//! The agent's changes to the form.

use leptos::html;
use leptos::prelude::*;

use super::FormStore;
use crate::domain::returns::OrderReturn;
use crate::ui::kit::focus;
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

    /// Begins anew with what came back of a return; the customer reads its reason in their language. What was typed before
    /// can be [restored](Self::restore).
    pub fn fill_from_return(&self, back: &OrderReturn) {
        self.start_over();
        let typed = self.state.try_update(|state| state.cleared.take()).flatten();
        self.edit(|form, creditable| {
            form.fill_from_return(back, creditable, creditable.order().customer.language());
        });
        self.state.update(|state| state.cleared = typed);
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
            // What is wrong with it is said beside it, and what was typed stays.
            let is_sound = evaluation.problem(&FormField::Total).is_none();
            if let Some(total) = read(form.text(&FormField::Total), creditable, locale).ok().filter(|_| is_sound) {
                form.take_total(&evaluation.draft, creditable, total, locale);
            }
        });
    }

    /// The same, and the cursor goes to the reason that is due then.
    pub fn take_total_and_go_on(&self, place: NodeRef<html::Div>) {
        self.take_total();
        let is_due = self.of(|form| form.adjustment.is_some() && form.text(&FormField::AdjustmentReason).is_empty());
        let was_taken = self.of(|form| form.text(&FormField::Total).is_empty());
        if is_due && was_taken {
            request_animation_frame(move || {
                let form = place.try_get_untracked().flatten().and_then(|place| place.closest("form").ok().flatten());
                if let Some(reason) = form.and_then(|form| focus::first(&form, ".adjustment-reason input")) {
                    focus::focus(&reason);
                }
            });
        }
    }
}
