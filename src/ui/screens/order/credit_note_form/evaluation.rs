//! The evaluation of a form on an order: the draft that it stands for, every problem with its field, and the figures.

use super::creditable_order::CreditableOrder;
use super::draft_reader::draft_of;
use super::form::{Form, FormField};
use super::problem::{FormProblem, Wrong, field_of};
use crate::domain::credit::{
    Allocation, Cap, ChargeQuote, Conservation, CreditNoteDraft, LineQuote, LineRestock, Quote, RefundProblem,
    UnitCondition, missing_reason,
};
use crate::domain::locale::Locale;
use crate::domain::money::Amount;
use crate::domain::order::LineId;

/// What a form comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// As far as it could be read.
    pub draft: CreditNoteDraft,
    pub problems: Vec<FormProblem>,
    /// All figures; with problems, those of the fields that are sound, where these make a note by themselves. Of such
    /// a part nothing is shown but what each item comes to: its sums are not those of what was asked for.
    quote: Option<Quote>,
    /// What issuing it needs besides, asked for when the agent tries.
    pub missing: Vec<FormProblem>,
}

impl Evaluation {
    pub fn of(form: &Form, creditable: &CreditableOrder, locale: Locale) -> Self {
        let (draft, mut problems) = draft_of(form, creditable, locale);
        let is_read = problems.is_empty();
        let case = creditable.case();
        let quoted = case.quote(&draft);
        if let Err(refusals) = &quoted {
            problems.extend(refusals.iter().map(|refusal| FormProblem::of(refusal, &draft)));
        }
        let quote = match quoted {
            Ok(quote) if is_read => Some(quote),
            _ => case.quote(&sound_part(&draft, &problems)).ok(),
        };
        let mut missing: Vec<FormProblem> =
            missing_reason(&draft).iter().map(|refusal| FormProblem::of(refusal, &draft)).collect();
        if form.adjustment.is_some() && form.text(&FormField::Adjustment).is_empty() {
            missing.push(FormProblem {
                field: FormField::Adjustment,
                wrong: Wrong::Refused(RefundProblem::AmountNotPositive),
            });
        }
        if !form.asks_for_something() {
            // Nothing is wrong with a form in which nothing was asked for yet.
            missing.append(&mut problems);
        } else if !is_read {
            // That nothing is refunded, or that a split differs, says nothing while a field can't be read.
            let is_of_the_whole = |problem: &FormProblem| matches!(problem.field, FormField::Total | FormField::Split);
            problems.retain(|problem| !(is_of_the_whole(problem) && matches!(problem.wrong, Wrong::Refused(_))));
        }
        Self { draft, problems, quote, missing }
    }

    /// The figures of the whole form, when nothing is wrong with it. Every sum that is shown is taken from here, so
    /// that none is in one place what it is not in another.
    pub fn whole(&self) -> Option<&Quote> {
        self.quote.as_ref().filter(|_| !self.is_wrong())
    }

    /// Whether something has to be corrected before there is a total.
    pub const fn is_wrong(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What becomes of the money once the note is issued; nobody knows while something is wrong with the form.
    pub fn conservation(&self, creditable: &CreditableOrder) -> Option<Conservation> {
        (!self.is_wrong()).then(|| creditable.left.conservation(self.whole()))
    }

    /// What is to be split over the payments: the money that goes back, whatever is still wrong with the split.
    pub fn to_split(&self) -> Option<Amount> {
        let is_of_split = |problem: &FormProblem| matches!(problem.field, FormField::Share(_) | FormField::Split);
        self.quote.as_ref().filter(|_| self.problems.iter().all(is_of_split)).map(Quote::paid_out)
    }

    /// The draft to send, with the total that is shown.
    pub fn to_issue(&self) -> Option<CreditNoteDraft> {
        let quote = self.whole().filter(|_| self.missing.is_empty())?;
        Some(CreditNoteDraft { expected_total: Some(quote.total), ..self.draft.clone() })
    }

    pub fn problem(&self, field: &FormField) -> Option<&Wrong> {
        self.problems.iter().find(|problem| problem.field == *field).map(|problem| &problem.wrong)
    }

    pub fn line(&self, id: &LineId) -> Option<&LineQuote> {
        self.quote.as_ref()?.lines.iter().find(|line| line.line == *id)
    }

    /// The units of a line that the draft says to be in this condition.
    pub fn units_in(&self, id: &LineId, condition: UnitCondition) -> Option<u32> {
        match self.draft.lines.iter().find(|line| line.line == *id)?.restock? {
            LineRestock::By(units) => Some(units.of(condition)),
            LineRestock::Alike(_) => None,
        }
    }

    /// A parcel's or a fee's.
    pub fn charge(&self, id: &LineId) -> Option<&ChargeQuote> {
        let quote = self.quote.as_ref()?;
        quote.shipping.iter().chain(&quote.fees).find(|charge| charge.id == *id)
    }

    /// The cap that lowered what this field asked for: what would have been due, and what is given.
    pub fn cap(&self, field: &FormField) -> Option<(Cap, Amount, Amount)> {
        let cap = self.whole()?.caps.iter().find(|cap| field_of(cap.place, &self.draft) == *field)?;
        Some((cap.cap, cap.asked, cap.limit))
    }
}

/// What is left of a draft without the fields that are wrong: the figures of the others stay in view.
fn sound_part(draft: &CreditNoteDraft, problems: &[FormProblem]) -> CreditNoteDraft {
    let is_wrong = |field: FormField| problems.iter().any(|problem| problem.field == field);
    let mut sound = CreditNoteDraft { allocation: Allocation::default(), ..draft.clone() };
    let quantity_or_value =
        |line: &LineId| is_wrong(FormField::Quantity(line.clone())) || is_wrong(FormField::Value(line.clone()));
    sound.lines.retain(|line| !quantity_or_value(&line.line));
    for line in sound.lines.iter_mut().filter(|line| is_wrong(FormField::Restock(line.line.clone()))) {
        line.restock = None;
    }
    sound.shipping.retain(|charge| !is_wrong(FormField::Parcel(charge.id.clone())));
    sound.fees.retain(|charge| !is_wrong(FormField::Fee(charge.id.clone())));
    sound.adjustment = sound.adjustment.filter(|_| !is_wrong(FormField::Adjustment));
    sound
}
