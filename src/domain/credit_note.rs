//! Credit notes: the draft that an agent fills in, and the numbered document that comes of it.

mod draft;
mod number;

use serde::{Deserialize, Serialize};

pub use draft::{AdjustmentDraft, AdjustmentTax, Basis, ChargeDraft, CreditNoteDraft, LineDraft};
pub use number::CreditNoteNumber;

use super::agent::Agent;
use super::order::OrderNumber;
use super::refund::Quote;
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
    /// Whether the note can still be taken back, among these notes and refund tasks of its order: it is no
    /// correction, not corrected yet, and none of its money went back or may have.
    pub fn is_correctable(&self, notes: &[Self], tasks: &[RefundTask]) -> bool {
        let is_corrected = notes.iter().any(|other| other.corrects.as_ref() == Some(&self.number));
        let mut own_tasks = tasks.iter().filter(|task| task.credit_note == self.number);
        self.corrects.is_none() && !is_corrected && own_tasks.all(RefundTask::can_be_withdrawn)
    }
}
