//! Credit notes (*notes de crédit*): what one would come to, issuing it, and taking a wrong one back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::call;
use super::order_write::order_write;
use crate::domain::credit::{CreditNote, CreditNoteDraft, CreditNoteNumber, Quote};
use crate::domain::order::{Order, OrderNumber};
use crate::domain::seller::SellerIdentity;

/// POST `/orders/{number}/credit-notes/preview`: what the draft comes to, figure by figure and why. Changes
/// nothing; refuses what issuing would refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewCreditNote {
    pub number: OrderNumber,
    pub body: CreditNoteDraft,
}

call!(PreviewCreditNote { number, body: CreditNoteDraft } = Post "/orders/{number}/credit-notes/preview" => Quote);

/// POST `/orders/{number}/credit-notes`: issues the note with the next number, makes one refund task for each
/// payment in its split, and moves the stock, in one transaction. Refused while another agent has MOD on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueCreditNote {
    pub number: OrderNumber,
    pub body: CreditNoteDraft,
}

order_write!(IssueCreditNote { number: OrderNumber, body: CreditNoteDraft } = Post "/orders/{number}/credit-notes");

/// POST `/credit-notes/{number}/correction`: issues the note that takes this one back, and withdraws its refund tasks.
/// Refused once one of them was taken on, because its money may be back, and once the order is cancelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectCreditNote {
    pub note: CreditNoteNumber,
    pub body: CorrectCreditNoteBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectCreditNoteBody {
    /// The reason why the note was wrong; printed on the correction.
    pub reason: String,
}

order_write!(CorrectCreditNote { note: CreditNoteNumber, body: CorrectCreditNoteBody }
    = Post "/credit-notes/{number}/correction");

/// GET `/credit-notes/{number}`: a note and all that is printed on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCreditNote {
    pub note: CreditNoteNumber,
}

/// A credit note with all that is printed on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CreditNoteDocument {
    /// The shop's name when the note was issued.
    pub seller: String,
    /// The seller's details that an invoice must bear, a line each (CGI, annexe II, art. 242 nonies A): address,
    /// SIREN, VAT number.
    pub seller_details: Vec<String>,
    /// The same by fields, where the shop says it so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seller_identity: Option<SellerIdentity>,
    /// The order as it was charged, its moment with the offset of the shop's clock.
    pub order: Order,
    pub note: CreditNote,
}

call!(ReadCreditNote { note } = Get "/credit-notes/{number}" => CreditNoteDocument);
