//! What a credit note would come to, and reading one.

use super::answer::Answer;
use super::endpoint::SignedInRequest;
use crate::api::credit_notes::{CreditNoteDocument, PreviewCreditNote, ReadCreditNote};
use crate::api::problem::ProblemCode;
use crate::backend::refusal::Refusal;
use crate::backend::store::{OrderRecord, Seller};
use crate::domain::credit::{CreditNoteDraft, CreditNoteNumber};

pub(super) async fn preview(
    request: SignedInRequest,
    draft: CreditNoteDraft,
) -> Result<Answer<PreviewCreditNote>, Refusal> {
    let record = request.order().await?;
    Ok(Answer::json(record.credit_quote(&draft, request.app.config.credits_gift_cards)?))
}

pub(super) async fn read(request: SignedInRequest) -> Result<Answer<ReadCreditNote>, Refusal> {
    let number = CreditNoteNumber(request.named.clone());
    let mut db = request.app.store.begin_read().await?;
    let order = OrderRecord::number_of_credit_note(&mut db, &number).await?;
    let order = order.ok_or(ProblemCode::CreditNoteNotFound)?;
    let record = OrderRecord::load(&mut db, &order).await?.ok_or(ProblemCode::OrderNotFound)?;
    let note = record.credit_notes.into_iter().find(|note| note.number == number);
    let seller = Seller::of(&mut db, &number).await?.ok_or(ProblemCode::CreditNoteNotFound)?;
    Ok(Answer::json(CreditNoteDocument {
        seller: seller.name,
        seller_details: seller.details,
        order: record.order,
        note: note.ok_or(ProblemCode::CreditNoteNotFound)?,
    }))
}
