//! The returns of an order beside its credit notes: what can still come back, and what was refunded of what came.

use super::Case;
use crate::domain::credit::{
    CreditNoteDraft, LinePart, LineQuote, Place, Quote, RefundProblem, RefundRefusal, UnitsByCondition,
};
use crate::domain::order::LineId;
use crate::domain::returns::{
    OrderReturn, Receipt, ReceivedUnits, ReturnDraft, ReturnLine, ReturnNumber, ReturnRefusal, ReturnState,
    ReturnTerms, returnable,
};
use crate::domain::timestamp::Timestamp;

/// The reason why no credit note can be about a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteOfReturnRefusal {
    #[error("the order has no such return")]
    Unknown,
    #[error("the return was withdrawn")]
    Withdrawn,
}

impl Case<'_> {
    pub fn find_return(&self, number: &ReturnNumber) -> Option<&OrderReturn> {
        self.returns.iter().find(|back| back.number == *number)
    }

    /// The units of a line that a new return can be about.
    pub fn returnable(&self, line: &LineId) -> u32 {
        returnable(self.order, self.returns.iter(), line)
    }

    /// The units of a line that can come with this return at most, announced or not.
    pub fn receivable(&self, back: &OrderReturn, line: &LineId) -> u32 {
        returnable(self.order, self.returns.iter().filter(|other| other.number != back.number), line)
    }

    pub fn can_register_return(&self) -> bool {
        self.order.lines.iter().any(|line| self.returnable(&line.id) > 0)
    }

    /// The lines that a drafted return stands for.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn return_lines(
        &self,
        draft: &ReturnDraft,
        terms: &ReturnTerms,
    ) -> Result<Vec<ReturnLine>, Vec<ReturnRefusal>> {
        draft.lines(self.order, terms, |line| self.returnable(line))
    }

    /// The receipt of a return, as it was counted by somebody.
    ///
    /// # Errors
    /// Everything that is wrong with the count.
    pub fn receipt(
        &self,
        back: &OrderReturn,
        counted: &[ReceivedUnits],
        by: (Timestamp, &str),
    ) -> Result<Receipt, Vec<ReturnRefusal>> {
        back.receipt(counted, by, |line| self.receivable(back, line))
    }

    /// That a credit note can be about the return that it names.
    ///
    /// # Errors
    /// [`NoteOfReturnRefusal`].
    pub fn check_return_of(&self, draft: &CreditNoteDraft) -> Result<(), NoteOfReturnRefusal> {
        let Some(number) = &draft.for_return else { return Ok(()) };
        let back = self.find_return(number).ok_or(NoteOfReturnRefusal::Unknown)?;
        if matches!(back.state, ReturnState::Withdrawn { .. }) { Err(NoteOfReturnRefusal::Withdrawn) } else { Ok(()) }
    }

    /// The units of a line that the notes of this return have refunded.
    pub fn refunded_of(&self, back: &OrderReturn, line: &LineId) -> i64 {
        self.noted_of(back, line).map(|quote| quote.quantity).sum()
    }

    /// The units of a line that came back sound and that no note of this return has put on the shelf yet.
    pub fn sound_left_of(&self, back: &OrderReturn, line: &LineId) -> i64 {
        let sound = back.received(line).map_or(0, |received| i64::from(received.sound));
        let shelved: i64 = self.noted_of(back, line).map(|quote| quote.restock.brought(quote.quantity)).sum();
        (sound - shelved).max(0)
    }

    /// So many more units of a line by how they came back, the sound ones first; none where they did not come yet, or stay
    /// with the customer.
    pub fn came_back(&self, back: &OrderReturn, line: &LineId, units: i64) -> Option<UnitsByCondition> {
        back.received(line).filter(|_| back.line(line).is_some_and(|line| line.expected() > 0))?;
        let new = self.sound_left_of(back, line).min(units);
        let [new, damaged] = [new, units - new].map(|units| u32::try_from(units).unwrap_or(0));
        Some(UnitsByCondition { new, damaged, ..UnitsByCondition::default() })
    }

    /// What the notes of this return say of a line.
    fn noted_of<'a>(&'a self, back: &'a OrderReturn, line: &'a LineId) -> impl Iterator<Item = &'a LineQuote> {
        let notes = self.notes.iter().filter(|note| note.for_return.as_ref() == Some(&back.number));
        notes.flat_map(|note| &note.quote.lines).filter(move |quote| quote.line == *line)
    }

    /// The lines of a note of a return that would put something on the shelf that did not come back sound: what came in its
    /// parcel is new or is not, and only what is refunded beyond that can never have left.
    pub(super) fn restocked_beyond(&self, draft: &CreditNoteDraft, quote: &Quote) -> Vec<RefundRefusal> {
        let Some(back) = draft.for_return.as_ref().and_then(|number| self.find_return(number)) else {
            return Vec::new();
        };
        let beyond = |(position, line): (usize, &LineQuote)| {
            let (brought, sound) = (line.restock.brought(line.quantity), self.sound_left_of(back, &line.line));
            let never_left = line.shelved() - brought;
            let others = (line.quantity - self.unrefunded_of(back, &line.line)).max(0);
            let problem = if brought > sound {
                RefundProblem::RestockExceedsSound { asked: brought, sound }
            } else if never_left > others {
                RefundProblem::NeverLeftExceedsOthers { asked: never_left, others }
            } else {
                return None;
            };
            Some(RefundRefusal { place: Place::Line(position, LinePart::Restock), problem })
        };
        quote.lines.iter().enumerate().filter_map(beyond).collect()
    }

    /// The units that its notes have refunded beyond what came back of them, all lines together.
    pub fn refunded_beyond(&self, back: &OrderReturn) -> i64 {
        let beyond = |line: &LineId| (self.refunded_of(back, line) - i64::from(back.accounted(line))).max(0);
        self.order.lines.iter().map(|line| beyond(&line.id)).sum()
    }

    /// The units of a line that a note of this return can refund before it refunds more than came back.
    pub fn unrefunded_of(&self, back: &OrderReturn, line: &LineId) -> i64 {
        (i64::from(back.accounted(line)) - self.refunded_of(back, line)).max(0)
    }
}
