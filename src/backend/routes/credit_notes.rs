//! What a credit note would come to, and reading one.

use super::answer::Answer;
use super::endpoint::Asked;
use crate::api::credit_notes::{CreditNoteDocument, PreviewCreditNote, ReadCreditNote};
use crate::api::problem::ProblemCode;
use crate::backend::refusal::Refusal;
use crate::backend::store::{OrderRecord, Seller};
use crate::domain::credit::{CreditNoteDraft, CreditNoteNumber};

pub(super) async fn preview(asked: Asked, draft: CreditNoteDraft) -> Result<Answer<PreviewCreditNote>, Refusal> {
    let record = asked.order().await?;
    Ok(Answer::json(record.credit_quote(&draft, asked.app.config.credits_gift_cards)?))
}

pub(super) async fn read(asked: Asked) -> Result<Answer<ReadCreditNote>, Refusal> {
    let number = CreditNoteNumber(asked.named.clone());
    let mut db = asked.app.store.begin_read().await?;
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
