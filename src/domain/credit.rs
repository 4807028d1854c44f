//! Crediting an order: what an agent asks for, what it comes to, and the note that is issued. From the ground up:
//! terms, draft, refusal and quote; the engine, which computes the one from the other; what stands on it; the note.

mod allocation;
mod conservation;
mod correction;
mod draft;
mod earlier;
mod engine;
mod explanation;
mod full_refund;
mod note;
mod note_number;
mod past;
mod place;
mod quote;
mod reduce;
mod refundable;
mod refusal;
mod terms;
mod unit_condition;

pub use allocation::{AllocatedShare, Allocation, PaymentShare, Strategy};
pub use conservation::Conservation;
pub use correction::correction;
pub use draft::{AdjustmentDraft, AdjustmentKind, ChargeDraft, CreditNoteDraft, LineDraft};
pub use earlier::{EarlierRefundProblem, check_earlier_refunds, earlier_refunds};
pub use engine::draft_check::missing_reason;
pub use engine::quote;
pub use explanation::{Explanation, Parts, ShareExplanation, TaxExplanation};
pub use full_refund::{full_cancellation, full_credit};
#[cfg(any(test, feature = "fixtures"))]
pub use note::fixture;
pub use note::{CorrectionRefusal, CreditNote};
pub use note_number::CreditNoteNumber;
pub use past::Past;
pub use place::{AdjustmentPart, ChargePart, LinePart, Place, SharePart};
pub use quote::{
    AdjustedTax, AdjustmentQuote, ChargeQuote, LineLeft, LineQuote, Quote, RemainingAfter, TaxQuote, TaxTotal,
};
pub use reduce::{adjust_to, reduce_to};
pub use refundable::{ChargeLeft, Refundable};
pub use refusal::{BindingCap, Cap, Limit, RefundProblem, RefundRefusal};
pub use terms::{AdjustmentTax, Basis, Occasion, Payout, Restock};
pub use unit_condition::{LineRestock, UnitCondition, UnitsByCondition};

#[cfg(test)]
mod tests;
