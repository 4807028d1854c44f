//! The reading of a form's texts into the draft that it stands for.

use super::creditable_order::CreditableOrder;
use super::form::{Form, FormField, LineStock, Split};
use super::problem::{FormProblem, Wrong};
use crate::domain::credit::{
    AdjustmentDraft, Allocation, Cap, ChargeDraft, CreditNoteDraft, Limit, LineDraft, LineRestock, PaymentShare,
    Restock, UnitCondition, UnitsByCondition,
};
use crate::domain::locale::Locale;
use crate::domain::money::Amount;
use crate::domain::money::typed::{TypedAmount, TypedAmountRefusal};
use crate::domain::order::{Charge, LineId};
use crate::domain::payment::Payment;

/// The draft that a form stands for, as far as its texts can be read, and those that can't.
pub fn draft_of(form: &Form, creditable: &CreditableOrder, locale: Locale) -> (CreditNoteDraft, Vec<FormProblem>) {
    let mut reader = DraftReader { form, creditable, locale, problems: Vec::new() };
    let draft = reader.draft();
    // It is no part of the draft, and still has to be one that a note can come to.
    if let Some(total) = reader.amount(FormField::Total) {
        let most = if form.payout.is_full() { creditable.left.most } else { creditable.left.uncredited };
        let wrong = match total {
            total if total.is_zero() => Some(Wrong::NoTotal),
            total if total > most => Some(Wrong::Exceeds(Limit::Amount(Cap::Captured, most))),
            _ => None,
        };
        reader.problems.extend(wrong.map(|wrong| FormProblem { field: FormField::Total, wrong }));
    }
    (draft, reader.problems)
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
            payout: self.form.payout,
            for_return: self.form.of_return.clone(),
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
            restock: quantity.and_then(|quantity| self.restock(id, quantity)),
        })
    }

    /// What becomes of so many units, unless nothing is said of them.
    fn restock(&mut self, line: &LineId, quantity: i64) -> Option<LineRestock> {
        let usual = self.creditable.usual_condition(line);
        let quantity = u32::try_from(quantity).unwrap_or(0);
        Some(match self.form.stock_of(line, usual) {
            LineStock::Unchanged if !self.form.restocks => return None,
            LineStock::Unchanged => LineRestock::Alike(Restock::Leave),
            LineStock::All(condition) => LineRestock::By(UnitsByCondition::all(condition, quantity)),
            LineStock::Several => {
                let others = UnitCondition::ALL.into_iter().filter(|condition| *condition != usual);
                let typed = others.fold(UnitsByCondition::default(), |units, condition| {
                    self.count(FormField::Units(line.clone(), condition));
                    units.with(condition, self.form.units(line, condition))
                });
                LineRestock::By(typed.filled_up(usual, quantity))
            }
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

    /// Says where the text is no number of units.
    fn count(&mut self, field: FormField) {
        let text = self.form.text(&field).trim();
        if !text.is_empty() && text.parse::<u32>().is_err() {
            self.problems.push(FormProblem { field, wrong: Wrong::NotAQuantity });
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
