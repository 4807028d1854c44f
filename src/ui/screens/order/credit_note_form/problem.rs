//! The problems of a form: what is wrong, and with which of its fields.

use super::form::FormField;
use crate::api::field_error::{FieldError, ToldProblem};
use crate::domain::credit::{
    AdjustmentPart, Allocation, ChargeDraft, CreditNoteDraft, Limit, LinePart, Place, RefundProblem, RefundRefusal,
};
use crate::domain::money::typed::TypedAmountRefusal;
use crate::domain::order::LineId;

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The text is no number of units.
    NotAQuantity,
    /// The text is no amount, or could be two.
    NotAnAmount(TypedAmountRefusal),
    /// A total of nothing.
    NoTotal,
    /// The refund's rules refuse it.
    Refused(RefundProblem),
    /// It is more than a limit leaves.
    Exceeds(Limit),
    /// The backend refused it, and this version does not know why.
    NotAccepted,
}

impl Wrong {
    /// The limit that was exceeded.
    pub const fn limit(&self) -> Option<Limit> {
        match self {
            Self::Refused(problem) => problem.limit(),
            Self::Exceeds(limit) => Some(*limit),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormProblem {
    pub field: FormField,
    pub wrong: Wrong,
}

impl FormProblem {
    /// A refusal by the rules, of this draft.
    pub fn of(refusal: &RefundRefusal, draft: &CreditNoteDraft) -> Self {
        Self { field: field_of(refusal.place, draft), wrong: Wrong::Refused(refusal.problem.clone()) }
    }

    /// What the backend says of a field of the draft that it was sent.
    pub fn of_backend(error: &FieldError, sent: &CreditNoteDraft) -> Self {
        let wrong = match (error.problem(), sent.expected_total) {
            (ToldProblem::Exceeds(limit), _) => Wrong::Exceeds(limit),
            (ToldProblem::QuoteMismatch { computed }, Some(expected)) => {
                Wrong::Refused(RefundProblem::QuoteMismatch { expected, computed })
            }
            (ToldProblem::NothingToRefund, _) => Wrong::Refused(RefundProblem::NothingToRefund),
            (ToldProblem::ReasonMissing, _) => Wrong::Refused(RefundProblem::ReasonMissing),
            (ToldProblem::QuoteMismatch { .. } | ToldProblem::Other, _) => Wrong::NotAccepted,
        };
        Self { field: field_of(error.place(), sent), wrong }
    }
}

/// The field of the form that a place in its draft belongs to.
pub fn field_of(place: Place, draft: &CreditNoteDraft) -> FormField {
    let line = |position: usize, field: fn(LineId) -> FormField| {
        draft.lines.get(position).map(|line| field(line.line.clone()))
    };
    let charge = |charges: &[ChargeDraft], position: usize, field: fn(LineId) -> FormField| {
        charges.get(position).map(|charge| field(charge.id.clone()))
    };
    let found = match place {
        Place::Line(position, LinePart::Amount) => line(position, FormField::Value),
        Place::Line(position, LinePart::Restock) => line(position, FormField::Restock),
        Place::Line(position, _) => line(position, FormField::Quantity),
        Place::Parcel(position, _) => charge(&draft.shipping, position, FormField::Parcel),
        Place::Fee(position, _) => charge(&draft.fees, position, FormField::Fee),
        Place::Adjustment(AdjustmentPart::Reason) => Some(FormField::AdjustmentReason),
        Place::Adjustment(AdjustmentPart::Tax) => Some(FormField::AdjustmentTax),
        Place::Adjustment(_) => Some(FormField::Adjustment),
        Place::Allocation => Some(FormField::Split),
        Place::Share(position, _) => Some(share(&draft.allocation, position)),
        Place::Reason => Some(FormField::Reason),
        Place::Whole | Place::ExpectedTotal => None,
    };
    found.unwrap_or(FormField::Total)
}

fn share(allocation: &Allocation, position: usize) -> FormField {
    let share = match allocation {
        Allocation::Typed(shares) => shares.get(position),
        Allocation::By(_) => None,
    };
    share.map_or(FormField::Split, |share| FormField::Share(share.payment.clone()))
}
