//! *Montant payé*: the draft of a form that asks for all that is left, to be told from one that asks for less.

use super::creditable_order::CreditableOrder;
use super::draft_reader::draft_of;
use super::form::Form;
use crate::domain::credit::{Basis, CreditNoteDraft, LineDraft};
use crate::domain::locale::Locale;
use crate::domain::money::Amount;
use crate::domain::order::LineId;

/// All that is left of an order, as typed with taxes or without.
pub struct Everything(CreditNoteDraft);

impl Everything {
    /// `None` where nothing is left.
    pub fn of(creditable: &CreditableOrder, basis: Basis, locale: Locale) -> Option<Self> {
        let mut form = Form::new(true);
        form.basis = basis;
        form.fill_everything(creditable, locale);
        let (draft, _) = draft_of(&form, creditable, locale);
        form.asks_for_something().then_some(Self(draft))
    }

    /// Whether the draft asks for exactly that, whatever it says of the stock, the split and its reasons.
    pub fn is_asked_by(&self, draft: &CreditNoteDraft) -> bool {
        draft.lines.iter().map(asked).eq(self.0.lines.iter().map(asked))
            && draft.shipping == self.0.shipping
            && draft.fees == self.0.fees
            && adjusted(draft) == adjusted(&self.0)
    }
}

fn asked(line: &LineDraft) -> (&LineId, Option<i64>, Option<Amount>, Basis) {
    (&line.line, line.quantity, line.amount, line.basis)
}

fn adjusted(draft: &CreditNoteDraft) -> Option<Amount> {
    draft.adjustment.as_ref().map(|adjustment| adjustment.amount)
}
