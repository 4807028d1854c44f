//! The issued credit note: numbered, printed, and never changed.

#[cfg(any(test, feature = "fixtures"))]
pub mod fixture;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::note_number::CreditNoteNumber;
use super::quote::Quote;
use super::terms::Restock;
use crate::domain::agent::Agent;
use crate::domain::exchange_rate::TaxInEuros;
use crate::domain::order::OrderNumber;
use crate::domain::returns::ReturnNumber;
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
    /// The return that it is about; also of the note that takes such a one back.
    #[serde(default, rename = "return", skip_serializing_if = "Option::is_none")]
    pub for_return: Option<ReturnNumber>,
    pub quote: Quote,
    /// The tax in euros, of a note in another currency, where somebody gave a rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_in_euros: Option<TaxInEuros>,
}

/// A reason why a credit note isn't taken back; see `Case::check_correctable`.
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
    /// The note among these that takes the one of this number back, if one does.
    pub fn correction_of<'n>(number: &CreditNoteNumber, notes: &'n [Self]) -> Option<&'n Self> {
        notes.iter().find(|note| note.corrects.as_ref() == Some(number))
    }

    /// Of these notes of an order the one that a customer is told of: the last that counts.
    pub fn to_tell_of(notes: &[Self]) -> Option<&Self> {
        notes.iter().rev().find(|note| note.check_uncorrected(notes).is_ok())
    }

    /// Refuses unless it is one of these notes of its order, takes none of them back, and none takes it back.
    ///
    /// # Errors
    /// The reason, as far as the notes alone tell it.
    pub fn check_uncorrected(&self, notes: &[Self]) -> Result<(), CorrectionRefusal> {
        if !notes.iter().any(|other| other.number == self.number) {
            return Err(CorrectionRefusal::UnknownNote);
        }
        if self.corrects.is_some() {
            return Err(CorrectionRefusal::IsACorrection);
        }
        if Self::correction_of(&self.number, notes).is_some() {
            return Err(CorrectionRefusal::AlreadyCorrected);
        }
        Ok(())
    }
}
