//! The problems of the form: by the rules here, and by the backend's refusal.

use leptos::prelude::*;

use super::FormStore;
use crate::client::command::OrderCommand;
use crate::domain::credit::{Cap, CreditNote};
use crate::domain::money::Amount;
use crate::ui::screens::order::credit_note_form::evaluation::Evaluation;
use crate::ui::screens::order::credit_note_form::form::FormField;
use crate::ui::screens::order::credit_note_form::problem::{FormProblem, Wrong};
use crate::ui::screens::order::store::Writing;

impl FormStore {
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
        if *field == FormField::Total {
            matches!(wrong, Some(Wrong::NotAnAmount(_) | Wrong::NoTotal | Wrong::Exceeds(_)))
        } else {
            wrong.is_some()
        }
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

    /// The notes that were issued since the agent last changed something, oldest first.
    pub fn notes_since(&self) -> Vec<CreditNote> {
        let seen = self.form.with(|form| form.seen.clone().filter(|_| !form.is_empty()));
        let since = || Some(self.creditable.get()?.detail.credit_notes.get(seen?.notes..)?.to_vec());
        since().unwrap_or_default()
    }

    /// Whether the agent pressed once although there are such notes.
    pub fn is_doubted(&self) -> bool {
        let notes = self.creditable.get().map(|creditable| creditable.detail.credit_notes.len());
        self.state.with(|state| state.doubted.is_some() && state.doubted == notes)
    }

    /// Whether the order is another than when the agent last changed something.
    pub fn order_has_changed(&self) -> bool {
        let seen = self.form.with(|form| form.seen.clone().filter(|_| !form.is_empty()));
        matches!((seen, self.creditable.get()), (Some(seen), Some(creditable)) if seen != creditable.seen())
    }
}
