//! The issued credit note: numbered, printed, and never changed.

#[cfg(test)]
pub(crate) mod fixture;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::note_number::CreditNoteNumber;
use super::quote::Quote;
use super::terms::Restock;
use crate::domain::agent::Agent;
use crate::domain::cancellation::Cancellation;
use crate::domain::order::OrderNumber;
use crate::domain::refund_task::RefundTask;
use crate::domain::timestamp::Timestamp;

/// An issued credit note, as stored and answered. It never changes; a wrong one is corrected by another that
/// takes every figure of it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CreditNote {
    pub number: CreditNoteNumber,
    pub order: OrderNumber,
    /// With the offset of the shop's clock: its day is the day of the note, wherever it is read.
    pub issued_at: Timestamp,
    pub issued_by: Agent,
    pub reason: String,
    #[schemars(with = "bool")]
    pub restock: Restock,
    /// The note that this one takes back; the figures of this one then have the opposite sign.
    #[serde(default)]
    pub corrects: Option<CreditNoteNumber>,
    pub quote: Quote,
}

/// Why a credit note isn't taken back; see [`CreditNote::check_correctable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CorrectionRefusal {
    #[error("the order has no such credit note")]
    UnknownNote,
    #[error("the credit note is corrected already")]
    AlreadyCorrected,
    #[error("a correction can't be corrected: issue the credit note again")]
    IsACorrection,
    #[error("the order is cancelled, and what was cancelled stays credited")]
    Cancelled,
    #[error("the money went back, or may have")]
    RefundUnderWay,
}

impl CreditNote {
    /// That the note can still be taken back, on an order with this cancellation, these notes and refund tasks: it
    /// is no correction, not corrected yet, what it credited was not cancelled, and none of its money went back or
    /// may have.
    ///
    /// # Errors
    /// Why it can't.
    pub fn check_correctable<'t>(
        &self,
        cancellation: &Cancellation,
        notes: &[Self],
        tasks: impl IntoIterator<Item = &'t RefundTask>,
    ) -> Result<(), CorrectionRefusal> {
        self.check_uncorrected(notes)?;
        if !cancellation.can_be_left() {
            return Err(CorrectionRefusal::Cancelled);
        }
        let mut own_tasks = tasks.into_iter().filter(|task| task.credit_note == self.number);
        if own_tasks.all(RefundTask::can_be_withdrawn) { Ok(()) } else { Err(CorrectionRefusal::RefundUnderWay) }
    }

    /// That it is one of these notes of its order, takes none of them back, and none takes it back.
    ///
    /// # Errors
    /// What it is instead.
    pub fn check_uncorrected(&self, notes: &[Self]) -> Result<(), CorrectionRefusal> {
        if !notes.iter().any(|other| other.number == self.number) {
            return Err(CorrectionRefusal::UnknownNote);
        }
        if self.corrects.is_some() {
            return Err(CorrectionRefusal::IsACorrection);
        }
        if notes.iter().any(|other| other.corrects.as_ref() == Some(&self.number)) {
            return Err(CorrectionRefusal::AlreadyCorrected);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cancellation::ContactChannel;
    use crate::domain::credit::engine::quote;
    use crate::domain::credit::full_refund::full_cancellation;
    use crate::domain::credit::past::Past;
    use crate::domain::credit::terms::Occasion;
    use crate::domain::order::fixture::order;
    use crate::domain::refund_task::{self, RefundState};

    fn note(sequence: u32, corrects: Option<u32>) -> CreditNote {
        let order = order().line("mug", 1, "8.90", &[]).paid_by_card();
        let past = Past { quotes: Vec::new(), refunded: Vec::new(), occasion: Occasion::CreditNote };
        CreditNote {
            number: CreditNoteNumber::new(2026, sequence),
            corrects: corrects.map(|corrected| CreditNoteNumber::new(2026, corrected)),
            ..fixture::note(quote(&order, &past, &full_cancellation(&order, &past)).unwrap())
        }
    }

    /// A refund of the note of this number.
    fn task(of_note: u32, state: RefundState) -> RefundTask {
        RefundTask { credit_note: CreditNoteNumber::new(2026, of_note), state, ..refund_task::fixture::task() }
    }

    #[test]
    fn a_note_is_taken_back_while_nobody_went_to_the_provider_for_it() {
        let notes = [note(1, None), note(2, None)];
        let tasks = [task(1, RefundState::ToDo), task(2, refund_task::fixture::opened())];
        let check = |note: &CreditNote| note.check_correctable(&Cancellation::Idle, &notes, &tasks);
        assert_eq!(check(&notes[0]), Ok(()));
        assert_eq!(check(&notes[1]), Err(CorrectionRefusal::RefundUnderWay));
    }

    #[test]
    fn what_was_cancelled_stays_credited() {
        let notes = [note(1, None)];
        let check = |cancellation| notes[0].check_correctable(&cancellation, &notes, &[]);
        assert_eq!(check(Cancellation::Confirmed), Ok(()));
        let cancelled = Cancellation::MessageReady { contact_channel: ContactChannel::Phone };
        assert_eq!(check(cancelled), Err(CorrectionRefusal::Cancelled));
    }

    #[test]
    fn a_note_is_taken_back_once_and_its_correction_not_at_all() {
        let notes = [note(1, None), note(2, Some(1)), note(3, None)];
        let correctable = notes.iter().map(|note| note.check_correctable(&Cancellation::Idle, &notes, &[]));
        let (corrected, correction) = (CorrectionRefusal::AlreadyCorrected, CorrectionRefusal::IsACorrection);
        assert_eq!(correctable.collect::<Vec<_>>(), [Err(corrected), Err(correction), Ok(())]);
    }
}
