//! Why money goes back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::credit::CreditNoteNumber;

/// What a refund gives back: something that was credited, or what was never owed. On the wire one of two fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "CauseFields", into = "CauseFields")]
pub enum RefundCause {
    /// The note that credits what this gives back.
    CreditNote(CreditNoteNumber),
    /// More was paid than the order cost (*trop-perçu*): money that is on no credit note.
    Overpayment(Overpayment),
    /// Nothing goes back: the order is cancelled, and money is set aside for it that nobody takes any more.
    SetAside(SetAside),
}

/// Who cancelled the order that money is set aside for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetAside {
    /// The agent's name, as it was then.
    pub by: String,
}

/// That more was paid than the order cost, and who found it so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Overpayment {
    /// Why it goes back.
    pub reason: String,
    /// The agent's name, as it was then.
    pub by: String,
}

impl RefundCause {
    pub const fn credit_note(&self) -> Option<&CreditNoteNumber> {
        match self {
            Self::CreditNote(note) => Some(note),
            Self::Overpayment(_) | Self::SetAside(_) => None,
        }
    }

    pub const fn overpayment(&self) -> Option<&Overpayment> {
        match self {
            Self::CreditNote(_) | Self::SetAside(_) => None,
            Self::Overpayment(overpayment) => Some(overpayment),
        }
    }

    /// Whether it is this note.
    pub fn is_note(&self, note: &CreditNoteNumber) -> bool {
        self.credit_note() == Some(note)
    }
}

/// A refund's cause as it goes over the wire: exactly one of these.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CauseFields {
    /// The note that credits what this gives back; `null` for what was paid beyond the price of the order, or only set aside.
    credit_note: Option<CreditNoteNumber>,
    /// Left out for what a note credits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    overpayment: Option<Overpayment>,
    /// Left out for all that gives money back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    set_aside: Option<SetAside>,
}

/// A refund has one cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a refund is caused by a credit note, by an overpayment or by what is set aside")]
pub struct NoSingleCause;

impl TryFrom<CauseFields> for RefundCause {
    type Error = NoSingleCause;

    fn try_from(fields: CauseFields) -> Result<Self, Self::Error> {
        match (fields.credit_note, fields.overpayment, fields.set_aside) {
            (Some(note), None, None) => Ok(Self::CreditNote(note)),
            (None, Some(overpayment), None) => Ok(Self::Overpayment(overpayment)),
            (None, None, Some(set_aside)) => Ok(Self::SetAside(set_aside)),
            _ => Err(NoSingleCause),
        }
    }
}

impl From<RefundCause> for CauseFields {
    fn from(cause: RefundCause) -> Self {
        let none = Self { credit_note: None, overpayment: None, set_aside: None };
        match cause {
            RefundCause::CreditNote(note) => Self { credit_note: Some(note), ..none },
            RefundCause::Overpayment(overpayment) => Self { overpayment: Some(overpayment), ..none },
            RefundCause::SetAside(set_aside) => Self { set_aside: Some(set_aside), ..none },
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_cause_is_one_of_three_fields() {
        let note = RefundCause::CreditNote(CreditNoteNumber::new(2026, 1));
        let overpayment =
            RefundCause::Overpayment(Overpayment { reason: "Paid twice".to_owned(), by: "Awa".to_owned() });
        let on_the_wire = [
            (note, json!({ "credit_note": "AV-2026-000001" })),
            (overpayment, json!({ "credit_note": null, "overpayment": { "reason": "Paid twice", "by": "Awa" } })),
            (
                RefundCause::SetAside(SetAside { by: "Awa".to_owned() }),
                json!({ "credit_note": null, "set_aside": { "by": "Awa" } }),
            ),
        ];
        for (cause, fields) in on_the_wire {
            assert_eq!(serde_json::to_value(&cause).unwrap(), fields);
            assert_eq!(serde_json::from_value::<RefundCause>(fields).unwrap(), cause);
        }
        assert!(serde_json::from_value::<RefundCause>(json!({ "credit_note": null })).is_err());
    }
}
