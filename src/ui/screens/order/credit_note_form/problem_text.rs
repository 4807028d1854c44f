//! The words for a problem of a field, and for what lowered it.

use super::explain::Reader;
use super::problem::Wrong;
use super::suggestion::Suggestion;
use crate::domain::credit::{Cap, Limit, RefundProblem};
use crate::domain::money::Amount;
use crate::domain::money::typed::TypedAmountRefusal;
use crate::ui::language::Texts;
use crate::ui::language::credit_note_form::problem::FormProblemTexts;

impl Reader {
    fn words(self) -> &'static FormProblemTexts {
        &Texts::of(self.locale).credit_note_form.problem
    }

    pub fn wrong(self, wrong: &Wrong) -> String {
        let words = self.words();
        match wrong {
            Wrong::NotAQuantity => words.not_a_quantity.to_owned(),
            Wrong::NotAnAmount(refusal) => self.unread(*refusal),
            Wrong::NoTotal => words.not_positive.to_owned(),
            Wrong::Refused(problem) => self.refused(problem),
            Wrong::Exceeds(limit) => self.left(*limit),
            Wrong::NotAccepted => words.not_accepted.to_owned(),
        }
    }

    fn unread(self, refusal: TypedAmountRefusal) -> String {
        let words = self.words();
        match refusal {
            TypedAmountRefusal::Empty | TypedAmountRefusal::NotAnAmount => words.not_an_amount.to_owned(),
            TypedAmountRefusal::OtherCurrency => words.other_currency.to_owned(),
            TypedAmountRefusal::Negative => words.negative.to_owned(),
            TypedAmountRefusal::WrongGroups => words.wrong_groups.to_owned(),
            TypedAmountRefusal::TooManyDigits { digits } => (words.too_many_digits)(digits),
            TypedAmountRefusal::TooLong => words.too_long.to_owned(),
            TypedAmountRefusal::Ambiguous { .. } => words.ambiguous.to_owned(),
        }
    }

    fn refused(self, problem: &RefundProblem) -> String {
        let words = self.words();
        match problem {
            RefundProblem::QuantityExceedsRefundable { refundable, .. } => self.left(Limit::Units(*refundable)),
            RefundProblem::AmountExceedsRefundable { cap, refundable, .. } => {
                self.left(Limit::Amount(*cap, *refundable))
            }
            RefundProblem::QuantityNotPositive => words.not_a_quantity.to_owned(),
            RefundProblem::AmountNotPositive => words.not_positive.to_owned(),
            RefundProblem::NothingToRefund | RefundProblem::NothingAsked => words.nothing.to_owned(),
            RefundProblem::FeeExceedsRefund { refunded, .. } => (words.everything_kept)(&self.amount(*refunded)),
            RefundProblem::SplitDiffers { split, total } => {
                let difference = self.amount(total.distance(*split));
                (words.split_differs)(&self.amount(*split), &self.amount(*total), &difference, split < total)
            }
            RefundProblem::ConditionsDiffer { told, quantity } => (words.conditions_differ)(*told, *quantity),
            RefundProblem::RestockExceedsSound { sound, .. } => (words.restock_beyond)(*sound),
            RefundProblem::NeverLeftExceedsOthers { others, .. } => (words.never_left_beyond)(*others),
            RefundProblem::QuoteMismatch { expected, computed } => {
                (words.mismatch)(&self.amount(*expected), &self.amount(*computed))
            }
            RefundProblem::ReasonMissing => words.reason_missing.to_owned(),
            RefundProblem::TextTooLong { limit } => (words.text_too_long)(*limit),
            RefundProblem::WrongDigits { digits } => (words.too_many_digits)(*digits),
            RefundProblem::UnknownItem
            | RefundProblem::UnknownPayment
            | RefundProblem::AskedTwice
            | RefundProblem::TaxTreatmentNotAllowed
            | RefundProblem::DiscountNotSpread
            | RefundProblem::Unknown => words.not_accepted.to_owned(),
        }
    }

    fn left(self, limit: Limit) -> String {
        let words = self.words();
        match limit {
            Limit::Units(units) => (words.quantity_left)(units),
            Limit::Amount(cap, amount) => (words.amount_left)(cap, &self.amount(amount)),
        }
    }

    /// What a button says that takes another figure instead.
    pub fn suggestion(self, suggestion: Suggestion) -> String {
        let words = self.words();
        match suggestion {
            Suggestion::Meant(amount) => (words.meant)(&self.amount(amount)),
            Suggestion::Limit(amount) => (words.take)(&self.amount(amount)),
            Suggestion::Quantity(quantity) => (words.take)(&quantity.to_string()),
        }
    }

    pub fn lowered(self, (cap, asked, given): (Cap, Amount, Amount)) -> String {
        (self.words().lowered)(cap, &self.amount(asked), &self.amount(given))
    }
}
