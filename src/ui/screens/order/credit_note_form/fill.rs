//! Fillings of many fields at once: everything that is left, a typed total, amounts with or without taxes.

use super::creditable_order::CreditableOrder;
use super::draft_reader::{draft_of, read};
use super::evaluation::Evaluation;
use super::form::{Form, FormField, LineStock, Split};
use super::suggestion::Suggestion;
use crate::domain::credit::{
    AdjustmentKind, Basis, ChargeDraft, ChargeLeft, CreditNoteDraft, LineDraft, Refundable, UnitCondition,
    UnitsByCondition,
};
use crate::domain::locale::Locale;
use crate::domain::money::Amount;
use crate::domain::payment::PaymentId;
use crate::domain::returns::OrderReturn;

impl Form {
    /// *Montant payé*: every field as if typed for all that is left. What the sum of the items differs by from what
    /// may go back becomes an adjustment with its reason.
    pub fn fill_everything(&mut self, creditable: &CreditableOrder, locale: Locale) {
        let all = creditable.case().full_credit(self.payout);
        let basis = self.basis;
        self.clear_items();
        self.type_out(&all, creditable, locale);
        // A part of what is left is exact only with taxes; all of it is as well without.
        let is_part =
            |line: &LineDraft| line.amount.is_some_and(|amount| amount != creditable.left.line(&line.line).gross);
        let is_part_of =
            |charge: &ChargeDraft| creditable.left.charge(&charge.id).is_some_and(|left| left.gross != charge.amount);
        if !all.lines.iter().any(is_part) && !all.shipping.iter().chain(&all.fees).any(is_part_of) {
            self.set_basis(basis, creditable, locale);
        }
    }

    /// The units of a return that nobody refunded yet, as far as the line has them left, each as it came back. What did not
    /// arrive yet, or stays with the customer, is on no shelf.
    pub fn fill_from_return(&mut self, back: &OrderReturn, creditable: &CreditableOrder, locale: Locale) {
        self.of_return = Some(back.number.clone());
        let case = creditable.case();
        let mut stock = Vec::new();
        for (line, _) in back.to_credit() {
            let units = case.unrefunded_of(back, line).min(creditable.left.line(line).quantity);
            if units > 0 {
                self.set_quantity(line, units);
                stock.push((line, case.came_back(back, line, units)));
            }
        }
        self.restocks = stock.iter().any(|(_, came)| came.is_some_and(|came| came.new > 0));
        for (line, came) in stock {
            let chosen = match came {
                None => LineStock::Unchanged,
                Some(UnitsByCondition { damaged: 0, .. }) => LineStock::All(UnitCondition::New),
                Some(UnitsByCondition { new: 0, .. }) => LineStock::All(UnitCondition::Damaged),
                Some(UnitsByCondition { damaged, .. }) => {
                    self.set_text(FormField::Units(line.clone(), UnitCondition::Damaged), damaged.to_string());
                    LineStock::Several
                }
            };
            self.set_stock(line.clone(), chosen, creditable.usual_condition(line));
        }
        let mut reasons: Vec<&str> = back.lines.iter().map(|line| line.reason.text.of(locale)).collect();
        reasons.dedup();
        self.set_text(FormField::Reason, reasons.join(", "));
    }

    /// The items and the adjustment of a draft that has its amounts with taxes, as if typed.
    fn type_out(&mut self, draft: &CreditNoteDraft, creditable: &CreditableOrder, locale: Locale) {
        self.basis = Basis::Gross;
        self.clear_values();
        for LineDraft { line, quantity, amount, .. } in &draft.lines {
            self.set_quantity(line, quantity.unwrap_or(0));
            let text = amount.map(|amount| amount.display_number(locale)).unwrap_or_default();
            self.set_text(FormField::Value(line.clone()), text);
        }
        for charge in &draft.shipping {
            self.set_text(FormField::Parcel(charge.id.clone()), charge.amount.display_number(locale));
        }
        for charge in &draft.fees {
            self.set_text(FormField::Fee(charge.id.clone()), charge.amount.display_number(locale));
        }
        self.adjust(
            draft.adjustment.as_ref().map_or_else(|| creditable.zero(), |adjustment| adjustment.amount),
            locale,
        );
        if let Some(adjustment) = &draft.adjustment {
            self.adjustment_tax = adjustment.tax;
            self.set_text(FormField::AdjustmentReason, adjustment.reason.clone());
        }
    }

