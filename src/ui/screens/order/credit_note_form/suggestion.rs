//! The figures that may be taken, with one click, instead of what is wrong with a field.

use super::creditable_order::CreditableOrder;
use super::draft_reader::draft_of;
use super::evaluation::Evaluation;
use super::form::{Form, FormField};
use super::problem::Wrong;
use crate::domain::credit::Limit;
use crate::domain::locale::Locale;
use crate::domain::money::Amount;

/// A figure to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// What the text may have meant.
    Meant(Amount),
    /// As much as there is left.
    Limit(Amount),
    Quantity(i64),
}

impl Suggestion {
    /// As a field would hold it.
    pub fn text(self, locale: Locale) -> String {
        match self {
            Self::Meant(amount) | Self::Limit(amount) => amount.display_number(locale),
            Self::Quantity(quantity) => quantity.to_string(),
        }
    }
}

/// What there is to take for what is wrong with this field. Never what would be refused in turn, such as a reading
/// that is more than there is left.
pub fn suggestions(
    wrong: &Wrong,
    field: &FormField,
    form: &Form,
    creditable: &CreditableOrder,
    locale: Locale,
) -> Vec<Suggestion> {
    match wrong {
        Wrong::NotAnAmount(refusal) => {
            let is_sound = |suggestion: &Suggestion| {
                let mut taken = form.clone();
                taken.take(field.clone(), *suggestion, creditable, locale);
                !is_refused(&Evaluation::of(&taken, creditable, locale), field)
            };
            refusal.suggestions().map(Suggestion::Meant).filter(is_sound).collect()
        }
        _ => match wrong.limit() {
            Some(Limit::Amount(_, refundable)) if refundable.is_positive() => {
                let is_of_the_whole = matches!(field, FormField::Total | FormField::Split | FormField::Adjustment);
                let is_read = draft_of(form, creditable, locale).1.is_empty();
                if is_of_the_whole && !is_read { Vec::new() } else { vec![Suggestion::Limit(refundable)] }
            }
            Some(Limit::Units(refundable)) if refundable > 0 => vec![Suggestion::Quantity(refundable)],
            _ => Vec::new(),
        },
    }
}

/// Whether the field is wrong, or with it the whole too much.
fn is_refused(evaluation: &Evaluation, field: &FormField) -> bool {
    evaluation.problems.iter().any(|problem| {
        let is_of_the_whole = matches!(problem.field, FormField::Total | FormField::Split | FormField::Adjustment);
        let is_too_much = matches!(problem.wrong.limit(), Some(Limit::Amount(..)));
        problem.field == *field || (is_of_the_whole && is_too_much)
    })
}
