//! What was in the parcel: sound, damaged, and what is missing of what was announced.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::registration::{ReturnPart, ReturnPlace, ReturnProblem, ReturnRefusal};
use super::{OrderReturn, ReturnLine};
use crate::domain::order::LineId;
use crate::domain::timestamp::Timestamp;

/// What an agent counted of a line. What is missing follows from what was announced, so that the two never disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceivedUnits {
    pub line: LineId,
    #[serde(default)]
    pub sound: u32,
    #[serde(default)]
    pub damaged: u32,
}

/// A line as it came back; more may have come than was announced, or less.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReceivedLine {
    pub line: LineId,
    pub sound: u32,
    pub damaged: u32,
    /// Units that were announced and did not come.
    pub missing: u32,
}

impl ReceivedLine {
    /// Units that came, whatever their state.
    pub const fn came(&self) -> u32 {
        self.sound.saturating_add(self.damaged)
    }
}

/// The opened parcel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    pub received_at: Timestamp,
    pub received_by: String,
    /// One for each line of the return, in its order.
    pub lines: Vec<ReceivedLine>,
}

impl Receipt {
    /// All units that are sound, damaged and missing.
    pub fn units(&self) -> [u32; 3] {
        self.lines.iter().fold([0; 3], |[sound, damaged, missing]: [u32; 3], line| {
            [
                sound.saturating_add(line.sound),
                damaged.saturating_add(line.damaged),
                missing.saturating_add(line.missing),
            ]
        })
    }
}

impl ReturnLine {
    /// The line as so many units of it came back.
    pub fn received(&self, sound: u32, damaged: u32) -> ReceivedLine {
        let missing = self.expected().saturating_sub(sound.saturating_add(damaged));
        ReceivedLine { line: self.line.clone(), sound, damaged, missing }
    }
}

impl OrderReturn {
    /// What was counted, as a receipt. A line that nothing is said of did not come.
    ///
    /// # Errors
    /// Everything that is wrong with the count; `returnable` is what may come of a line at most.
    pub fn receipt(
        &self,
        counted: &[ReceivedUnits],
        (at, by): (Timestamp, &str),
        returnable: impl Fn(&LineId) -> u32,
    ) -> Result<Receipt, Vec<ReturnRefusal>> {
        let mut refusals = Vec::new();
        let mut refuse = |position, part, problem| {
            refusals.push(ReturnRefusal { place: ReturnPlace::Line(position, part), problem })
        };
        for (position, units) in counted.iter().enumerate() {
            let came = units.sound.saturating_add(units.damaged);
            if self.line(&units.line).is_none() {
                refuse(position, ReturnPart::Line, ReturnProblem::UnknownItem);
            } else if counted[..position].iter().any(|before| before.line == units.line) {
                refuse(position, ReturnPart::Line, ReturnProblem::AskedTwice);
            } else if came > returnable(&units.line) {
                let part = if units.sound > returnable(&units.line) { ReturnPart::Sound } else { ReturnPart::Damaged };
                refuse(position, part, ReturnProblem::ExceedsReturnable { returnable: returnable(&units.line) });
            }
        }
        if counted.iter().all(|units| units.sound == 0 && units.damaged == 0) {
            refusals.push(ReturnRefusal { place: ReturnPlace::Lines, problem: ReturnProblem::NothingCame });
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let lines = self.lines.iter().map(|line| {
            let units = counted.iter().find(|units| units.line == line.line);
            let (sound, damaged) = units.map_or((0, 0), |units| (units.sound, units.damaged));
            line.received(sound, damaged)
        });
        Ok(Receipt { received_at: at, received_by: by.to_owned(), lines: lines.collect() })
    }
}
