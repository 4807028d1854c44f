//! Taking a wrong credit note back.

use super::Case;
use crate::domain::credit::{CorrectionRefusal, CreditNote, Occasion, Quote, correction};
use crate::domain::refund_task::RefundTask;

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

    /// The figures of the note that takes this one back.
    pub fn correction(&self, wrong: &CreditNote) -> Quote {
        correction(self.order, &self.past(Occasion::CreditNote), &wrong.quote)
    }
}
