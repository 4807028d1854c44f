//! What fills many fields at once: everything that is left, a typed total, amounts with or without taxes.

use super::creditable_order::{Ground, on};
use super::evaluation::{Answer, draft_of, read};
use super::form::{AdjustmentKind, Field, Form, Split};
use super::suggestion::Offer;
use crate::domain::credit::{
    Basis, ChargeDraft, ChargeLeft, CreditNoteDraft, Left, LineDraft, everything_refundable, lowered_to, with_total,
};
use crate::domain::locale::Locale;
use crate::domain::money::Amount;
use crate::domain::payment::PaymentId;

impl Form {
    /// *Montant payé*: every field as if typed for all that is left. What the sum of the items differs by from what
    /// may go back becomes an adjustment with its reason.
    pub fn fill_everything(&mut self, ground: &Ground, locale: Locale) {
        let all = ground.with_past(|past| everything_refundable(ground.order(), past));
        let basis = self.basis;
        self.clear_items();
        self.type_out(&all, ground, locale);
        // A part of what is left is exact only with taxes; all of it is as well without.
        let is_part = |line: &LineDraft| line.amount.is_some_and(|amount| amount != ground.line(&line.line).gross);
        let is_part_of =
            |charge: &ChargeDraft| ground.charge(&charge.id).is_some_and(|left| left.gross != charge.amount);
        if !all.lines.iter().any(is_part) && !all.shipping.iter().chain(&all.fees).any(is_part_of) {
            self.set_basis(basis, ground, locale);
        }
    }

    /// The items and the adjustment of a draft that has its amounts with taxes, as if typed.
    fn type_out(&mut self, draft: &CreditNoteDraft, ground: &Ground, locale: Locale) {
        self.basis = Basis::Gross;
        self.clear_values();
        for LineDraft { line, quantity, amount, .. } in &draft.lines {
            self.set_quantity(line, quantity.unwrap_or(0));
            let text = amount.map(|amount| amount.display_number(locale)).unwrap_or_default();
            self.set_text(Field::Value(line.clone()), text);
        }
        for charge in &draft.shipping {
            self.set_text(Field::Parcel(charge.id.clone()), charge.amount.display_number(locale));
        }
        for charge in &draft.fees {
            self.set_text(Field::Fee(charge.id.clone()), charge.amount.display_number(locale));
        }
        self.adjust(draft.adjustment.as_ref().map_or_else(|| ground.zero(), |adjustment| adjustment.amount), locale);
        if let Some(adjustment) = &draft.adjustment {
            self.adjustment_tax = adjustment.tax;
            self.set_text(Field::AdjustmentReason, adjustment.reason.clone());
        }
    }

    /// Whether the form asks for exactly everything.
    pub fn asks_for_everything(&self, ground: &Ground, locale: Locale) -> bool {
        let mut full = self.clone();
        full.fill_everything(ground, locale);
        let items = |form: &Self| {
            let (draft, _) = draft_of(form, ground, locale);
            let amount = draft.adjustment.map(|adjustment| adjustment.amount);
            (draft.lines, draft.shipping, draft.fees, amount)
        };
        full.asks_for_something() && items(self) == items(&full)
    }

    /// Amounts are typed with taxes from now on, or without. Those that stood for all that is left still do.
    pub fn set_basis(&mut self, basis: Basis, ground: &Ground, locale: Locale) {
        let before = std::mem::replace(&mut self.basis, basis);
        let mut convert = |field: Field, was: Amount, is: Amount| {
            if self.text(&field) == was.display_number(locale) {
                self.set_text(field, is.display_number(locale));
            }
        };
        for (id, left) in &ground.left.lines {
            let (was, is) = if basis == Basis::Net { (left.gross, left.net) } else { (left.net, left.gross) };
            convert(Field::Value(id.clone()), was, is);
        }
        for (field, charge) in charges(&ground.left) {
            convert(field, on(charge, before), on(charge, basis));
        }
    }

    /// The agent typed the total: the difference becomes an adjustment, which then wants a reason. `false` when the
    /// items are not sound, so that there is nothing to differ from.
    pub fn take_total(&mut self, draft: &CreditNoteDraft, ground: &Ground, total: Amount, locale: Locale) -> bool {
        let adjusted = ground.with_past(|past| with_total(ground.order(), past, draft, total));
        let Ok(adjusted) = adjusted else { return false };
        self.set_text(Field::Total, String::new());
        self.adjust(adjusted.adjustment.map_or_else(|| ground.zero(), |adjustment| adjustment.amount), locale);
        true
    }

    /// Takes what was offered instead of what is wrong with a field. To a limit of the whole the items are lowered: the
    /// agent chose no fee, and what is too much stays refundable.
    pub fn take(&mut self, field: Field, offer: Offer, ground: &Ground, locale: Locale) {
        match (&field, offer) {
            (Field::Total | Field::Split | Field::Adjustment, Offer::Limit(most)) => {
                let (draft, unread) = draft_of(self, ground, locale);
                // What can't be read would be gone, a fee perhaps that the customer is to bear.
                if !unread.is_empty() {
                    return;
                }
                let lowered = ground.with_past(|past| lowered_to(ground.order(), past, &draft, most));
                if let Ok(lowered) = lowered {
                    self.type_out(&lowered, ground, locale);
                }
            }
            (Field::Total, Offer::Meant(total)) => {
                let (draft, _) = draft_of(self, ground, locale);
                self.take_total(&draft, ground, total, locale);
            }
            _ => self.set_text(field, offer.text(locale)),
        }
    }

    /// With this adjustment, or none for zero; its reason and treatment stay.
    fn adjust(&mut self, amount: Amount, locale: Locale) {
        self.adjustment = match amount.minor() {
            0 => None,
            1.. => Some(AdjustmentKind::Goodwill),
            _ => Some(AdjustmentKind::Fee),
        };
        let magnitude = amount.max(-amount);
        let text = if amount.is_zero() { String::new() } else { magnitude.display_number(locale) };
        self.set_text(Field::Adjustment, text);
    }

    /// From the split by rule to a typed one that begins with the same shares.
    pub fn type_split(&mut self, answer: &Answer, ground: &Ground, locale: Locale) {
        for payment in &ground.order().payments {
            let share =
                answer.whole().and_then(|quote| quote.allocation.iter().find(|share| share.payment == payment.id));
            let text = share.map(|share| share.amount.display_number(locale)).unwrap_or_default();
            self.set_text(Field::Share(payment.id.clone()), text);
        }
        self.split = Split::Typed;
    }

    /// This payment gives back what the others leave of the total, as far as it can.
    pub fn take_rest(&mut self, payment: &PaymentId, answer: &Answer, ground: &Ground, locale: Locale) {
        let Some(total) = answer.to_split() else { return };
        let others = ground.order().payments.iter().filter(|other| other.id != *payment);
        let typed = others.filter_map(|other| read(self.text(&Field::Share(other.id.clone())), ground, locale).ok());
        let rest = typed.fold(total, |rest, share| rest - share).min(ground.payment(payment)).max(ground.zero());
        let text = if rest.is_zero() { String::new() } else { rest.display_number(locale) };
        self.set_text(Field::Share(payment.clone()), text);
    }
}

/// What is left of each parcel and fee, with its field.
fn charges(left: &Left) -> impl Iterator<Item = (Field, &ChargeLeft)> {
    let shipping = left.shipping.iter().map(|charge| (Field::Parcel(charge.id.clone()), charge));
    let fees = left.fees.iter().map(|charge| (Field::Fee(charge.id.clone()), charge));
    shipping.chain(fees)
}
