//! What a draft is told besides its figures.

use crate::domain::credit::quote::BindingCap;
use crate::domain::credit::refusal::{RefundProblem, RefundRefusal};

/// Problems and caps, gathered in the order of the draft.
#[derive(Default)]
pub(in crate::domain::credit) struct Findings {
    pub refusals: Vec<RefundRefusal>,
    pub caps: Vec<BindingCap>,
}

impl Findings {
    pub fn refuse(&mut self, pointer: impl Into<String>, problem: RefundProblem) {
        self.refusals.push(RefundRefusal { pointer: pointer.into(), problem });
    }

    /// The caps, when there was no problem.
    pub fn sound(self) -> Result<Vec<BindingCap>, Vec<RefundRefusal>> {
        if self.refusals.is_empty() { Ok(self.caps) } else { Err(self.refusals) }
    }
}
