//! The evaluation of a form on an order: the draft that it stands for, every problem with its field, and the figures.

use super::creditable_order::CreditableOrder;
use super::form::{Form, FormField, Split};
use crate::api::field_error::{FieldError, ToldProblem};
use crate::domain::credit::{
    AdjustmentDraft, AdjustmentPart, Allocation, Cap, ChargeDraft, ChargeQuote, Conservation, CreditNoteDraft, Limit,
    LineDraft, LinePart, LineQuote, PaymentShare, Place, Quote, RefundProblem, RefundRefusal, Restock, missing_reason,
};
use crate::domain::locale::Locale;
use crate::domain::money::Amount;
use crate::domain::money::typed::{TypedAmount, TypedAmountRefusal};
use crate::domain::order::{Charge, LineId};
use crate::domain::payment::Payment;

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The text is no number of units.
    NotAQuantity,
    /// The text is no amount, or could be two.
    NotAnAmount(TypedAmountRefusal),
    /// The refund's rules refuse it.
    Refused(RefundProblem),
    /// The backend refused it, as more than a limit leaves.
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

    /// What is to be split over the payments: the total, whatever is still wrong with the split.
    pub fn to_split(&self) -> Option<Amount> {
        let is_of_split = |problem: &FormProblem| matches!(problem.field, FormField::Share(_) | FormField::Split);
        self.quote.as_ref().filter(|_| self.problems.iter().all(is_of_split)).map(|quote| quote.total)
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

impl FormProblem {
    fn of(refusal: &RefundRefusal, draft: &CreditNoteDraft) -> Self {
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

/// The draft that a form stands for, as far as its texts can be read, and those that can't.
pub fn draft_of(form: &Form, creditable: &CreditableOrder, locale: Locale) -> (CreditNoteDraft, Vec<FormProblem>) {
    let mut reader = DraftReader { form, creditable, locale, problems: Vec::new() };
    let draft = reader.draft();
    // It is no part of the draft, and still has to be one that can be read.
    reader.amount(FormField::Total);
    (draft, reader.problems)
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

/// What is left of a draft without the fields that are wrong: the figures of the others stay in view.
fn sound_part(draft: &CreditNoteDraft, problems: &[FormProblem]) -> CreditNoteDraft {
    let is_wrong = |field: FormField| problems.iter().any(|problem| problem.field == field);
    let mut sound = CreditNoteDraft { allocation: Allocation::default(), ..draft.clone() };
    let quantity_or_value =
        |line: &LineId| is_wrong(FormField::Quantity(line.clone())) || is_wrong(FormField::Value(line.clone()));
    sound.lines.retain(|line| !quantity_or_value(&line.line));
    sound.shipping.retain(|charge| !is_wrong(FormField::Parcel(charge.id.clone())));
    sound.fees.retain(|charge| !is_wrong(FormField::Fee(charge.id.clone())));
    sound.adjustment = sound.adjustment.filter(|_| !is_wrong(FormField::Adjustment));
    sound
}

/// Reads the texts, in the order of the form.
struct DraftReader<'f> {
    form: &'f Form,
    creditable: &'f CreditableOrder,
    locale: Locale,
    problems: Vec<FormProblem>,
}

impl DraftReader<'_> {
    fn draft(&mut self) -> CreditNoteDraft {
        let order = self.creditable.order();
        CreditNoteDraft {
            lines: order.lines.iter().filter_map(|line| self.line(&line.id)).collect(),
            shipping: self.charges(&order.shipping, FormField::Parcel),
            fees: self.charges(&order.fees, FormField::Fee),
            adjustment: self.adjustment(),
            restock: Restock::from(self.form.restocks),
            reason: self.form.text(&FormField::Reason).trim().to_owned(),
            allocation: self.allocation(),
            expected_total: None,
        }
    }

    fn line(&mut self, id: &LineId) -> Option<LineDraft> {
        let quantity = self.quantity(FormField::Quantity(id.clone()));
        let amount = self.amount(FormField::Value(id.clone()));
        (quantity.is_some() || amount.is_some()).then(|| LineDraft {
            line: id.clone(),
            quantity,
            amount,
            basis: self.form.basis,
            restock: quantity.and_then(|_| self.form.line_restock(id)).map(Restock::from),
        })
    }

    fn charges(&mut self, charges: &[Charge], field: fn(LineId) -> FormField) -> Vec<ChargeDraft> {
        let asked = |charge: &Charge| {
            let amount = self.amount(field(charge.id.clone()))?;
            Some(ChargeDraft { id: charge.id.clone(), amount, basis: self.form.basis })
        };
        charges.iter().filter_map(asked).collect()
    }

    fn adjustment(&mut self) -> Option<AdjustmentDraft> {
        let kind = self.form.adjustment?;
        let amount = self.amount(FormField::Adjustment)?;
        Some(AdjustmentDraft {
            amount: kind.signed(amount),
            reason: self.form.text(&FormField::AdjustmentReason).trim().to_owned(),
            tax: self.form.adjustment_tax,
        })
    }

    fn allocation(&mut self) -> Allocation {
        match self.form.split {
            Split::By(strategy) => strategy.into(),
            Split::Typed => {
                let payments = &self.creditable.order().payments;
                let share = |payment: &Payment| {
                    let amount = self.amount(FormField::Share(payment.id.clone()))?;
                    Some(PaymentShare { payment: payment.id.clone(), amount })
                };
                Allocation::Typed(payments.iter().filter_map(share).collect())
            }
        }
    }

    /// The units typed; zero is none.
    fn quantity(&mut self, field: FormField) -> Option<i64> {
        let text = self.form.text(&field).trim();
        if text.is_empty() {
            return None;
        }
        match text.parse::<i64>() {
            Ok(0) => None,
            Ok(quantity) => Some(quantity),
            Err(_) => {
                self.problems.push(FormProblem { field, wrong: Wrong::NotAQuantity });
                None
            }
        }
    }

    fn amount(&mut self, field: FormField) -> Option<Amount> {
        let text = self.form.text(&field).trim();
        if text.is_empty() {
            return None;
        }
        match read(text, self.creditable, self.locale) {
            Ok(amount) => Some(amount),
            Err(refusal) => {
                self.problems.push(FormProblem { field, wrong: Wrong::NotAnAmount(refusal) });
                None
            }
        }
    }
}

/// An amount of this order as people type it.
pub fn read(text: &str, creditable: &CreditableOrder, locale: Locale) -> Result<Amount, TypedAmountRefusal> {
    TypedAmount { currency: creditable.currency(), locale: Some(locale), signed: false }.read(text)
}
