//! Credit notes: the draft that an agent fills in, and the numbered document that comes of it.

mod draft;
#[cfg(test)]
pub(crate) mod fixture;
mod number;

use serde::{Deserialize, Serialize};

pub use draft::{AdjustmentDraft, AdjustmentTax, Basis, ChargeDraft, CreditNoteDraft, LineDraft};
pub use number::CreditNoteNumber;

use super::agent::Agent;
use super::order::OrderNumber;
use super::refund::{CorrectionRefusal, Quote};
use super::refund_task::RefundTask;
use super::timestamp::Timestamp;

/// Whether the goods go back on the shelf (*Mise à jour de l'inventaire*, seed 003). On the wire a boolean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "bool", into = "bool")]
pub enum Restock {
    /// The stock rises by what was refunded.
    Return,
    /// The stock stays as it is.
    #[default]
    Leave,
}

impl From<bool> for Restock {
    fn from(restock: bool) -> Self {
        if restock { Self::Return } else { Self::Leave }
    }
}

impl From<Restock> for bool {
    fn from(restock: Restock) -> Self {
        restock == Restock::Return
    }
}

/// An issued credit note, as stored and answered. It never changes; a wrong one is corrected by another that
/// takes every figure of it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "backend", derive(schemars::JsonSchema))]
pub struct CreditNote {
    pub number: CreditNoteNumber,
    pub order: OrderNumber,
    pub issued_at: Timestamp,
    pub issued_by: Agent,
    pub reason: String,
    #[cfg_attr(feature = "backend", schemars(with = "bool"))]
    pub restock: Restock,
    /// The note that this one takes back; the figures of this one then have the opposite sign.
    #[serde(default)]
    pub corrects: Option<CreditNoteNumber>,
    pub quote: Quote,
}

impl CreditNote {
    /// That the note can still be taken back, among these notes and refund tasks of its order: it is no
    /// correction, not corrected yet, and none of its money went back or may have.
    ///
    /// # Errors
    /// Why it can't.
    pub fn check_correctable<'t>(
        &self,
        notes: &[Self],
        tasks: impl IntoIterator<Item = &'t RefundTask>,
    ) -> Result<(), CorrectionRefusal> {
        if !notes.iter().any(|other| other.number == self.number) {
            return Err(CorrectionRefusal::UnknownNote);
        }
        if self.corrects.is_some() {
            return Err(CorrectionRefusal::IsACorrection);
        }
        if notes.iter().any(|other| other.corrects.as_ref() == Some(&self.number)) {
            return Err(CorrectionRefusal::AlreadyCorrected);
        }
        let mut own_tasks = tasks.into_iter().filter(|task| task.credit_note == self.number);
        if own_tasks.all(RefundTask::can_be_withdrawn) { Ok(()) } else { Err(CorrectionRefusal::RefundUnderWay) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::fixture::order;
    use crate::domain::refund::{Occasion, Past, everything_left, quote};
    use crate::domain::refund_task::{self, RefundState};

    fn note(sequence: u32, corrects: Option<u32>) -> CreditNote {
        let order = order().line("mug", 1, "8.90", &[]).paid_by_card();
        let past = Past { notes: &[], refunded: &[], occasion: Occasion::CreditNote };
        CreditNote {
            number: CreditNoteNumber::new(2026, sequence),
            corrects: corrects.map(|corrected| CreditNoteNumber::new(2026, corrected)),
            ..fixture::note(quote(&order, &past, &everything_left(&order, &past)).unwrap())
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
        assert_eq!(notes[0].check_correctable(&notes, &tasks), Ok(()));
        assert_eq!(notes[1].check_correctable(&notes, &tasks), Err(CorrectionRefusal::RefundUnderWay));
    }

    #[test]
    fn a_note_is_taken_back_once_and_its_correction_not_at_all() {
        let notes = [note(1, None), note(2, Some(1)), note(3, None)];
        let correctable = notes.iter().map(|note| note.check_correctable(&notes, &[]));
        let (corrected, correction) = (CorrectionRefusal::AlreadyCorrected, CorrectionRefusal::IsACorrection);
        assert_eq!(correctable.collect::<Vec<_>>(), [Err(corrected), Err(correction), Ok(())]);
    }
}
