//! What becomes of a credit note that was issued: it is taken back, or the customer is told of it.

use super::Case;
use crate::domain::credit::{CorrectionRefusal, CreditNote, Occasion, Quote, correction};
use crate::domain::refund_task::RefundTask;

/// Why a customer is not told of a credit note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TellingRefusal {
    UnknownNote,
    AlreadyCorrected,
    /// It is a correction, or its order is cancelled.
    Untold,
}

impl From<CorrectionRefusal> for TellingRefusal {
    fn from(refusal: CorrectionRefusal) -> Self {
        match refusal {
            CorrectionRefusal::UnknownNote => Self::UnknownNote,
            CorrectionRefusal::AlreadyCorrected => Self::AlreadyCorrected,
            CorrectionRefusal::IsACorrection | CorrectionRefusal::Cancelled | CorrectionRefusal::RefundUnderWay => {
                Self::Untold
            }
        }
    }
}

impl Case<'_> {
    /// Refuses unless the note can still be taken back: it is no correction, not corrected yet, nothing of it was
    /// cancelled, and none of its money went back or may have.
    ///
    /// # Errors
    /// The reason why it can't.
    pub fn check_correctable(&self, note: &CreditNote) -> Result<(), CorrectionRefusal> {
        note.check_uncorrected(self.notes)?;
        if !self.cancellation.can_be_left() {
            return Err(CorrectionRefusal::Cancelled);
        }
        let mut own_tasks = self.tasks.iter().filter(|task| task.cause.is_note(&note.number));
        let is_free = own_tasks.all(|task| RefundTask::can_be_withdrawn(task));
        if is_free { Ok(()) } else { Err(CorrectionRefusal::RefundUnderWay) }
    }

    /// Refuses unless the customer can be told of the note: it is no correction, was not taken back, and the order is not
    /// cancelled, whose own mail then says what goes back.
    ///
    /// # Errors
    /// The reason why not.
    pub fn check_tellable(&self, note: &CreditNote) -> Result<(), TellingRefusal> {
        note.check_uncorrected(self.notes)?;
        if self.cancellation.can_be_left() { Ok(()) } else { Err(TellingRefusal::Untold) }
    }

    /// The figures of the note that takes this one back.
    pub fn correction(&self, wrong: &CreditNote) -> Quote {
        correction(self.order, &self.past(Occasion::CreditNote), &wrong.quote)
    }
}
