//! The credit notes of an order as credit at a till: the money that their refunds are about, while nobody has gone to give
//! it back.

use super::Case;
use crate::domain::credit::{CreditNote, CreditNoteNumber};
use crate::domain::money::{Amount, total};
use crate::domain::refund_task::{RefundState, RefundTask, RefundTaskId, TakenOn};
use crate::domain::till_credit::{TillCredit, TillCreditState, TillUse, TillUseDraft};

/// The reason why a till does not get so much of a credit note.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TillRefusal {
    #[error("the order has no such credit note")]
    UnknownNote,
    #[error("no till takes anything of it any more")]
    NotUsable,
    #[error("an agent is about to give it back")]
    TakenOn(Box<TakenOn>),
    #[error("less can be used of it")]
    MoreThanUsable,
    #[error("the amount is none of this currency, or nothing")]
    WrongAmount,
    #[error("this receipt has used the note already")]
    ReceiptUsed,
}

impl Case<'_> {
    /// What a till is told of this note.
    pub fn till_credit(&self, note: &CreditNote) -> TillCredit {
        let sum = |amounts: &mut dyn Iterator<Item = Amount>| total(self.order.currency, amounts);
        let uses = self.till_uses(&note.number);
        let usable = sum(&mut self.usable_at_till(&note.number).map(|(_, amount)| amount));
        let used = sum(&mut uses.iter().map(|past| past.amount));
        let state = match (usable.is_positive(), used.is_positive()) {
            (true, false) => TillCreditState::Open,
            (true, true) => TillCreditState::PartlyUsed,
            (false, true) => TillCreditState::Used,
            (false, false) => TillCreditState::NotUsable,
        };
        TillCredit {
            note: note.number.clone(),
            order: self.order.number.clone(),
            currency: self.order.currency,
            credited: note.quote.total,
            usable,
            used,
            state,
            uses,
        }
    }

    /// The refunds that a use of this note settles, in their order, and how much of each.
    ///
    /// # Errors
    /// The reason why a till does not get so much.
    pub fn use_at_till(
        &self,
        note: &CreditNoteNumber,
        draft: &TillUseDraft,
    ) -> Result<Vec<(RefundTaskId, Amount)>, TillRefusal> {
        let Some(note) = self.notes.iter().find(|known| known.number == *note) else {
            return Err(TillRefusal::UnknownNote);
        };
        let credit = self.till_credit(note);
        if credit.uses.iter().any(|past| past.receipt == draft.receipt) {
            return Err(TillRefusal::ReceiptUsed);
        }
        if !credit.usable.is_positive() {
            return Err(self.taken_on(&note.number).map_or(TillRefusal::NotUsable, TillRefusal::TakenOn));
        }
        if draft.amount.digits() != credit.usable.digits() || !draft.amount.is_positive() {
            return Err(TillRefusal::WrongAmount);
        }
        if draft.amount > credit.usable {
            return Err(TillRefusal::MoreThanUsable);
        }
        let mut left = draft.amount;
        let mut shares = Vec::new();
        for (task, usable) in self.usable_at_till(&note.number) {
            let share = left.min(usable);
            if share.is_positive() {
                shares.push((task.id.clone(), share));
                left -= share;
            }
        }
        Ok(shares)
    }

    /// The refunds of this note that wait for somebody, and a till takes as well. A test order's notes credit nothing.
    fn usable_at_till<'s>(&'s self, note: &'s CreditNoteNumber) -> impl Iterator<Item = (&'s RefundTask, Amount)> {
        self.refunds_of(note).filter(|_| !self.order.test).filter_map(|task| Some((task, task.usable_at_till()?)))
    }

    /// What tills took of this note. One use settles a refund of each payment that it needs.
    fn till_uses(&self, note: &CreditNoteNumber) -> Vec<TillUse> {
        let mut uses: Vec<TillUse> = Vec::new();
        for task in self.refunds_of(note) {
            let (RefundState::UsedAtTill { receipt, at, .. }, Some(amount)) = (&task.state, task.refunded()) else {
                continue;
            };
            match uses.iter_mut().find(|known| known.receipt == *receipt) {
                Some(known) => known.amount = total(self.order.currency, [known.amount, amount]),
                None => uses.push(TillUse { receipt: receipt.clone(), amount, at: *at }),
            }
        }
        uses.sort_by_key(|past| past.at);
        uses
    }

    /// Who is about to give some of this note's money back.
    fn taken_on(&self, note: &CreditNoteNumber) -> Option<Box<TakenOn>> {
        self.refunds_of(note).find_map(|task| match &task.state {
            RefundState::Opened { at, by } => Some(Box::new(TakenOn { by: by.clone(), at: *at })),
            _ => None,
        })
    }

    fn refunds_of<'s>(&'s self, note: &'s CreditNoteNumber) -> impl Iterator<Item = &'s RefundTask> {
        self.tasks.iter().copied().filter(|task| task.cause.is_note(note))
    }
}
