//! The registering of a return: which units can come back, for which reason, and what is wrong with a draft.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::terms::{ReturnTermId, ReturnTerms};
use super::{OrderReturn, ReturnLine};
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::{LineId, Order, OrderLine};

/// A return as an agent asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnDraft {
    pub lines: Vec<ReturnLineDraft>,
    /// The reason of a lead who takes it although the return window is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_overruled: Option<String>,
}

/// Units of an order line, with a reason and an action by their identifiers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnLineDraft {
    pub line: LineId,
    pub quantity: u32,
    pub reason: ReturnTermId,
    pub action: ReturnTermId,
}

/// A place in a draft or a count; lines are counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnPlace {
    Lines,
    Line(usize, ReturnPart),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnPart {
    Line,
    Quantity,
    Reason,
    Action,
    Sound,
    Damaged,
}

/// A problem, and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReturnRefusal {
    pub place: ReturnPlace,
    pub problem: ReturnProblem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReturnProblem {
    #[error("a return is of something")]
    NothingAsked,
    #[error("a parcel without anything in it is not received: withdraw the return")]
    NothingCame,
    #[error("there is no such line")]
    UnknownItem,
    #[error("it is there already")]
    AskedTwice,
    #[error("a quantity is at least one")]
    QuantityNotPositive,
    #[error("only {returnable} can come back")]
    ExceedsReturnable { returnable: u32 },
    #[error("the shop has no such reason or action")]
    UnknownTerm,
    #[error("the reason or action is retired")]
    RetiredTerm,
}

impl ReturnProblem {
    /// Its name on the wire; these never change.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NothingAsked => "nothing_asked",
            Self::NothingCame => "nothing_came",
            Self::UnknownItem => "unknown_item",
            Self::AskedTwice => "asked_twice",
            Self::QuantityNotPositive => "quantity_not_positive",
            Self::ExceedsReturnable { .. } => "quantity_exceeds_returnable",
            Self::UnknownTerm => "unknown_term",
            Self::RetiredTerm => "retired_term",
        }
    }
}

/// The units of a line that left the shop, as far as they are goods. Of an order that is shipped or delivered all did, where
/// it does not say otherwise; of any other only those that it says so of. So a cancelled order takes a return of what was
/// already under way when it was cancelled, and of nothing else: what never left can't come back.
pub fn units_out(order: &Order, line: &OrderLine) -> u32 {
    if !line.kind.is_goods() {
        return 0;
    }
    let is_out = matches!(order.logistic_status, LogisticStatus::Shipped | LogisticStatus::Delivered);
    line.shipped.unwrap_or(if is_out { line.quantity } else { 0 }).min(line.quantity)
}

impl ReturnDraft {
    /// The lines that it stands for, with the texts of its reasons and actions as they are now.
    ///
    /// # Errors
    /// Everything that is wrong with it; `returnable` is what can come back of a line at most.
    pub fn lines(
        &self,
        order: &Order,
        terms: &ReturnTerms,
        returnable: impl Fn(&LineId) -> u32,
    ) -> Result<Vec<ReturnLine>, Vec<ReturnRefusal>> {
        let mut refusals = Vec::new();
        let mut lines = Vec::new();
        if self.lines.is_empty() {
            refusals.push(ReturnRefusal { place: ReturnPlace::Lines, problem: ReturnProblem::NothingAsked });
        }
        for (position, draft) in self.lines.iter().enumerate() {
            let mut refuse =
                |part, problem| refusals.push(ReturnRefusal { place: ReturnPlace::Line(position, part), problem });
            let at_most = returnable(&draft.line);
            if !order.lines.iter().any(|line| line.id == draft.line) {
                refuse(ReturnPart::Line, ReturnProblem::UnknownItem);
            } else if self.lines[..position].iter().any(|before| before.line == draft.line) {
                refuse(ReturnPart::Line, ReturnProblem::AskedTwice);
            } else if draft.quantity == 0 {
                refuse(ReturnPart::Quantity, ReturnProblem::QuantityNotPositive);
            } else if draft.quantity > at_most {
                refuse(ReturnPart::Quantity, ReturnProblem::ExceedsReturnable { returnable: at_most });
            }
            let reason = terms.reason(&draft.reason);
            if let Some(problem) = term_problem(reason.map(|listed| listed.retired)) {
                refuse(ReturnPart::Reason, problem);
            }
            let action = terms.action(&draft.action);
            if let Some(problem) = term_problem(action.map(|listed| listed.retired)) {
                refuse(ReturnPart::Action, problem);
            }
            if let Some((reason, action)) = reason.zip(action) {
                lines.push(ReturnLine {
                    line: draft.line.clone(),
                    quantity: draft.quantity,
                    reason: reason.reason.clone(),
                    action: action.action.clone(),
                });
            }
        }
        if refusals.is_empty() { Ok(lines) } else { Err(refusals) }
    }
}

const fn term_problem(retired: Option<bool>) -> Option<ReturnProblem> {
    match retired {
        None => Some(ReturnProblem::UnknownTerm),
        Some(true) => Some(ReturnProblem::RetiredTerm),
        Some(false) => None,
    }
}

/// The units of a line that a return can be about, beside these returns.
pub(in crate::domain) fn returnable<'a>(
    order: &Order,
    others: impl Iterator<Item = &'a OrderReturn>,
    id: &LineId,
) -> u32 {
    let out = order.lines.iter().find(|line| line.id == *id).map_or(0, |line| units_out(order, line));
    others.fold(out, |left, other| left.saturating_sub(other.taken(id)))
}