    /// Amounts are typed with taxes from now on, or without. Those that stood for all that is left still do.
    pub fn set_basis(&mut self, basis: Basis, creditable: &CreditableOrder, locale: Locale) {
        let before = std::mem::replace(&mut self.basis, basis);
        let mut convert = |field: FormField, was: Amount, is: Amount| {
            if self.text(&field) == was.display_number(locale) {
                self.set_text(field, is.display_number(locale));
            }
        };
        for (id, left) in &creditable.left.lines {
            let (was, is) = if basis == Basis::Net { (left.gross, left.net) } else { (left.net, left.gross) };
            convert(FormField::Value(id.clone()), was, is);
        }
        for (field, charge) in charges(&creditable.left) {
            convert(field, charge.on(before), charge.on(basis));
        }
    }

    /// The agent typed the total: the difference becomes an adjustment, which then wants a reason. `false` when the
    /// items are not sound, so that there is nothing to differ from.
    pub fn take_total(
        &mut self,
        draft: &CreditNoteDraft,
        creditable: &CreditableOrder,
        total: Amount,
        locale: Locale,
    ) -> bool {
        let adjusted = creditable.case().adjust_to(draft, total);
        let Ok(adjusted) = adjusted else { return false };
        self.set_text(FormField::Total, String::new());
        self.adjust(adjusted.adjustment.map_or_else(|| creditable.zero(), |adjustment| adjustment.amount), locale);
        true
    }

    /// Takes what was offered instead of what is wrong with a field. To a limit of the whole the items are lowered: the
    /// agent chose no fee, and what is too much stays refundable.
    pub fn take(&mut self, field: FormField, suggestion: Suggestion, creditable: &CreditableOrder, locale: Locale) {
        match (&field, suggestion) {
            (FormField::Total | FormField::Split | FormField::Adjustment, Suggestion::Limit(most)) => {
                let (draft, unread) = draft_of(self, creditable, locale);
                // A text that can't be read would be lost, and it may be a fee that the customer is to bear.
                if !unread.is_empty() {
                    return;
                }
                let lowered = creditable.case().reduce_to(&draft, most);
                if let Ok(lowered) = lowered {
                    self.type_out(&lowered, creditable, locale);
                }
            }
            (FormField::Total, Suggestion::Meant(total)) => {
                let (draft, _) = draft_of(self, creditable, locale);
                self.take_total(&draft, creditable, total, locale);
            }
            _ => self.set_text(field, suggestion.text(locale)),
        }
    }

    /// With this adjustment, or none for zero; its reason and treatment stay.
    fn adjust(&mut self, amount: Amount, locale: Locale) {
        let adjustment = AdjustmentKind::of(amount);
        self.adjustment = adjustment.map(|(kind, _)| kind);
        let text = adjustment.map(|(_, magnitude)| magnitude.display_number(locale)).unwrap_or_default();
        self.set_text(FormField::Adjustment, text);
    }

    /// From the split by rule to a typed one that begins with the same shares.
    pub fn type_split(&mut self, evaluation: &Evaluation, creditable: &CreditableOrder, locale: Locale) {
        for payment in &creditable.order().payments {
            let share =
                evaluation.whole().and_then(|quote| quote.allocation.iter().find(|share| share.payment == payment.id));
            let text = share.map(|share| share.amount.display_number(locale)).unwrap_or_default();
            self.set_text(FormField::Share(payment.id.clone()), text);
        }
        self.split = Split::Typed;
    }

    /// This payment gives back what the others leave of the total, as far as it can.
    pub fn take_rest(
        &mut self,
        payment: &PaymentId,
        evaluation: &Evaluation,
        creditable: &CreditableOrder,
        locale: Locale,
    ) {
        let Some(total) = evaluation.to_split() else { return };
        let others = creditable.order().payments.iter().filter(|other| other.id != *payment);
        let typed =
            others.filter_map(|other| read(self.text(&FormField::Share(other.id.clone())), creditable, locale).ok());
        let rest = creditable.left.rest_for(payment, total, typed);
        let text = if rest.is_zero() { String::new() } else { rest.display_number(locale) };
        self.set_text(FormField::Share(payment.clone()), text);
    }
}

/// What is left of each parcel and fee, with its field.
fn charges(left: &Refundable) -> impl Iterator<Item = (FormField, &ChargeLeft)> {
    let shipping = left.shipping.iter().map(|charge| (FormField::Parcel(charge.id.clone()), charge));
    let fees = left.fees.iter().map(|charge| (FormField::Fee(charge.id.clone()), charge));
    shipping.chain(fees)
}
